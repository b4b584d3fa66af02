"""What a person answers to a remark. Each form is as small as its question."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.charters.forms.fields import AddressField, OrderedYears, YearField
from samverk.charters.models import Finding, Goal
from samverk.charters.wording import PERIODS

#: The roles as one speaks of whoever has them.
HOLDERS: Mapping[str, Promise] = {
    "chair": gettext_lazy("The chair"),
    "secretary": gettext_lazy("The secretary"),
    "presidium": gettext_lazy("The presidium"),
    "liaison": gettext_lazy("The responsible school chief"),
    "convener": gettext_lazy("The convener"),
    "host": gettext_lazy("The host"),
    "member": gettext_lazy("The members"),
    "office": gettext_lazy("The office"),
}


class Button(NamedTuple):
    """A way to send the form: the field that it fills in, with what, and its words."""

    name: str
    value: str
    label: str


class RemedyForm(forms.Form):
    """An answer to one remark. `sends` is on its button, where there is but one; `question` is
    asked above the buttons."""

    sends: Promise | str = gettext_lazy("Save")
    question: Promise | str = ""

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, auto_id=f"finding-{finding.pk}-%s")
        self.finding = finding

    @property
    def buttons(self) -> list[Button]:
        return [Button("", "", str(self.sends))]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields that are filled in before a button is pressed."""
        pressed = {button.name for button in self.buttons}
        return [field for field in self.visible_fields() if field.name not in pressed]


class ButtonsForm(RemedyForm):
    """A choice among a few, each of them a button."""

    choice = forms.ChoiceField(
        label=gettext_lazy("What to do"),
        error_messages={"required": gettext_lazy("Choose one of the buttons.")},
    )

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, finding=finding)
        chosen = self.fields["choice"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = list(self.choices())

    def choices(self) -> Iterator[tuple[str, str]]:
        raise NotImplementedError

    @property
    def buttons(self) -> list[Button]:
        return [Button("choice", value, label) for value, label in self.choices()]


def owners(*roles: str) -> type[ButtonsForm]:
    """Who has the duty: one of the likely roles."""

    class OwnerForm(ButtonsForm):
        question = gettext_lazy("Who does it?")

        def choices(self) -> Iterator[tuple[str, str]]:
            for role in roles:
                yield role, str(HOLDERS[role])

    return OwnerForm


class FirstRoleForm(ButtonsForm):
    """A role to begin with, and what whoever has it does."""

    question = gettext_lazy("Begin with one:")

    def choices(self) -> Iterator[tuple[str, str]]:
        yield "chair", _("The chair leads the meetings")
        yield "secretary", _("The secretary writes the record")
        yield "convener", _("The convener sends the notice")


class OneOwnerForm(ButtonsForm):
    """Which of the roles that have a duty keeps it."""

    question = gettext_lazy("Who keeps the duty?")

    def choices(self) -> Iterator[tuple[str, str]]:
        for role in self.finding.facts["roles"].split(", "):
            yield role, str(HOLDERS[role])


class OneNameForm(ButtonsForm):
    """Which of several names is written."""

    def choices(self) -> Iterator[tuple[str, str]]:
        for name in self.finding.facts["names"].split(", "):
            yield name, _("Write “%(name)s”") % {"name": name}


class NewWordsForm(RemedyForm):
    """Write the words that replaced the old ones."""

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, finding=finding)
        new = dict.fromkeys(finding.new_words.values())
        self.sends = _("Write %(words)s") % {"words": ", ".join(new)}


class RightSpellingForm(RemedyForm):
    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, finding=finding)
        self.sends = _("Write %(words)s") % {"words": finding.facts["right"]}


class NoMarkForm(RemedyForm):
    sends = gettext_lazy("Take the mark away")


class NotOursForm(ButtonsForm):
    """Which of the duties read in the sentence is another network's."""

    question = gettext_lazy("Which duty does not belong here?")

    def choices(self) -> Iterator[tuple[str, str]]:
        assert self.finding.sentence
        for duty in self.finding.sentence.duties.all():
            yield str(duty.pk), _("Take away “%(duty)s”") % {"duty": duty.kind_in_words}


class MeetingCountForm(RemedyForm):
    minimum = forms.IntegerField(
        label=gettext_lazy("At least how many meetings"), min_value=1, max_value=60
    )
    per = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=list(PERIODS.items()), initial="year"
    )


class ReceiverForm(RemedyForm):
    """Who gets the minutes, and who sends them."""

    to = forms.CharField(label=gettext_lazy("Sent to"), max_length=200)
    role = forms.ChoiceField(
        label=gettext_lazy("Sent by"), choices=list(HOLDERS.items()), initial="secretary"
    )


class PlaceForm(RemedyForm):
    """Where the minutes are published, and by whom."""

    where = forms.CharField(
        label=gettext_lazy("Published where"),
        help_text=gettext_lazy("Such as the address of your site."),
        max_length=200,
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Published by"), choices=list(HOLDERS.items()), initial="secretary"
    )


class YearsForm(RemedyForm, OrderedYears):
    period_from = YearField(label=gettext_lazy("Holds from the year"))
    period_to = YearField(label=gettext_lazy("Holds to the year"))

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, finding=finding)
        self.fields["period_to"].required = True


class NewYearForm(RemedyForm):
    """A new year for what should have been done, or an end to it."""

    year = YearField(label=gettext_lazy("To be done by the year"))
    close = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said.get("close") and not said.get("year") and "year" not in self.errors:
            self.add_error("year", _("Write a year, or close the assignment."))
        elif said.get("year") and said["year"] <= self.finding.facts["year"]:
            self.add_error("year", _("That year has passed too. Write a later one."))
        return said

    @property
    def buttons(self) -> list[Button]:
        return [Button("", "", _("Give it a new year")), Button("close", "1", _("Close it"))]


class GoalsForm(RemedyForm):
    """Which of the goals the network works with: as many as the text speaks of."""

    goals = forms.ModelMultipleChoiceField[Goal](
        label=gettext_lazy("Goals that the network works with"),
        queryset=Goal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, finding: Finding) -> None:
        super().__init__(data, finding=finding)
        chosen = self.fields["goals"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = finding.charter.goals.all()
        chosen.initial = [goal.pk for goal in chosen.queryset if goal.in_scope]

    def clean_goals(self) -> Any:
        goals, stated = self.cleaned_data["goals"], self.finding.facts["stated"]
        if len(goals) != stated:
            asked = ngettext(
                "The text speaks of %(n)d goal. Choose as many, or add the one that is missing.",
                "The text speaks of %(n)d goals. Choose as many, or add the one that is missing.",
                stated,
            )
            raise forms.ValidationError(asked % {"n": stated})
        return goals


class DecisionForm(RemedyForm):
    """The decision in words, and where it can be read."""

    words = forms.CharField(
        label=gettext_lazy("Which decision"),
        help_text=gettext_lazy("Who decided, on which day, and its paragraph."),
        max_length=300,
    )
    url = AddressField(label=gettext_lazy("Where it can be read"), required=False)


class ShownByForm(RemedyForm):
    answer = forms.CharField(
        label=gettext_lazy("How does it show that it is done?"),
        help_text=gettext_lazy(
            "Something that changes, or what there will be and by when: “a common plan 2027”."
        ),
        max_length=200,
    )


class NoteForm(forms.Form):
    """Why a remark may stand."""

    note = forms.CharField(
        label=gettext_lazy("Why may it stand?"),
        max_length=400,
        error_messages={"required": gettext_lazy("Write why, for those who read it later.")},
    )
