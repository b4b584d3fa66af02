"""The ways that a person signs in by, and where they are signed in now.

A code to the person's mailbox is always one of them and no row. A passkey and an account with the
municipality are rows of the sign-in library, and so is each place where the person is signed in.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn, begin_registration
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samverk.ledger.record import record
from samverk.networks.models import Federation
from samverk.people.devices import device
from samverk.people.models import Person, Tenant
from samverk.people.provider import EntraProvider
from samverk.post.models import Letter

# How long after signing in a person may add one more way in.
LATELY = timedelta(minutes=30)


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether the person has just shown who they are, and is not somebody at an open desk."""
    shown = get_authentication_records(request, request.user)
    return bool(shown) and time.time() - shown[-1]["at"] < LATELY.total_seconds()


# Passkeys


def passkeys(person: Person) -> QuerySet[Authenticator]:
    kind = Authenticator.Type.WEBAUTHN
    mine: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type=kind)
    return mine.order_by("created_at", "pk")


def registration(person: Person) -> Mapping[str, Any]:
    """What the browser is asked to make a passkey of; one that the device can find by itself."""
    return {"creation_options": begin_registration(person, passwordless=True)}


def add_passkey(person: Person, *, name: str, credential: Mapping[str, Any]) -> None:
    passkey = WebAuthn.add(person, name, credential).instance
    record(person, "passkey.added", person)
    _tell(person, key=f"passkey:{passkey.pk}", what=gettext_noop("a passkey"))


def rename_passkey(passkey: Authenticator, *, name: str) -> None:
    passkey.wrap().name = name
    passkey.save(update_fields=["data"])


def remove_passkey(passkey: Authenticator, *, by: Person) -> None:
    passkey.delete()
    record(by, "passkey.removed", by)


# The municipality's account


@dataclass(frozen=True)
class Link:
    """An account with a municipality that the person signs in with; `tenant` if it is let in."""

    account: SocialAccount
    tenant: Tenant | None


def accounts(person: Person) -> QuerySet[SocialAccount]:
    mine: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=person)
    return mine.filter(provider=EntraProvider.id).order_by("pk")


def links(person: Person, on: date) -> list[Link]:
    return [Link(account, tenant_of(account, on)) for account in accounts(person)]


def tenant_of(account: SocialAccount, on: date) -> Tenant | None:
    """The tenant that the account belongs to, if it is let in on a day."""
    tenant_id = account.uid.partition(":")[0]
    allowed = Tenant.objects.on(on).filter(tenant_id=tenant_id)
    return allowed.select_related("municipality").first()


@transaction.atomic
def link(request: HttpRequest, login: SocialLogin, person: Person, tenant: Tenant) -> None:
    """Let an account that nobody has linked be a way in for the person."""
    login.connect(request, person)
    record(person, "account.linked", person, title=str(tenant))
    _tell(person, key=f"link:{login.account.pk}", what=gettext_noop("your municipality's account"))


def unlink(account: SocialAccount, *, by: Person) -> None:
    account.delete()
    record(by, "account.unlinked", by)


# Where the person is signed in


@dataclass(frozen=True)
class Place:
    """A browser that the person is signed in with."""

    session: UserSession
    device: str
    here: bool


def places(person: Person, request: HttpRequest) -> list[Place]:
    """This one first, then the latest; one query."""
    found = [
        Place(one, device(one.user_agent), one.session_key == request.session.session_key)
        for one in sessions(person).order_by("-created_at", "-pk")
    ]
    return sorted(found, key=lambda place: not place.here)


def sessions(person: Person) -> QuerySet[UserSession]:
    """Those of the person's that are still good."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    mine: QuerySet[UserSession] = UserSession.objects.filter(user=person, session_key__in=living)
    return mine


def sign_out_elsewhere(person: Person, request: HttpRequest) -> int:
    """End all but this; gives how many."""
    others = list(sessions(person).exclude(session_key=request.session.session_key))
    for session in others:
        session.end()
    return len(others)


def sign_out_tenant(tenant: Tenant) -> None:
    """Whoever can sign in by a tenant's account is signed out, however they came in."""
    linked = SocialAccount.objects.filter(
        provider=EntraProvider.id, uid__startswith=f"{tenant.tenant_id}:"
    )
    for session in UserSession.objects.filter(user__in=linked.values("user")):
        session.end()


def _tell(person: Person, *, key: str, what: str) -> None:
    """A letter each time there is one more way in: it might be somebody else's doing."""
    if not person.mailbox:
        return
    with translation.override(person.language):
        federation = Federation.objects.first()
        context = {
            "what": _(what),
            "now": timezone.now(),
            "office": federation.office_mail if federation else "",
            "url": settings.BASE_URL + reverse("people:signing_in"),
        }
        Letter.write(
            key=key,
            to=person.mailbox,
            subject=_("A new way to sign in to your account"),
            text=render_to_string("people/letters/way_in.txt", context),
            reason=_("You get this whenever your account can be signed in to in a new way."),
            language=person.language,
        )
