"""What the coordinator writes about charters. Forms clean; the verbs save."""

from pathlib import PurePath
from typing import Any, NamedTuple

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.models import Assignment, Charter
from samverk.charters.reading.kinds import KINDS
from samverk.charters.wording import CADENCES, FIELDS, PERIODS, RECORDS, WEEKDAYS
from samverk.documents.extract import Unreadable, extract
from samverk.networks.models import Network
from samverk.networks.roles import ROLES
from samverk.shell.forms import DayInput

MOST_BYTES = 10 * 1024 * 1024
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}


class Document(NamedTuple):
    """A file that could be read: its name, its bytes, what it is, and the text in it."""

    name: str
    data: bytes
    media_type: str
    text: str


class ReadInForm(forms.Form):
    """One document. After cleaning, `file` is a Document."""

    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("Word, OpenDocument, PDF, HTML or plain text, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
        error_messages={"empty": gettext_lazy("The file is empty. Choose another one.")},
    )

    def clean_file(self) -> Document:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = PurePath(file.name or "").name
        media_type = MEDIA_TYPES.get(PurePath(name).suffix.lower())
        if media_type is None:
            raise forms.ValidationError(
                _("We cannot read that kind of file. Save it as Word, PDF or text and try again.")
            )
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is %(size)s. It can be at most 10 MB.")
                % {"size": filesizeformat(file.size or 0)}
            )
        data = file.read()
        try:
            return Document(name, data, media_type, extract(name, data))
        except Unreadable as reason:
            raise forms.ValidationError(str(reason)) from reason


class NetworkForm(forms.Form):
    """One of the networks there are."""

    network = forms.ModelChoiceField(
        label=gettext_lazy("Network"), queryset=Network.objects.by_name()
    )


class NewNetworkForm(forms.Form):
    """A network that there is not yet."""

    name = forms.CharField(label=gettext_lazy("The network's name"), max_length=120)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Reports to"),
        help_text=gettext_lazy("The body that gives the network its charter."),
        queryset=Network.objects.by_name(),
        required=False,
        empty_label=gettext_lazy("No other network"),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Network.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(
                _("There is already a network with that name. Choose it in the list instead.")
            )
        return name


UNSAID = ("", gettext_lazy("The charter does not say"))


class YearField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1990, max_value=2100, required=False, **kwargs)


class LinesField(forms.CharField):
    """A list of texts, written one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class _OrderedYears(forms.Form):
    """The last year is not before the first, for each pair of years in YEARS."""

    YEARS: tuple[str, ...] = ("period",)

    def clean(self) -> dict[str, Any]:
        for name in self.YEARS:
            first, last = (self.cleaned_data.get(f"{name}_{end}") for end in ("from", "to"))
            if first and last and last < first:
                self.add_error(f"{name}_to", _("The last year is before the first."))
        return self.cleaned_data


class FactsForm(_OrderedYears):
    """What is said of the charter as a whole."""

    YEARS = ("period", "framework")

    title = forms.CharField(label=gettext_lazy("What the charter is called"), max_length=200)
    commissioner = forms.CharField(
        label=gettext_lazy("Commissioned by"), max_length=200, required=False
    )
    period_from = YearField(label=gettext_lazy("Holds from the year"))
    period_to = YearField(label=gettext_lazy("Holds to the year"))
    framework = forms.CharField(
        label=gettext_lazy("Builds on"),
        help_text=gettext_lazy("The strategy that the goals come from."),
        max_length=200,
        required=False,
    )
    framework_from = YearField(label=gettext_lazy("The strategy holds from the year"))
    framework_to = YearField(label=gettext_lazy("The strategy holds to the year"))


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


class AssignmentForm(_OrderedYears):
    text = forms.CharField(label=gettext_lazy("The assignment"), widget=forms.Textarea)
    parts = LinesField(
        label=gettext_lazy("Parts or examples"),
        help_text=gettext_lazy("One on each line."),
        required=False,
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
    report_to = forms.CharField(label=gettext_lazy("Reported to"), max_length=200, required=False)
    report_cadence = forms.ChoiceField(
        label=gettext_lazy("How often it is reported"),
        choices=[UNSAID, *CADENCES.items()],
        required=False,
    )
    networks = LinesField(
        label=gettext_lazy("Other networks that take part"),
        help_text=gettext_lazy("One on each line."),
        required=False,
    )

    def __init__(self, *args: Any, charter: Charter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["goal_id"]
        assert isinstance(chosen, forms.ChoiceField)
        goals = [(goal.pk, str(goal)) for goal in charter.goals.all()]
        chosen.choices = [("", _("No goal")), *goals]


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


class AdoptionForm(forms.Form):
    body = forms.CharField(label=gettext_lazy("Adopted by"), max_length=200)
    on = forms.DateField(label=gettext_lazy("Adopted on"), widget=DayInput)
    in_force_from = forms.DateField(
        label=gettext_lazy("Holds from"),
        help_text=gettext_lazy("What the network has now holds until then."),
        widget=DayInput,
    )

    def clean(self) -> dict[str, Any]:
        on, start = self.cleaned_data.get("on"), self.cleaned_data.get("in_force_from")
        if on and start and start < on:
            self.add_error(
                "in_force_from", _("A charter cannot hold from a day before it was adopted.")
            )
        return self.cleaned_data
