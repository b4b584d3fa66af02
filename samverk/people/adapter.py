"""How the sign-in library meets the house: who is let in, in which words, and by which post."""

import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samverk.people import ways
from samverk.people.devices import device
from samverk.people.models import Person, Tenant
from samverk.post.models import Letter
from samverk.shell.pages import page

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped library
    """Nobody signs up, one step is enough, and mail goes by our post."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That is not the code. Look in the latest mail from us."),
        "too_many_login_attempts": gettext_lazy("Three wrong codes. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """A code is enough for those who have a passkey too: it is one more way in, no second."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def login(self, request: HttpRequest, user: Person) -> None:
        """From now twelve hours, however much the person does in them."""
        super().login(request, user)
        request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        return turned_away(
            request, _("Your access has ended. If that is wrong, write to the office.")
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail as a letter, so that signing in never waits for a mail server."""
        message = self.render_mail(template_prefix, email, context)
        with transaction.atomic():
            Letter.write(
                key=f"sign-in:{uuid4()}",
                to=email,
                subject=message.subject,
                text=str(message.body),
                reason=_("Somebody, probably you, asked to sign in to samverk with this address."),
                language=get_language() or "sv",
                secret=True,
            )

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_user_search_fields(self) -> list[str]:
        return ["name", "email"]

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        """There are no user names: people sign in with their address."""


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What passkeys are called, here and on the person's device."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("The passkey is not one of ours. Sign in with a code."),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        return device(context.request.headers.get("User-Agent", ""))

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"name": user.mailbox, "display_name": user.truth.name}


class MunicipalAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in those whose municipality is let in, and whom a person has linked themselves."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        tenant = ways.tenant_of(sociallogin.account, timezone.localdate())
        if tenant is None:
            sentence = _("The office has not let this municipality's accounts in here.")
        elif sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(linking(request, sociallogin, tenant))
        elif not sociallogin.is_existing:
            sentence = _(
                "Nobody has linked this account yet. Sign in with a code once, and link it "
                "under “How you sign in”."
            )
        else:
            return
        raise ImmediateHttpResponse(turned_away(request, sentence))

    def on_authentication_error(
        self, request: HttpRequest, provider: object, error: str | None = None, **told: object
    ) -> None:
        if error == AuthError.CANCELLED:
            sentence = _("You broke off before your municipality's service had let you in.")
        else:
            logger.warning("The sign-in service: %s", told.get("exception") or error)
            sentence = _("Your municipality's service did not answer as it should.")
        raise ImmediateHttpResponse(turned_away(request, sentence))


def linking(request: HttpRequest, login: SocialLogin, tenant: Tenant) -> HttpResponse:
    """Link the account to whoever is signed in, if it can be theirs."""
    person = request.user
    if not isinstance(person, Person) or not ways.signed_in_lately(request):
        return redirect("people:linking")
    if login.is_existing and login.user != person:
        return turned_away(request, _("This account is already linked to somebody else here."))
    if tenant.municipality != person.municipality:
        return turned_away(
            request,
            _(
                "This account is at %(municipality)s, and you take part for somebody else. "
                "You can only link an account of your own municipality."
            )
            % {"municipality": tenant.municipality},
        )
    if not login.is_existing:
        ways.link(request, login, person, tenant)
    messages.success(request, _("Your municipality's account is linked."))
    return redirect("people:signing_in")


def turned_away(request: HttpRequest, sentence: str) -> HttpResponse:
    """A page that says why somebody was not let in, and what they can do instead."""
    return page(request, "people/turned_away.html", status=403, sentence=sentence)
