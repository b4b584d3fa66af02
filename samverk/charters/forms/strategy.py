"""Governing documents, the goals of strategies, and what is tied to them."""

from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import LinesField
from samverk.charters.models import (
    Charter,
    Goal,
    GoverningDocument,
    Grounding,
    StrategicGoal,
    strategies_it_names,
)
from samverk.charters.parcel import MEDIA_TYPES, MOST_BYTES
from samverk.networks.models import Network
from samverk.networks.school_forms import SCHOOL_FORMS, name_on
from samverk.shell.forms import DayInput

Kind = GoverningDocument.Kind


class GoverningDocumentForm(forms.Form):
    """A governing document. After cleaning, `file` is what StoredFile.keep takes, or None."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of document"), choices=Kind.choices)
    name = forms.CharField(
        label=gettext_lazy("What it is called"),
        help_text=gettext_lazy("As it is named in the charters, without the years."),
        max_length=200,
    )
    rests_on = forms.ModelChoiceField(
        label=gettext_lazy("Rests on"),
        help_text=gettext_lazy("The document above it. An agreement is an annex to that one."),
        queryset=GoverningDocument.objects.all(),
        required=False,
        empty_label=gettext_lazy("Nothing that stands here"),
    )
    network = forms.ModelChoiceField(
        label=gettext_lazy("The network whose statutes they are"),
        help_text=gettext_lazy("Only for statutes."),
        queryset=Network.objects.going_on().without_groups().by_name(),
        required=False,
        empty_label="–",
    )
    body = forms.CharField(label=gettext_lazy("Adopted by"), max_length=200, required=False)
    adopted_on = forms.DateField(label=gettext_lazy("Adopted on"), widget=DayInput, required=False)
    holds_from = forms.DateField(
        label=gettext_lazy("Holds from"),
        help_text=gettext_lazy("The first day. Leave it empty if nobody knows."),
        widget=DayInput,
        required=False,
    )
    holds_to = forms.DateField(
        label=gettext_lazy("Holds to"),
        help_text=gettext_lazy("The last day. Leave it empty if it holds for the time being."),
        widget=DayInput,
        required=False,
    )
    school_forms = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of school that it covers"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("What it says in short"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("The document itself"),
        help_text=gettext_lazy(
            "Word, OpenDocument, PDF, HTML or plain text, at most 10 MB. It is kept as it is."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
        required=False,
        error_messages={"empty": gettext_lazy("The file is empty. Choose another one.")},
    )

    def __init__(
        self, *args: Any, today: date, document: GoverningDocument | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        _choices(self.fields["school_forms"]).choices = [
            (code, capfirst(name_on(code, today))) for code in SCHOOL_FORMS
        ]
        above = self.fields["rests_on"]
        assert isinstance(above, forms.ModelChoiceField)
        if document:
            above.queryset = GoverningDocument.objects.exclude(pk=document.pk)

    def clean_file(self) -> dict[str, Any] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        name = PurePath(file.name or "").name
        media_type = MEDIA_TYPES.get(PurePath(name).suffix.lower())
        if media_type is None:
            raise forms.ValidationError(
                _("We do not keep that kind of file. Save it as Word, PDF or text and try again.")
            )
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is %(size)s. It can be at most 10 MB.")
                % {"size": filesizeformat(file.size or 0)}
            )
        return {"name": name, "media_type": media_type, "data": file.read()}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        kind, above = said.get("kind"), said.get("rests_on")
        if kind == Kind.STATUTES and not said.get("network"):
            self.add_error("network", _("Choose the network whose statutes they are."))
        if kind != Kind.STATUTES:
            said["network"] = None
        if kind == Kind.ORDINANCE and above:
            self.add_error("rests_on", _("An ordinance is the top of the chain."))
        if above and self.document in above.above:
            self.add_error("rests_on", _("A document cannot rest on one that rests on it."))
        first, last = said.get("holds_from"), said.get("holds_to")
        if first and last and last < first:
            self.add_error("holds_to", _("The last day is before the first."))
        return said


class StrategicGoalForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Number"), max_length=10, required=False)
    title = forms.CharField(label=gettext_lazy("The goal"), max_length=300)
    targets = LinesField(
        label=gettext_lazy("What it means"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )


class WayForm(forms.Form):
    """Up or down, by the button pressed."""

    up = forms.TypedChoiceField(
        choices=[("1", gettext_lazy("Up")), ("0", gettext_lazy("Down"))],
        coerce=lambda sent: sent == "1",
    )


class ContinuationForm(forms.Form):
    """Which goal of an earlier strategy goes on as which of a later. Nothing is chosen before."""

    earlier = forms.ModelChoiceField(
        label=gettext_lazy("The earlier goal"),
        queryset=StrategicGoal.objects.none(),
        empty_label=gettext_lazy("Choose a goal"),
    )
    later = forms.ModelChoiceField(
        label=gettext_lazy("Continues as"),
        queryset=StrategicGoal.objects.none(),
        empty_label=gettext_lazy("Choose a goal"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("What is the same, and what is different."),
        max_length=400,
        required=False,
    )

    def __init__(
        self, *args: Any, earlier: GoverningDocument, later: GoverningDocument, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, strategy in (("earlier", earlier), ("later", later)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = strategy.goals.all()


class GroundingForm(forms.Form):
    """Which strategy a charter rests on.

    Before anybody has said it, the one that is called what the charter calls its own is chosen,
    if there is one: the person decides by pressing the button.
    """

    strategy = forms.ModelChoiceField(
        label=gettext_lazy("The strategy"), queryset=GoverningDocument.objects.strategies()
    )

    def __init__(self, data: Any = None, *, charter: Charter) -> None:
        said = Grounding.objects.filter(charter=charter).first()
        named = None if said else strategies_it_names(charter).first()
        super().__init__(data, initial={"strategy": said.strategy_id if said else named})


class AimsForm(forms.Form):
    """Which goal of the strategy each of the charter's goals is: a field for each.

    What nobody has said is chosen before only where the titles are the same letter by letter.
    """

    def __init__(self, data: Any = None, *, charter: Charter, strategy: GoverningDocument) -> None:
        super().__init__(data)
        self.goals = list(charter.goals.select_related("aim"))
        there = {goal.pk: goal for goal in strategy.goals.all()}
        by_title = {goal.title.casefold(): pk for pk, goal in reversed(there.items())}
        none = ("", gettext_lazy("None of the strategy's goals"))
        for goal in self.goals:
            said = getattr(goal, "aim", None)
            self.fields[f"goal_{goal.pk}"] = forms.TypedChoiceField(
                label=str(goal),
                choices=[none, *((pk, str(each)) for pk, each in there.items())],
                coerce=lambda pk: there[int(pk)],
                empty_value=None,
                required=False,
                initial=said.strategic_id if said else by_title.get(goal.title.casefold()),
            )

    @property
    def aims(self) -> dict[Goal, StrategicGoal | None]:
        """What a valid form says."""
        return {goal: self.cleaned_data[f"goal_{goal.pk}"] for goal in self.goals}


class CommitmentForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Adopted on"), widget=DayInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day has not come yet. Record it when it has."))
        return on


def _choices(field: forms.Field) -> forms.ChoiceField:
    assert isinstance(field, forms.ChoiceField)
    return field
