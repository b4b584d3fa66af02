"""The doors of signing in: the ways in, one's own page about them, and municipalities let in."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from samverk.people.models import Tenant
from tests.doors import Door
from tests.world import World

ALL_302 = "302" + " 302" * 7
ONLY_READ = "302" + " 405" * 7
OFFICE = "302 403 403 403 403 403 403 200"
TENANT_ID = "6b3c8d5e-0f52-4d65-9a3e-3f1f3f9c2a10"


def passkey(world: World) -> tuple[int]:
    row, _new = Authenticator.objects.get_or_create(
        user=world.cast.member, type=Authenticator.Type.WEBAUTHN, data={"name": "Firefox"}
    )
    return (row.pk,)


def account(world: World) -> tuple[int]:
    row, _new = SocialAccount.objects.get_or_create(
        user=world.cast.member, provider="entra", uid=f"{TENANT_ID}:{TENANT_ID}"
    )
    return (row.pk,)


def place(world: World) -> tuple[int]:
    row = UserSession.objects.filter(user=world.cast.member).first()
    if row is None:
        session = SessionStore()
        session.create()
        row = UserSession.objects.create(
            user=world.cast.member, session_key=session.session_key, ip="192.0.2.7", user_agent=""
        )
    return (row.pk,)


def tenant(world: World) -> tuple[int]:
    town = world.cast.municipalities["Hjo"]
    row = Tenant.objects.filter(municipality=town).first() or Tenant.allow(
        town, by=world.cast.coordinator, on=timezone.localdate(), tenant_id=TENANT_ID
    )
    return (row.pk,)


DOORS = [
    Door("mfa_login_webauthn", ALL_302, ALL_302, data=lambda world: {"credential": "{}"}),
    Door("entra_login", "405" + " 405" * 7, "404" + " 404" * 7, data=lambda world: {"next": "/"}),
    Door("entra_callback", "404" + " 404" * 7, "405" + " 405" * 7),
    Door("people:signing_in", "302" + " 200" * 7, ONLY_READ),
    Door("people:sign_in_again", "302" + " 200" * 7, ONLY_READ),
    Door("people:passkey_new", ALL_302, ALL_302, data=lambda world: {"name": "Firefox"}),
    Door(
        "people:passkey_name",
        "302 404 200 404 404 404 404 404",
        "302 404 422 404 404 404 404 404",
        passkey,
        lambda world: {"name": ""},
    ),
    Door(
        "people:passkey_gone",
        "302 404 200 404 404 404 404 404",
        "302 404 302 404 404 404 404 404",
        passkey,
    ),
    Door("people:linking", ALL_302, ONLY_READ),
    Door(
        "people:unlinking",
        "302 404 200 404 404 404 404 404",
        "302 404 302 404 404 404 404 404",
        account,
    ),
    Door(
        "people:place_left",
        "302 404 302 404 404 404 404 404",
        "302 404 302 404 404 404 404 404",
        place,
    ),
    Door("people:other_places_left", ALL_302, ALL_302),
    Door("people:tenants", OFFICE, ONLY_READ),
    Door(
        "people:tenant_new",
        OFFICE,
        "302 403 403 403 403 403 403 422",
        data=lambda world: {"tenant_id": "not one"},
    ),
    Door("people:tenant_end", OFFICE, "302 403 403 403 403 403 403 302", tenant),
]
