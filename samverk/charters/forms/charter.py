"""A document handed in, and what is said of the charter as a whole."""

from pathlib import PurePath
from typing import Any, NamedTuple

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import OrderedYears, YearField
from samverk.charters.parcel import MEDIA_TYPES, MOST_BYTES
from samverk.documents.extract import Unreadable, extract
from samverk.networks.models import Network
from samverk.shell.forms import DayInput


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
        label=gettext_lazy("Network"),
        queryset=Network.objects.going_on().without_groups().by_name(),
    )


class NewNetworkForm(forms.Form):
    """A network that there is not yet."""

    name = forms.CharField(label=gettext_lazy("The network's name"), max_length=120)
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Reports to"),
        help_text=gettext_lazy("The body that gives the network its charter."),
        queryset=Network.objects.going_on().without_groups().by_name(),
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


class FactsForm(OrderedYears):
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
