"""The sign-in service of municipalities, Entra ID: who a token is about, and that it is real.

A person there is a tenant (`tid`) and an object in it (`oid`). Name and address are neither asked
for nor kept: the other side may give them to somebody else. The library looks for this module by
its name.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

type Claims = dict[str, Any]


class EntraAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # untyped library
    """Asks for a token, and reads it."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, EntraProvider.id)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return str(build_absolute_uri(request, reverse("entra_callback")))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> Claims:
        config = self.openid_config
        with get_adapter().get_requests_session() as session:
            answer = session.get(config["jwks_uri"])
            answer.raise_for_status()
        try:
            return claims_in(
                id_token,
                keys=answer.json()["keys"],
                issuer=config["issuer"],
                audience=app.client_id,
            )
        except (jwt.PyJWTError, ValueError) as error:
            raise OAuth2Error(str(error)) from error


class EntraProvider(OpenIDConnectProvider):  # type: ignore[misc]
    id = "entra"
    name = "Entra ID"
    oauth2_adapter_class = EntraAdapter
    supports_token_authentication = False

    def get_oauth2_adapter(self, request: HttpRequest) -> EntraAdapter:
        return EntraAdapter(request)

    def get_login_url(self, request: HttpRequest, **kwargs: object) -> str:
        return reverse("entra_login")

    def get_callback_url(self) -> str:
        return reverse("entra_callback")

    def extract_uid(self, data: Mapping[str, Claims]) -> str:
        if "id_token" not in data:
            raise OAuth2Error("no ID token")
        claims = data["id_token"]
        return f"{claims['tid']}:{claims['oid']}"

    def extract_extra_data(self, data: Mapping[str, Claims]) -> Claims:
        return {}

    def extract_common_fields(self, data: Mapping[str, Claims]) -> Claims:
        return {}

    def extract_email_addresses(self, data: Mapping[str, Claims]) -> list[EmailAddress]:
        return []


def claims_in(
    token: str, *, keys: Sequence[Mapping[str, str]], issuer: str, audience: str
) -> Claims:
    """What an ID token says, once found to be real; its `tid` and `oid` in their common form.

    Entra has one discovery document and one set of keys for all tenants: where the issuer has
    `{tenantid}`, the token's own tenant stands in the token. A key may name an issuer of its own,
    and signs for that one only. Raises `jwt.PyJWTError`, or ValueError for ids that are no GUIDs.
    """
    kid = jwt.get_unverified_header(token).get("kid")
    key = next((key for key in keys if key.get("kid") == kid), None)
    if key is None:
        raise jwt.InvalidKeyError("signed with an unknown key")
    claims: Claims = jwt.decode(
        token,
        jwt.PyJWK(dict(key), algorithm="RS256"),
        algorithms=["RS256"],
        audience=audience,
        leeway=60,
        options={"require": ["exp", "iat", "iss", "aud", "tid", "oid"]},
    )
    for template in (issuer, key.get("issuer", issuer)):
        if claims["iss"] != template.replace("{tenantid}", str(claims["tid"])):
            raise jwt.InvalidIssuerError("from another issuer")
    return claims | {name: str(UUID(str(claims[name]))) for name in ("tid", "oid")}


def service() -> str | None:
    """What the service is called ("" for no name of its own); None where there is none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS[EntraProvider.id]["APPS"]
    return str(apps[0]["name"]) if apps else None


provider_classes = [EntraProvider]
