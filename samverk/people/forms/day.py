"""Choosing a day to look at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.shell.forms import DayInput


class DayForm(forms.Form):
    """The day on which somebody wants to see a network, or its list."""

    den = forms.DateField(
        label=_("How it was on"),
        widget=DayInput,
        error_messages={"invalid": _("Write the day as year, month and day: 2025-03-01.")},
    )
