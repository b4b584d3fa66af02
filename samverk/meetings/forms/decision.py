"""The forms about what was decided and is to be done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.forms.record import people_of
from samverk.meetings.models import Action, Assent, Decision
from samverk.meetings.models.outcome import DecisionQuerySet
from samverk.shell.forms import DayInput

# What is still to come, as the register is asked for it.
OPEN = {
    "open": (_("Anything still to come"), DecisionQuerySet.open),
    "inform": (_("Somebody is to be told"), DecisionQuerySet.to_inform),
    "further": (_("Somebody else is to decide"), DecisionQuerySet.to_decide_further),
    "actions": (_("Something is to be done"), DecisionQuerySet.with_open_actions),
}


class RegisterForm(forms.Form):
    """Which of a network's decisions to show. What it does not understand hides nothing."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(
        label=_("What the network does"),
        choices=[("", _("All")), *Decision.Kind.choices],
        required=False,
    )
    open = forms.ChoiceField(
        label=_("What is left"),
        choices=[("", _("All")), *((key, label) for key, (label, _rows) in OPEN.items())],
        required=False,
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("All")), *((year, str(year)) for year in years)]

    def chosen(self, decisions: DecisionQuerySet) -> DecisionQuerySet:
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("year"):
            decisions = decisions.filter(registered__year=wanted["year"])
        if wanted.get("kind"):
            decisions = decisions.filter(kind=wanted["kind"])
        return OPEN[wanted["open"]][1](decisions) if wanted.get("open") else decisions


class SettleForm(forms.Form):
    note = forms.CharField(label=_("How, and to whom?"), max_length=300, required=False)


class AnchorForm(forms.Form):
    on = forms.DateField(label=_("On what day?"), widget=DayInput)
    note = forms.CharField(
        label=_("How?"),
        help_text=_("For example: taken up in the committee."),
        max_length=300,
        required=False,
    )


class ExcerptForm(forms.Form):
    """Where to mail an excerpt, and whether that is what was to come of the decision."""

    to = forms.EmailField(label=_("Address"))
    note = forms.CharField(
        label=_("A few words along with it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    settles = forms.BooleanField(
        label=_("Now those who were to know have been told"), required=False
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if decision.leads_to != Decision.LeadsTo.INFORMATION or decision.is_settled:
            del self.fields["settles"]


class AssentForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What does your municipality say?"),
        choices=Assent.Answer,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What do you object to?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Assent.Answer.OBJECTS and not cleaned.get("text"):
            self.add_error("text", _("Write what your municipality objects to."))
        return cleaned


class HandOverForm(forms.Form):
    person_id = forms.TypedChoiceField(
        label=_("Who does it?"), coerce=int, empty_value=None, required=False
    )
    who = forms.CharField(label=_("Or somebody else"), max_length=120, required=False)
    due = forms.DateField(label=_("Done by"), required=False, widget=DayInput)

    def __init__(self, data: Any = None, *, action: Action) -> None:
        words = {"person_id": action.person_id, "who": action.who, "due": action.due}
        super().__init__(data, initial=words)
        meeting = action.item.meeting
        field = self.fields["person_id"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Choose …")), *people_of(meeting, [action.item])]

    @property
    def facts(self) -> dict[str, Any]:
        """What `Action.hand_over` takes; the name is for whom the list does not have."""
        return {name: self.cleaned_data[name] for name in ("person_id", "who", "due")}
