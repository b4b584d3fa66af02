"""A decision, chosen among those of the bodies above a network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samverk.followup.decisions import decisions_above
from samverk.meetings.models import Decision
from samverk.networks.models import Network


class ChosenForm(forms.Form):
    decision = forms.ModelChoiceField[Decision](
        label=gettext_lazy("Decision"),
        queryset=Decision.objects.none(),
        error_messages={
            "required": gettext_lazy("Choose one of the decisions."),
            "invalid_choice": gettext_lazy("Choose one of the decisions."),
        },
    )

    def __init__(self, data: Any = None, *, network: Network | None) -> None:
        super().__init__(data)
        if network:
            chosen = self.fields["decision"]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = decisions_above(network)
