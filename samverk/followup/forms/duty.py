"""What is asked of somebody who tells that a duty was done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AttestForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    text = forms.CharField(
        label=_("What was done"),
        help_text=_("One sentence, and how it shows: a group, a report, a date."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(year, str(year)) for year in (this_year, this_year - 1)]
