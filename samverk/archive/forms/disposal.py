"""A decision on disposal, as the body made it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.shell.forms import DayInput


class DecisionForm(forms.Form):
    body = forms.CharField(
        label=_("Decided by"), max_length=200, help_text=_("For example the board.")
    )
    on = forms.DateField(label=_("Day of the decision"), widget=DayInput)
    reference = forms.CharField(
        label=_("Number in the diary"), max_length=100, help_text=_("For example 2026/118, § 42.")
    )
    since = forms.DateField(
        label=_("Holds from"),
        widget=DayInput,
        help_text=_("The night to this day is the first that it is followed."),
    )
