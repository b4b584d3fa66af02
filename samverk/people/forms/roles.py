"""Roles given to a network's people."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models import Person, eligible

# Roles that a person is given in a network; the others follow from membership or the meeting.
GIVEN = ("chair", "secretary", "presidium", "presidium_chair", "liaison", "convener")


class RoleForm(forms.Form):
    """A role given to one of the network's people."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=[(role, HELD[role]) for role in GIVEN])

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = eligible(network, "", timezone.localdate())
