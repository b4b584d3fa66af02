"""An OpenID provider in a process of its own, which names issuers as Entra ID does.

`python -m tests.rig.oidc PORT` is `oidc-provider-mock`, but its discovery document gives one
issuer for all tenants, with `{tenantid}` in it, and a token has its own tenant there.
"""

import json
import os
import subprocess
import sys
from urllib.request import Request, urlopen

import flask
import oidc_provider_mock
import uvicorn

from tests.rig.processes import answers, end, start, wait_until


class Oidc:
    """The provider as a test sees it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What SAMVERK_OIDC_ISSUER should be."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = start([sys.executable, "-m", "tests.rig.oidc", str(self.port)])
        wait_until(lambda: answers(self.port), what="the OpenID provider")

    def stop(self) -> None:
        if self.process:
            end(self.process)

    def account(self, name: str, *, tid: str, oid: str, email: str = "") -> None:
        """Somebody who can sign in there, by the provider's own API."""
        claims = {"tid": tid, "oid": oid, "email": email, "iss": f"{self.url}/{tid}/v2.0"}
        headers = {"Content-Type": "application/json"}
        body = json.dumps(claims).encode()
        urlopen(Request(f"{self.url}/users/{name}", body, headers, method="PUT")).close()


def one_issuer_for_all(answer: flask.Response) -> flask.Response:
    if flask.request.path == "/.well-known/openid-configuration":
        told = answer.get_json()
        answer.set_data(json.dumps(told | {"issuer": f"{told['issuer']}/{{tenantid}}/v2.0"}))
    return answer


def serve(port: int) -> None:
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    provider = oidc_provider_mock.app()
    provider.after_request(one_issuer_for_all)
    uvicorn.run(provider, interface="wsgi", host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    serve(int(sys.argv[1]))
