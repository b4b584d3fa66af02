"""How the sign-in library meets the house: nobody signs up, and its mail goes by our post."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverk.people.models import Person
from samverk.post.models import Letter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped library
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

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
