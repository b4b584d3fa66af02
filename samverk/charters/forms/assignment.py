"""An assignment: what is always asked first, what is seldom said folded away."""

from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import (
    UNSAID,
    AddressField,
    LinesField,
    OrderedYears,
    YearField,
)
from samverk.charters.models import Assignment, Charter
from samverk.charters.wording import CADENCES


class Fold(NamedTuple):
    """Fields that are folded away under a heading, unless one of them says something."""

    heading: Promise
    fields: list[forms.BoundField]
    is_open: bool


class AssignmentForm(OrderedYears):
    text = forms.CharField(
        label=gettext_lazy("The assignment"), widget=forms.Textarea(attrs={"rows": 4})
    )
    goal_id = forms.TypedChoiceField(
        label=gettext_lazy("Serves the goal"), coerce=int, empty_value=None, required=False
    )
    modality = forms.ChoiceField(
        label=gettext_lazy("Shall or may"),
        choices=[UNSAID, *Assignment.Modality.choices],
        required=False,
    )
    period_from = YearField(label=gettext_lazy("From the year"))
    period_to = YearField(label=gettext_lazy("To the year"))
    parts = LinesField(
        label=gettext_lazy("Parts or examples"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )
    examples = forms.BooleanField(
        label=gettext_lazy("They are examples, not parts that all have to be done"),
        required=False,
    )
    constraint = forms.CharField(
        label=gettext_lazy("On what condition"),
        help_text=gettext_lazy("What the assignment may not touch, such as “without new costs”."),
        max_length=400,
        required=False,
    )
    initiator = forms.CharField(label=gettext_lazy("Who begins it"), max_length=200, required=False)
    networks = LinesField(
        label=gettext_lazy("Other networks that take part"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )
    report_to = forms.CharField(label=gettext_lazy("Reported to"), max_length=200, required=False)
    report_cadence = forms.ChoiceField(
        label=gettext_lazy("How often it is reported"),
        choices=[UNSAID, *CADENCES.items()],
        required=False,
    )
    deliverable = forms.CharField(
        label=gettext_lazy("What there will be"),
        help_text=gettext_lazy("Such as “a common plan”."),
        max_length=200,
        required=False,
    )
    deliverable_year = YearField(label=gettext_lazy("By the end of the year"))
    indicator = forms.CharField(
        label=gettext_lazy("What it shows by"),
        help_text=gettext_lazy("Something that changes, such as how many finish their studies."),
        max_length=200,
        required=False,
    )
    baseline = forms.CharField(label=gettext_lazy("How it is now"), max_length=100, required=False)
    target = forms.CharField(label=gettext_lazy("How it is to be"), max_length=100, required=False)
    decision = forms.CharField(
        label=gettext_lazy("Which decision it rests on"),
        help_text=gettext_lazy("Who decided, on which day, and its paragraph."),
        max_length=300,
        required=False,
    )
    decision_url = AddressField(label=gettext_lazy("Where it can be read"), required=False)
    continues_id = forms.TypedChoiceField(
        label=gettext_lazy("Goes on with, from the version before"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    #: heading → the fields that are folded away under it, in the order of the form
    FOLDED = (
        (
            gettext_lazy("Condition, who takes part, and how it is reported"),
            ("constraint", "initiator", "networks", "report_to", "report_cadence"),
        ),
        (
            gettext_lazy("How it shows that it is done"),
            ("deliverable", "deliverable_year", "indicator", "baseline", "target"),
        ),
        (
            gettext_lazy("Where it comes from"),
            ("decision", "decision_url", "continues_id"),
        ),
    )

    def __init__(self, *args: Any, charter: Charter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(goal.pk, str(goal)) for goal in charter.goals.all()]
        self._choose("goal_id", [("", _("No goal")), *goals])
        if charter.based_on:
            earlier = charter.based_on.assignments.all()
            said = [(each.pk, Truncator(each.text).chars(90)) for each in earlier]
            self._choose("continues_id", [("", _("None: it is new")), *said])
        else:
            del self.fields["continues_id"]

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def always(self) -> list[forms.BoundField]:
        """What is asked of every assignment."""
        folded = {name for _heading, names in self.FOLDED for name in names}
        return [field for field in self if field.name not in folded]

    @property
    def folds(self) -> list[Fold]:
        return [
            Fold(heading, fields, any(field.errors or field.value() for field in fields))
            for heading, names in self.FOLDED
            if (fields := [self[name] for name in names if name in self.fields])
        ]
