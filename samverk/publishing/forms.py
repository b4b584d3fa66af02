"""What somebody chooses before the public gets a record, and why it is taken off again."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.publishing.looking import Looking
from samverk.publishing.public import for_public, mask_in


class ReleaseForm(forms.Form):
    """What is masked: of what was found, and whatever else is written. `read` is the fingerprint
    of the text that was on the page."""

    read = forms.CharField(widget=forms.HiddenInput)
    mask = forms.MultipleChoiceField(required=False)
    also = forms.CharField(
        label=gettext_lazy("Mask this too"),
        help_text=gettext_lazy("Write it as it stands in the text, one thing on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=4000,
    )
    seen = forms.BooleanField(
        label=gettext_lazy("I have read that a personal identity number is left on the web."),
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, looking: Looking) -> None:
        super().__init__(data, initial=_begun(looking))
        self.looking = looking
        choices = [(finding.key, finding.text) for finding in looking.findings]
        self.fields["mask"].choices = choices  # type: ignore[attr-defined]

    @property
    def masked(self) -> set[str]:
        """The keys of the findings that are to be masked."""
        return set(self["mask"].value() or ())

    @property
    def hidden(self) -> list[str]:
        """Every text that is to be masked."""
        chosen = [each.text for each in self.looking.findings if each.key in self.masked]
        return [*chosen, *_lines(self["also"].value() or "")]

    @property
    def leaves_grave(self) -> bool:
        return any(each.is_grave and each.key not in self.masked for each in self.looking.findings)

    def clean_read(self) -> str:
        read: str = self.cleaned_data["read"]
        if read != self.looking.record.sha256:
            raise forms.ValidationError(
                _("The text has been changed since you read it. Read it again.")
            )
        return read

    def clean_also(self) -> str:
        also: str = self.cleaned_data["also"]
        content = for_public(self.looking.record.content, ())
        for line in _lines(also):
            if mask_in(content, [line]) == content:
                raise forms.ValidationError(_("“%(text)s” stands nowhere.") % {"text": line})
        return also

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # Who only wants to see how it looks has not published anything yet.
        if self.leaves_grave and not cleaned.get("seen") and "look" not in self.data:
            self.add_error(
                "seen",
                _("A personal identity number is left. Mask it, or tick that you have read it."),
            )
        return cleaned


def _begun(looking: Looking) -> dict[str, Any]:
    """What is masked when the page is opened: as it was released, or as samverk proposes."""
    release, findings = looking.release, looking.findings
    if release is None:
        masked, also = [each.key for each in findings if each.is_masked], []
    else:
        hidden = set(release.hidden)
        masked = [each.key for each in findings if each.text in hidden]
        also = [text for text in release.hidden if text not in {each.text for each in findings}]
    return {"read": looking.record.sha256, "mask": masked, "also": "\n".join(also)}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it taken off?"),
        help_text=gettext_lazy("Those who write and lead, and the office, can read this."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
