"""What is read in a charter: goals and duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import UNSAID, LinesField
from samverk.charters.models import Charter
from samverk.charters.reading.kinds import KINDS
from samverk.charters.wording import CADENCES, FIELDS, PERIODS, RECORDS, WEEKDAYS
from samverk.networks.roles import ROLES


class GoalForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Number"), max_length=10, required=False)
    title = forms.CharField(label=gettext_lazy("The goal"), max_length=300)
    targets = LinesField(
        label=gettext_lazy("What it means"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )
    in_scope = forms.BooleanField(
        label=gettext_lazy("The network works with this goal"), required=False, initial=True
    )

    def __init__(self, *args: Any, charter: Charter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class DutyForm(forms.Form):
    """A duty. After cleaning, `rule` holds the fields that fit the kind and were filled in."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is to be done"),
        choices=[("", "–"), *((name, kind.label) for name, kind in KINDS.items())],
    )
    role = forms.ChoiceField(label=gettext_lazy("Who does it"), choices=[("", "–"), *ROLES.items()])
    rule_minimum = forms.IntegerField(
        label=gettext_lazy("At least how many meetings"), min_value=1, max_value=60, required=False
    )
    rule_per = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=[UNSAID, *PERIODS.items()], required=False
    )
    rule_weekday = forms.ChoiceField(
        label=gettext_lazy("On which day of the week"),
        choices=[UNSAID, *WEEKDAYS.items()],
        required=False,
    )
    rule_before = forms.CharField(
        label=gettext_lazy("Before when"),
        help_text=gettext_lazy("As the charter says it, such as “1 December”."),
        max_length=60,
        required=False,
    )
    rule_days_before = forms.IntegerField(
        label=gettext_lazy("How many days before the meeting"),
        min_value=1,
        max_value=120,
        required=False,
    )
    rule_record = forms.ChoiceField(
        label=gettext_lazy("What is written"), choices=[UNSAID, *RECORDS.items()], required=False
    )
    rule_from = forms.CharField(label=gettext_lazy("From whom"), max_length=200, required=False)
    rule_to = forms.CharField(label=gettext_lazy("To whom"), max_length=200, required=False)
    rule_where = forms.CharField(
        label=gettext_lazy("Published where"), max_length=200, required=False
    )
    rule_days_after = forms.IntegerField(
        label=gettext_lazy("Within how many days after the meeting"),
        min_value=1,
        max_value=120,
        required=False,
    )
    rule_cadence = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=[UNSAID, *CADENCES.items()], required=False
    )
    quote = forms.CharField(
        label=gettext_lazy("What the charter says about it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, data: Any = None, *, charter: Charter, initial: dict[str, Any]) -> None:
        rule = {f"rule_{name}": value for name, value in initial.get("rule", {}).items()}
        super().__init__(data, initial=initial | rule)

    @property
    def rule_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("rule_")]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("kind") == "other" and not said.get("quote"):
            self.add_error("quote", _("Write what is to be done."))
        fitting = FIELDS.get(said.get("kind", ""), ())
        rule = {name: said[f"rule_{name}"] for name in fitting if said.get(f"rule_{name}")}
        kept = {name: said[name] for name in ("kind", "role", "quote") if name in said}
        return kept | {"rule": rule}
