"""Roles that go round among municipalities."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.meetings.forms.agenda import MoveForm
from samverk.networks.models import Municipality, Network
from samverk.networks.roles import HELD
from samverk.people.models import Person, Rotation

GOING_ROUND = ("chair", "host", "presidium_chair", "convener", "secretary")


class TurnsForm(forms.Form):
    """What goes round, how often, among whom, and who begins."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, HELD[role]) for role in GOING_ROUND])
    per = forms.ChoiceField(label=_("It passes on"), choices=Rotation.Per, widget=forms.RadioSelect)
    municipalities = forms.ModelMultipleChoiceField(
        label=_("Municipalities that take turns"),
        queryset=Municipality.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )
    first = forms.ModelChoiceField(
        label=_("First in turn"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("The first by name"),
        help_text=_("The others come by name. You can change the order afterwards."),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        listed = network.memberships.on(timezone.localdate()).filter(kind="member")
        towns = Municipality.objects.filter(pk__in=listed.values("municipality"))
        kwargs["initial"] = {"municipalities": towns, "per": Rotation.Per.YEAR, "role": "chair"}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        towns = list(cleaned.get("municipalities") or ())
        first = cleaned.get("first")
        if first and towns and first not in towns:
            self.add_error("first", _("Choose one of those that take turns."))
        if len(towns) == 1:
            self.add_error("municipalities", _("It takes at least two municipalities."))
        return cleaned

    @property
    def order(self) -> Sequence[Municipality]:
        """By name, from the first in turn."""
        towns = sorted(self.cleaned_data["municipalities"], key=lambda town: town.name)
        at = towns.index(self.cleaned_data["first"]) if self.cleaned_data["first"] else 0
        return [*towns[at:], *towns[:at]]


class TurnMoveForm(MoveForm):
    """A municipality one step up or down, by the button pressed."""

    municipality = forms.ModelChoiceField(queryset=Municipality.objects.all())


class HandForm(forms.Form):
    """Who gets the role for a year, by the button pressed."""

    person = forms.ModelChoiceField(queryset=Person.objects.all())
    year = forms.IntegerField(min_value=2000, max_value=2999)
