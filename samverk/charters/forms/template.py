"""The association's own Word template, and a charter to try it on."""

from pathlib import PurePath
from typing import NamedTuple

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.models import Charter
from samverk.charters.parcel import MOST_BYTES
from samverk.documents.docx import Template, Unusable


class TemplateFile(NamedTuple):
    """A Word file that can serve as a template."""

    name: str
    data: bytes


class TemplateForm(forms.Form):
    """One Word file. After cleaning, `file` is a TemplateFile."""

    file = forms.FileField(
        label=gettext_lazy("Your template"),
        help_text=gettext_lazy("A Word file (.docx or .dotx), at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
    )

    def clean_file(self) -> TemplateFile:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The template is too large. Use smaller pictures in it."))
        data = file.read()
        try:
            Template(data)
        except Unusable as reason:
            raise forms.ValidationError(str(reason)) from reason
        return TemplateFile(PurePath(file.name or "").name, data)


class TrialForm(forms.Form):
    """A charter to see in the template."""

    charter = forms.ModelChoiceField(
        label=gettext_lazy("Charter"),
        queryset=Charter.objects.with_surroundings().newest_first(),
        empty_label=None,
    )
