"""A form's field for prose: an editor where there are scripts, plain text where there are none."""

from typing import Any

from django import forms

from samverk.documents.prose import as_html, to_plain


class ProseInput(forms.Textarea):
    """Holds plain text, and the HTML that documents/prose.js puts in its place.

    The page takes in "documents/editor.html" once, after its form.
    """

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        html = as_html(value or "")
        context = super().get_context(name, to_plain(html), attrs)
        context["widget"]["attrs"] |= {"data-prose": True, "data-html": html}
        return context


class ProseField(forms.CharField):
    """Gives clean HTML, whether the editor's HTML was sent or plain text."""

    widget = ProseInput

    def to_python(self, value: Any) -> str:
        return as_html(super().to_python(value) or "")
