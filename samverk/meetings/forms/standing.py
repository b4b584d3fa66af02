"""The standing items of a network, and putting rows in order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverk.meetings.forms.agenda import InternalForm
from samverk.meetings.models import StandingItem
from samverk.meetings.models.agenda import Brings


class StandingItemForm(InternalForm):
    """One item that every agenda of the network begins with."""

    class Meta:
        model = StandingItem
        fields = ["title", "kind", "duration", "brings", "presenter", "text"]
        labels = {
            "title": _("What is to be taken up?"),
            "kind": _("What is it for?"),
            "duration": pgettext_lazy("length of time", "Minutes"),
            "brings": _("What comes with it by itself"),
            "presenter": _("Who leads the item?"),
            "text": _("Background"),
        }
        help_texts = {
            "brings": _("It is looked up anew for each meeting, and shown with the item."),
            "text": _("Stands in every notice until you change it."),
        }
        widgets = {
            "duration": forms.NumberInput(attrs={"min": 1, "max": 600, "inputmode": "numeric"}),
            "text": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brings = self.fields["brings"]
        assert isinstance(brings, forms.TypedChoiceField)
        brings.choices = [("", _("Nothing")), *Brings.choices]


class OrderForm(forms.Form):
    """All rows in the order that somebody dragged them into: their ids with commas between."""

    order = forms.RegexField(r"^\d{1,18}(,\d{1,18}){0,499}$")

    @property
    def ids(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["order"].split(",")]
