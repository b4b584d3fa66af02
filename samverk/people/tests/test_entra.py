"""Tokens as Entra ID makes them, and those that only look so."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from samverk.people.provider import claims_in

ISSUER = "https://login.example/{tenantid}/v2.0"
TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e"
OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
KEY = generate_private_key(65537, 2048)
FOREIGN = generate_private_key(65537, 2048)


def public(key: RSAPrivateKey, **told: str) -> dict[str, str]:
    written: dict[str, str] = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
    return written | {"kid": "one", "use": "sig"} | told


def token(key: RSAPrivateKey = KEY, *, kid: str = "one", **changed: Any) -> str:
    now = int(time.time())
    claims = {
        "iss": ISSUER.replace("{tenantid}", TENANT),
        "aud": "samverk",
        "iat": now,
        "exp": now + 600,
        "tid": TENANT,
        "oid": OTHER,
        "sub": "somebody",
        "email": "olof.nyman@hjo.example",
    }
    said = {name: value for name, value in (claims | changed).items() if value is not None}
    return jwt.encode(said, key, algorithm="RS256", headers={"kid": kid})


def read(written: str, *keys: dict[str, str]) -> dict[str, Any]:
    found = keys or (public(FOREIGN, kid="two"), public(KEY, issuer=ISSUER))
    return claims_in(written, keys=found, issuer=ISSUER, audience="samverk")


def test_a_real_one_says_who_it_is_about() -> None:
    claims = read(token(tid=TENANT, oid=OTHER.upper()))
    assert (claims["tid"], claims["oid"]) == (TENANT, OTHER)


def test_a_key_that_names_no_issuer_signs_for_the_one_of_the_document() -> None:
    assert read(token(), public(KEY))["tid"] == TENANT


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "another program"},
        {"exp": int(time.time()) - 600},
        {"iss": ISSUER.replace("{tenantid}", OTHER)},
        {"iss": ISSUER},
        {"iss": f"https://elsewhere.example/{TENANT}/v2.0"},
        {"tid": OTHER},
        {"tid": None},
        {"oid": None},
        {"oid": "somebody"},
        {"tid": "", "iss": ISSUER.replace("{tenantid}", "")},
        {"tid": "common", "iss": ISSUER.replace("{tenantid}", "common")},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_or_about_nobody(changed: dict[str, Any]) -> None:
    with pytest.raises((jwt.PyJWTError, ValueError)):
        read(token(**changed))


def test_a_signature_by_somebody_else() -> None:
    with pytest.raises(jwt.InvalidSignatureError):
        read(token(FOREIGN))


def test_a_key_that_is_not_there() -> None:
    with pytest.raises(jwt.InvalidKeyError):
        read(token(kid="three"))


def test_a_key_that_signs_for_another_tenant_only() -> None:
    with pytest.raises(jwt.InvalidIssuerError):
        read(token(), public(KEY, issuer=ISSUER.replace("{tenantid}", OTHER)))


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_weaker_algorithm(algorithm: str) -> None:
    claims = jwt.decode(token(), options={"verify_signature": False})
    secret = "" if algorithm == "none" else "a secret that stands in for the public key"
    weak = jwt.encode(claims, secret, algorithm=algorithm, headers={"kid": "one"})
    with pytest.raises(jwt.InvalidAlgorithmError):
        read(weak)
