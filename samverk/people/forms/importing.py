"""Files with lists of people: which, how their columns are read, and what a row means."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.documents.extract import Unreadable
from samverk.networks.models import Municipality, Network
from samverk.people.importing.book import LARGE, MEDIA_TYPES, MOST_BYTES, Book
from samverk.people.importing.headings import COMPANIONS, NOT_USED, PERSONAL, SHARED, UNUSED
from samverk.people.models import ImportRow, Membership, Person, RegisterImport

#: Members of the same municipality that may be chosen among.
CANDIDATES = 40


class ImportForm(forms.Form):
    """After cleaning, `name`, `data` and `media_type` say the file; it can be opened."""

    file = forms.FileField(
        label=gettext_lazy("File with the list"),
        help_text=gettext_lazy(
            "Excel (.xlsx or .xls), OpenDocument (.ods) or .csv, at most 10 MB. The headings may"
            " be in any order and be called what you call them."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
    )

    def clean_file(self) -> dict[str, Any]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = (file.name or "")[-200:]
        try:
            if (file.size or 0) > MOST_BYTES:
                raise Unreadable(LARGE)
            data = file.read()
            Book.open(name, data)
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why
        suffix = f".{name.lower().rpartition('.')[2]}"
        return {"name": name, "data": data, "media_type": MEDIA_TYPES[suffix]}


class ColumnsForm(forms.Form):
    """What each column holds. After cleaning, `layouts` and `removes` are as the import keeps."""

    removes = forms.BooleanField(
        label=gettext_lazy("Those who are not in the file leave"),
        help_text=gettext_lazy(
            "Tick this only if everybody is in the file. Each one who leaves is shown first."
        ),
        required=False,
    )

    def __init__(self, *args: Any, whole: RegisterImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole
        self.fields["removes"].initial = whole.removes
        for key, layout, column in self._columns():
            heading = layout["headings"][column]
            samples = " · ".join(sample[:40] for sample in layout["samples"][column])
            self.fields[key] = forms.ChoiceField(
                label=heading or _("Column %(letter)s") % {"letter": letter(column)},
                help_text=samples,
                choices=field_choices(),
                required=False,
                initial=layout["fields"][column],
            )

    @property
    def sheets(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each sheet's name with its columns."""
        found: dict[str, list[forms.BoundField]] = {name: [] for name in self.whole.layouts}
        names = list(found)
        for key, _layout, _column in self._columns():
            found[names[int(key.split("-")[1])]].append(self[key])
        return [(name, columns) for name, columns in found.items() if columns]

    def clean(self) -> dict[str, Any]:
        layouts = {
            name: layout | {"fields": list(layout["fields"])}
            for name, layout in self.whole.layouts.items()
        }
        names = list(layouts)
        for key, _layout, column in self._columns():
            chosen = self.cleaned_data.get(key, UNUSED)
            layouts[names[int(key.split("-")[1])]]["fields"][column] = chosen
        return {"layouts": layouts, "removes": self.cleaned_data.get("removes", False)}

    def _columns(self) -> Iterator[tuple[str, dict[str, Any], int]]:
        """The columns that have anything in them."""
        for sheet, layout in enumerate(self.whole.layouts.values()):
            for column, heading in enumerate(layout["headings"]):
                if heading or layout["samples"][column]:
                    yield f"column-{sheet}-{column}", layout, column


class RowForm(forms.Form):
    """What the user says of a row. After cleaning, `said` holds what differs from the file."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    person = forms.TypedChoiceField(
        label=gettext_lazy("Who it is"), coerce=int, empty_value=None, required=False
    )
    municipality = forms.TypedChoiceField(
        label=gettext_lazy("Represents"), coerce=int, empty_value=None, required=False
    )
    network = forms.TypedChoiceField(
        label=gettext_lazy("Network"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, row: ImportRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settled = row.whole.settled.get(row.key, {})
        as_read = [("", _("As the file is read"))]
        choices: dict[str, list[tuple[Any, str]]] = {
            "person": [*as_read, (0, _("Somebody new")), *_candidates(row)],
            "municipality": [*as_read, (0, _("No municipality: co-opted for an organisation"))],
            "network": [*as_read],
        }
        choices["municipality"] += list(Municipality.objects.values_list("pk", "name"))
        choices["network"] += list(Network.objects.going_on().by_name().values_list("pk", "name"))
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options
        line = row.line
        self.initial = {
            "name": line.get("name", ""),
            "email": next(iter(line.get("addresses", [])), ""),
        } | {name: value for name, value in settled.items() if name in self.fields}
        for name in _needless(row):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(name) for name in self.changed_data}
        return {"said": {name: value for name, value in said.items() if value is not None}}


def field_choices() -> list[tuple[str, Any]]:
    own = [(field, label) for field, label in {**PERSONAL, **SHARED}.items()]
    others = [
        (f"{prefix}.{field}", f"{whose} {str(label).lower()}")
        for prefix, whose in COMPANIONS.items()
        for field, label in PERSONAL.items()
    ]
    crosses = [("deputy_flag", _("A cross for deputies"))]
    return [(UNUSED, NOT_USED), *own, *crosses, (_("More persons on a row"), others)]


def letter(column: int) -> str:
    """0 is A, 26 is AA."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def _needless(row: ImportRow) -> list[str]:
    """The fields that mean nothing for a row."""
    if row.what == "absent":
        return ["name", "email", "person", "municipality", "network"]
    fixed = ["network"] if row.whole.network_id else []
    return [*fixed, "name", "email", "person"] if row.what == "vacant" else fixed


def _candidates(row: ImportRow) -> list[tuple[int, str]]:
    """Those on the list whom the row may mean: found by address or name, and the municipality's."""
    found: dict[int, Person] = {row.person.pk: row.person} if row.person else {}
    members = Membership.objects.not_over(timezone.localdate()).filter(network=row.network_id)
    town = row.plan.get("municipality")
    near = members.filter(municipality=town) if town else members
    for membership in near.select_related("person").order_by("person__name")[:CANDIDATES]:
        found.setdefault(membership.person_id, membership.person)
    return [(pk, ", ".join(filter(None, [who.name, who.email]))) for pk, who in found.items()]
