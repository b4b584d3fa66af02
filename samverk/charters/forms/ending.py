"""The end of a charter."""

from django import forms
from django.utils.translation import gettext_lazy

from samverk.shell.forms import DayInput


class EndingForm(forms.Form):
    """Which body ends a charter, from when, and why."""

    body = forms.CharField(label=gettext_lazy("Decided by"), max_length=200)
    last_day = forms.DateField(label=gettext_lazy("Last day that it holds"), widget=DayInput)
    reason = forms.CharField(
        label=gettext_lazy("Why it ends"), widget=forms.Textarea(attrs={"rows": 3})
    )
