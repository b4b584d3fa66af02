"""What people write when a network ends."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.lifecycle import DecisionForm, members_of, said_of, set_choices
from samverk.networks.models import Network
from samverk.people.models import Membership
from samverk.shell.forms import DayInput


class ClosingForm(DecisionForm):
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("The charter, the list of people and the roles hold through it."),
        widget=DayInput,
    )

    field_order: tuple[str, ...] = ("body", "on", "last_day", "reason")

    def clean_last_day(self) -> date:
        last_day: date = self.cleaned_data["last_day"]
        if last_day < self.today:
            raise forms.ValidationError(_("Choose today or a day to come."))
        return last_day


class DoneForm(forms.Form):
    """A working group is done: what came out of it."""

    reason = forms.CharField(
        label=gettext_lazy("What came out of it"),
        help_text=gettext_lazy("One sentence is enough."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class MergingForm(ClosingForm):
    into = forms.ModelChoiceField(
        label=gettext_lazy("Goes into"), queryset=Network.objects.none(), empty_label="–"
    )
    members = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who goes along"),
        queryset=Membership.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ("into", "body", "on", "last_day", "reason", "members")

    def __init__(self, *args: Any, network: Network, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        others = Network.objects.active(today).without_groups().exclude(pk=network.pk)
        set_choices(self, "into", others.by_name())
        people = members_of(network, today)
        set_choices(self, "members", people)
        self.fields["members"].label_from_instance = said_of  # type: ignore[attr-defined]
        self.initial.setdefault("members", [row.pk for row in people])
