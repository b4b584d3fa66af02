"""Many documents handed in, and what is then said of many drafts at once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.adopting import Adoptable
from samverk.charters.models import Charter
from samverk.charters.naming import recognise
from samverk.charters.parcel import (
    MEDIA_TYPES,
    MOST_TOGETHER,
    TOO_MUCH,
    Document,
    Parcel,
    is_zip,
    told,
    unpack,
)
from samverk.charters.progress import Line
from samverk.documents.extract import Unreadable
from samverk.networks.models import Network
from samverk.shell.forms import DayInput


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if isinstance(files, MultiValueDict) else files.get(name)


class ManyFilesField(forms.FileField):
    """Any number of files; after cleaning a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        files: list[UploadedFile[bytes]] = data or []
        return files


class ParcelForm(forms.Form):
    """Files, a folder, or zip files. After cleaning, `parcel` is a Parcel."""

    documents = ManyFilesField(
        label=gettext_lazy("Documents, or a zip file of them"),
        help_text=gettext_lazy(
            "Choose as many as you like. Word, OpenDocument, PDF, HTML or plain text, at most 10 MB"
            " each; 200 documents and 100 MB in all."
        ),
        widget=ManyFiles(attrs={"accept": ",".join([*MEDIA_TYPES, ".zip"])}),
        required=False,
    )
    folder = ManyFilesField(
        label=gettext_lazy("Or a whole folder"),
        help_text=gettext_lazy("With the folders in it. What is no document is left out."),
        widget=ManyFiles,  # folder.js makes it choose folders
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        parcel = Parcel()
        for field in ("documents", "folder"):
            for file in self.cleaned_data.get(field) or []:
                self._take(field, file, parcel)
        if self.errors:
            return self.cleaned_data
        if not parcel.documents:
            raise forms.ValidationError(_("There is no document in it. Choose at least one."))
        try:
            parcel.must_be_bearable()
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why
        return {"parcel": parcel}

    def _take(self, field: str, file: "UploadedFile[bytes]", parcel: Parcel) -> None:
        name = told(file.name or "")
        if not is_zip(name):
            parcel.add(Document(name, file.size or 0, file.read))
            return
        try:
            if (file.size or 0) > MOST_TOGETHER:
                raise Unreadable(TOO_MUCH)
            parcel.add_all(unpack(file))
        except Unreadable as why:
            said = _("%(name)s: %(why)s") % {"name": name, "why": why}
            self.add_error(field, said)


class AdoptionsForm(forms.Form):
    """The drafts that a body adopted. A row's own days go before the common ones.

    After cleaning, `adoptions` is a list of (charter, on, in_force_from).
    """

    body = forms.CharField(label=gettext_lazy("Adopted by"), max_length=200)
    on = forms.DateField(label=gettext_lazy("Adopted on"), widget=DayInput)
    in_force_from = forms.DateField(
        label=gettext_lazy("Holds from"),
        help_text=gettext_lazy("A day beside a charter goes before these two."),
        widget=DayInput,
    )

    def __init__(self, *args: Any, adoptables: Iterable[Adoptable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adoptables = list(adoptables)
        for each in self.adoptables:
            pk, name = each.charter.pk, each.charter.network
            self.fields[f"take-{pk}"] = forms.BooleanField(
                label=_("Adopt %(network)s") % {"network": name},
                required=False,
                initial=not each.is_rival,
            )
            for field, label, initial in (
                (f"on-{pk}", _("Its own day of adoption"), each.on),
                (f"from-{pk}", _("Its own first day"), each.in_force_from),
            ):
                self.fields[field] = forms.DateField(
                    label=label, required=False, initial=initial, widget=DayInput
                )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"about": each}
            | {part: self[f"{part}-{each.charter.pk}"] for part in ("take", "on", "from")}
            for each in self.adoptables
        ]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = [each.charter for each in self.adoptables if said.get(f"take-{each.charter.pk}")]
        adoptions = [(charter, *self._days(charter)) for charter in chosen]
        if not chosen:
            raise forms.ValidationError(_("Tick at least one charter to adopt."))
        starts: set[tuple[int | None, date]] = set()
        for charter, on, start in adoptions:
            if on and start and start < on:
                self.add_error(
                    f"from-{charter.pk}",
                    _("A charter cannot hold from a day before it was adopted."),
                )
            if start and (charter.network_id, start) in starts:
                self.add_error(
                    f"take-{charter.pk}",
                    _("Two charters for %(network)s cannot hold from the same day.")
                    % {"network": charter.network},
                )
            if start:
                starts.add((charter.network_id, start))
        return {"body": said.get("body"), "adoptions": adoptions}

    def _days(self, charter: Charter) -> tuple[date, date]:
        """When it was adopted and from when it holds; a day that is wrong has its error already."""
        said = self.cleaned_data
        on = said.get(f"on-{charter.pk}") or said.get("on")
        start = said.get(f"from-{charter.pk}") or said.get("in_force_from")
        return on, start  # type: ignore[return-value]


class PlacesForm(forms.Form):
    """Which network each draft is for: one there is, or a new one by the name it has in the
    document. After cleaning, `places` is a list of (charter, network or name)."""

    NEW = "new"

    parent = forms.ModelChoiceField(
        label=gettext_lazy("New networks report to"),
        help_text=gettext_lazy("The body that gives the network its charter."),
        queryset=Network.objects.going_on().without_groups().by_name(),
        required=False,
        empty_label=gettext_lazy("No other network"),
    )

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line.charter]
        self.charters = [line.charter for line in self.lines if line.charter]
        self.networks = {
            str(network.pk): network
            for network in Network.objects.going_on().without_groups().by_name()
        }
        known = [(pk, network.name) for pk, network in self.networks.items()]
        bodies = Counter[Network]()
        for line, charter in zip(self.lines, self.charters, strict=True):
            likely = recognise(charter.title, self.networks.values())
            bodies.update(filter(None, [recognise(charter.commissioner, self.networks.values())]))
            new = _("Start the network %(name)s") % {"name": name_for(charter)}
            self.fields[f"network-{charter.pk}"] = forms.ChoiceField(
                label=_("Network for %(name)s") % {"name": charter.title},
                help_text=_("From %(file)s") % {"file": line.file.name},
                choices=[("", _("Not now")), (self.NEW, new), (_("Networks there are"), known)],
                required=False,
                initial=likely.pk if likely else self.NEW,
            )
        self.initial.setdefault("parent", next((body for body, _n in bodies.most_common(1)), None))

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[f"network-{charter.pk}"] for charter in self.charters]

    def clean(self) -> dict[str, Any]:
        names = {network.name.casefold() for network in self.networks.values()}
        places: list[tuple[Charter, Network | str]] = []
        for charter in self.charters:
            chosen, name = self.cleaned_data.get(f"network-{charter.pk}"), name_for(charter)
            if chosen == self.NEW and name.casefold() in names:
                self.add_error(
                    f"network-{charter.pk}",
                    _("There is already a network with that name. Choose it in the list instead."),
                )
            elif chosen:
                places.append((charter, name if chosen == self.NEW else self.networks[chosen]))
        if not places and not self.errors:
            raise forms.ValidationError(_("Choose a network for at least one of them."))
        return {"parent": self.cleaned_data.get("parent"), "places": places}


def name_for(charter: Charter) -> str:
    """What a network that is started for the charter is called."""
    length: int = Network._meta.get_field("name").max_length or 0
    return charter.title[:length]
