"""The papers of an agenda item."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.documents.kinds import MEDIA_TYPES, media_type_of

MOST_BYTES = 10 * 1024 * 1024


class PaperForm(forms.Form):
    """A paper of an item. After cleaning, `file` is its name, content and media type."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, picture or text, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    title = forms.CharField(
        label=_("What it is called"),
        help_text=_("Leave it empty to use the name of the file."),
        max_length=200,
        required=False,
    )
    is_public = forms.BooleanField(
        label=_("The public may have it, when the record is published"), required=False
    )

    def clean_file(self) -> dict[str, Any]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name, size = PurePath(file.name or "").name[-200:], file.size or 0
        if size > MOST_BYTES:
            raise forms.ValidationError(
                gettext("The file is %(size)s. It can be at most 10 MB.")
                % {"size": filesizeformat(size)}
            )
        data = file.read()
        media_type = media_type_of(name, data)
        if media_type is None:
            raise forms.ValidationError(
                gettext("The file is not of a kind that can be kept here. Save it as PDF.")
            )
        return {"name": name, "data": data, "media_type": media_type}


class PaperFactsForm(forms.Form):
    """What a paper is called, and who may have it."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    is_public = PaperForm.base_fields["is_public"]
