"""Corrections of somebody else's details, by those who keep a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class DetailsForm(forms.Form):
    """Name, title and telephone; the address too where `office` is true.

    The address is what a person signs in with, so only the office gives somebody another.
    """

    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Notices go here, and it is what the person signs in with."),
        required=False,
    )

    def __init__(self, *args: Any, of: Person, office: bool, **kwargs: Any) -> None:
        known = ("name", "title", "phone", "email")
        kwargs["initial"] = {name: getattr(of, name) or "" for name in known}
        super().__init__(*args, **kwargs)
        self.person = of
        if not office:
            del self.fields["email"]

    def clean_email(self) -> str | None:
        """Refuses an address that somebody else has."""
        email: str = self.cleaned_data["email"].lower()
        holder = Person.objects.with_address(email) if email else None
        if holder and holder != self.person:
            raise forms.ValidationError(_("Somebody else has this address."))
        return email or None

    @property
    def corrections(self) -> dict[str, Any]:
        """Only what was written in the form: what it shows may stand for something else."""
        return {name: self.cleaned_data[name] for name in self.changed_data}
