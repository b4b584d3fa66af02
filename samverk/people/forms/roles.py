"""Roles given to a network's people, and rules of who may have them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.models import Eligibility, Person, eligible
from samverk.shell.forms import DayInput

# Roles that a person is given in a network; the others follow from membership or the meeting.
GIVEN = ("chair", "secretary", "presidium", "presidium_chair", "liaison", "convener", "host")


class RoleForm(forms.Form):
    """A role given to one of the network's people, from a day and perhaps until another."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=[(role, HELD[role]) for role in GIVEN])
    on = forms.DateField(label=_("First day"), widget=DayInput)
    until = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty if the role is for the time being."),
    )

    def __init__(self, *args: Any, network: Network, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": today} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = eligible(network, "", today)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("until") and cleaned.get("on") and cleaned["until"] < cleaned["on"]:
            self.add_error("until", _("The last day of the role is before the first."))
        return cleaned


class RoleEndForm(forms.Form):
    """The last day of a role, today's date or another."""

    last_day = forms.DateField(label=_("Last day"), widget=DayInput)

    def __init__(self, *args: Any, since: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since = since

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < self.since:
            raise forms.ValidationError(_("The last day of the role is before the first."))
        return day


class RuleForm(forms.Form):
    """Who may have a role in a network."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, HELD[role]) for role in GIVEN])
    among = forms.ChoiceField(
        label=_("Who may have it"), choices=Eligibility.Among, widget=forms.RadioSelect
    )
    quote = forms.CharField(
        label=_("The sentence that says so"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As the charter or a decision has it. Leave it empty if nothing is written."),
    )
