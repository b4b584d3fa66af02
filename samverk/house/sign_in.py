"""The part of the settings about signing in, for the library that does it."""

from typing import Any
from urllib.parse import urlsplit

from environs import Env

_env = Env()
_QUARTER = f"{15 * 60}s"  # the longest that somebody is asked to wait: people/views/sign_in.py

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:mine"
SESSION_COOKIE_AGE = 12 * 60 * 60  # from sign-in, however busy: people/adapter.py

# A code by mail, no passwords, and nobody signs up. A municipality often has one address on the
# internet, so that many may come from it before a meeting.
ACCOUNT_ADAPTER = "samverk.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; mail between municipalities can be slow
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that comes by mail verifies the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"request_login_code": f"5/{_QUARTER}/key,60/{_QUARTER}/ip"}

# A passkey: one more way in, with the device's own lock, never a second step after a code.
MFA_ADAPTER = "samverk.people.adapter.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RATE_LIMITS = {"webauthn_login": f"60/{_QUARTER}/ip"}

# The municipality's own account (Entra ID), if its service is named: docs/operations.md.
_ISSUER = _env.str("SAMVERK_OIDC_ISSUER", "").rstrip("/")
SOCIALACCOUNT_ADAPTER = "samverk.people.adapter.MunicipalAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"entra": {"APPS": []}}
if _ISSUER:
    SOCIALACCOUNT_PROVIDERS["entra"]["APPS"] = [
        {
            "name": _env.str("SAMVERK_OIDC_NAME", ""),
            "client_id": _env.str("SAMVERK_OIDC_CLIENT_ID"),
            "secret": _env.str("SAMVERK_OIDC_CLIENT_SECRET"),
            "settings": {
                "server_url": _ISSUER,
                "fetch_userinfo": False,  # the token says all that we ask
                "oauth_pkce_enabled": True,
                "scope": ["openid", "profile"],  # Entra says `oid` with these
            },
        }
    ]
# Where a form of ours may lead in the end: the browser counts redirects too.
SIGN_IN_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(_ISSUER))] if _ISSUER else []
