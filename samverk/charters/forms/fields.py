"""Fields that several of the room's forms share."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

UNSAID = ("", gettext_lazy("The charter does not say"))


class YearField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1990, max_value=2100, required=False, **kwargs)


class LinesField(forms.CharField):
    """A list of texts, written one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class OrderedYears(forms.Form):
    """The last year is not before the first, for each pair of years in YEARS."""

    YEARS: tuple[str, ...] = ("period",)

    def clean(self) -> dict[str, Any]:
        for name in self.YEARS:
            first, last = (self.cleaned_data.get(f"{name}_{end}") for end in ("from", "to"))
            if first and last and last < first:
                self.add_error(f"{name}_to", _("The last year is before the first."))
        return self.cleaned_data


class AddressField(forms.CharField):
    """Where something can be read: an address on the web, or a page of this house."""

    WHOLE = RegexValidator(
        r"^(https?://[^\s]+|/[^/\s][^\s]*)$",
        gettext_lazy("Write a whole address, such as https://example.se/decision."),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, validators=[self.WHOLE], **kwargs)
