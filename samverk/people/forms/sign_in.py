"""What is asked at sign-in."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc] # allauth has no types
    """Asks for an address to mail a code to, by the words that other forms use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")

    def clean_email(self) -> str:
        """The library finds addresses on the rows of people; those behind a shield we find."""
        email: str = super().clean_email()
        person = Person.objects.with_address(email)
        if person and person.is_active:
            self._user = person
        return email
