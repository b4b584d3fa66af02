"""Corrections of somebody else's details, by those who keep a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class DetailsForm(forms.ModelForm[Person]):
    """Name, title and telephone; the address too where `office` is true.

    The address is what a person signs in with, so only the office gives somebody another.
    """

    class Meta:
        model = Person
        fields = ["name", "title", "phone", "email"]
        labels = {
            "name": _("Name"),
            "title": _("Title"),
            "phone": _("Telephone"),
            "email": _("E-mail address"),
        }
        help_texts = {"email": _("Notices go here, and it is what the person signs in with.")}

    def __init__(self, *args: Any, office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not office:
            del self.fields["email"]

    def clean_email(self) -> str | None:
        """Refuses an address that somebody else has."""
        email: str = (self.cleaned_data["email"] or "").lower()
        holder = Person.objects.with_address(email) if email else None
        if holder and holder != self.instance:
            raise forms.ValidationError(_("Somebody else has this address."))
        return email or None
