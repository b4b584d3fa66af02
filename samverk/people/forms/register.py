"""Corrections of a network's list."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Municipality, Network
from samverk.people.forms.seats import taken_by
from samverk.people.models import Membership, Person


class JoinForm(forms.Form):
    """Somebody who joins a network: known by address, or new."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Notices go here, and it is what the person signs in with."),
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Represents"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("The association's office"),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        members = Membership.objects.on(timezone.localdate()).filter(network=self.network)
        known = Person.objects.with_address(email)
        if known and members.filter(person=known).exists():
            raise forms.ValidationError(_("A person with this address is already on the list."))
        return email

    def clean_municipality(self) -> Municipality | None:
        """Only the office opens one more seat for a municipality that has some."""
        town: Municipality | None = self.cleaned_data["municipality"]
        names = taken_by(self.network, town, timezone.localdate()) if town else ""
        if names:
            raise forms.ValidationError(
                _("%(names)s has the seat. Let the new person take over, or ask the office to"
                  " open one more seat."), params={"names": names},
            )  # fmt: skip
        return town
