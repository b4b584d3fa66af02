"""What is asked of a network that goes through its assignments, and of its school chief."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import LinesField
from samverk.charters.models import Assignment, Continuation, Goal, StrategicGoal
from samverk.followup.models import Verdict

NONE = "none"


class VerdictForm(forms.Form):
    """What becomes of one assignment. Of the rest only what belongs to the answer is kept."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What becomes of the assignment?"),
        choices=Verdict.Kind.choices,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("New wording"),
        help_text=gettext_lazy("Fill this in if the assignment changes."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    parts = LinesField(
        label=gettext_lazy("Its parts"),
        help_text=gettext_lazy("One on each line. Leave it empty if there are none."),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("What was done, or why it is dropped"),
        help_text=gettext_lazy("Fill this in if the assignment is done or dropped."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assignment = assignment

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        kind = said.get("kind")
        if kind in (Verdict.Kind.DONE, Verdict.Kind.DROPPED) and not said.get("reason"):
            asked = {
                Verdict.Kind.DONE: _("Say what was done."),
                Verdict.Kind.DROPPED: _("Say why the assignment is dropped."),
            }
            self.add_error("reason", asked[kind])
        if kind == Verdict.Kind.CHANGES and not self._is_new_wording():
            self.add_error("text", _("Write the new wording of the assignment."))
        return said

    def _is_new_wording(self) -> bool:
        text, parts = self.cleaned_data.get("text"), self.cleaned_data.get("parts")
        return bool(text) and (text, parts) != (self.assignment.text, self.assignment.parts)


class AdditionForm(forms.Form):
    """An assignment that the network proposes to be given."""

    text = forms.CharField(
        label=gettext_lazy("The new assignment"),
        help_text=gettext_lazy("One sentence: what the network is to bring about."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    goal = forms.ModelChoiceField(
        label=gettext_lazy("Goal"),
        queryset=Goal.objects.none(),
        empty_label=gettext_lazy("No particular goal"),
        required=False,
    )

    def __init__(self, *args: Any, goals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["goal"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = goals


class PlacingForm(forms.Form):
    """One question for each goal of the charter: which goal of the new strategy it goes under.

    What a person has said of how goals go on is chosen beforehand, and says so.
    """

    def __init__(
        self,
        *args: Any,
        goals: Iterable[Goal],
        strategic: Sequence[StrategicGoal],
        said: Mapping[int, str],
        continued: Mapping[int, Continuation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {f"goal_{goal.pk}": goal for goal in goals}
        self.strategic = {str(row.pk): row for row in strategic}
        answers = [(pk, str(row)) for pk, row in self.strategic.items()]
        answers.append((NONE, _("None of them: the assignments stand without a goal")))
        for name, goal in self.goals.items():
            link = continued.get(goal.pk)
            self.fields[name] = forms.ChoiceField(
                label=str(goal),
                choices=answers,
                widget=forms.RadioSelect,
                initial=said.get(goal.pk) or (str(link.later_id) if link else None),
                help_text=_said_by(link) if link and goal.pk not in said else "",
            )

    def answers(self) -> dict[Goal, StrategicGoal | None]:
        """By the charter's goal; None is none of them."""
        return {
            goal: self.strategic.get(self.cleaned_data[name]) for name, goal in self.goals.items()
        }


def _said_by(link: Continuation) -> str:
    said = _("{name} has said that this goal goes on as “{goal}”. Change it if that is wrong.")
    return format_html(said, name=link.by.name, goal=str(link.later))


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("The network reads it before it sends in or changes its answers."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SettingAsideForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The charter that holds goes on as it is. The network reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
