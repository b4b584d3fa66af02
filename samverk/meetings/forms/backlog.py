"""Proposing an item to a network, and turning one down."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverk.meetings.models import BacklogItem


class ProposalForm(forms.ModelForm[BacklogItem]):
    """Something that a network should take up."""

    class Meta:
        model = BacklogItem
        fields = ["title", "kind", "duration", "presenter", "text"]
        labels = {
            "title": _("What is to be taken up?"),
            "kind": _("What is it for?"),
            "duration": pgettext_lazy("length of time", "Minutes"),
            "presenter": _("Who leads the item?"),
            "text": _("Why, and what is asked of the meeting?"),
        }
        widgets = {
            "duration": forms.NumberInput(attrs={"min": 1, "max": 600, "inputmode": "numeric"}),
            "text": forms.Textarea(attrs={"rows": 4}),
        }


class DecliningForm(forms.Form):
    """Why a proposal is not taken up."""

    reason = forms.CharField(
        label=_("Why is it not taken up?"),
        help_text=_("The one who proposed it reads this, and so do all in the network."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
    )
