"""Choosing what the overview shows."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.desk.overview import Row
from samverk.networks.models import Network


class OverviewForm(forms.Form):
    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.chartered().going_on().by_name(),
        to_field_name="slug",
        required=False,
        empty_label=_("All"),
    )
    status = forms.ChoiceField(
        label=_("How it stands"),
        required=False,
        choices=[
            ("", _("All")),
            ("help", _("Needs help")),
            ("vacant", _("Has a role that nobody holds")),
            ("on_time", _("On time")),
            ("uncharted", _("No charter in force")),
            ("resting", _("Resting")),
        ],
    )

    def chosen(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that the form lets through; what it does not understand hides nothing."""
        self.is_valid()
        network = self.cleaned_data.get("network")
        status = self.cleaned_data.get("status")
        return [
            row
            for row in rows
            if (not network or row.network == network) and (not status or status in row.states)
        ]
