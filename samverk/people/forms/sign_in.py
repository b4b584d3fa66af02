"""What is asked at sign-in, and of who adds one more way in."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc] # allauth has no types
    """Asks for an address to mail a code to, by the words that other forms use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder")

    def clean_email(self) -> str:
        """Whose it is, also behind a shield; an address that nobody has is no fault of the form."""
        email: str = self.cleaned_data["email"]
        person = Person.objects.with_address(email)
        self._user = person if person and person.is_active else None
        return email


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """What the browser made, and what the person calls it. The library says if it is sound."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What is it called?")
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        """What the library cannot make out at all, it does not always say in its own words."""
        try:
            said: dict[str, Any] = super().clean()
        except (forms.ValidationError, ValueError, KeyError, AttributeError):
            raise forms.ValidationError(
                _("Your device did not give us a passkey that we can use. Try once more.")
            ) from None
        return said


class PasskeyNameForm(forms.Form):
    name = forms.CharField(label=_("What is it called?"), max_length=60)
