"""Choosing what the log shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.people.log import FAMILIES, actors
from samverk.people.models import Person
from samverk.shell.forms import DayInput


class LogForm(forms.Form):
    """What it doesn't understand hides nothing. `of` is the network, in a network's own log."""

    network = forms.ModelChoiceField(
        label=_("Network"),
        queryset=Network.objects.by_name(),
        to_field_name="slug",
        required=False,
        empty_label=_("All"),
    )
    family = forms.ChoiceField(label=_("What it is about"), required=False)
    person = forms.ModelChoiceField(
        label=_("Who did it"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    since = forms.DateField(label=_("Earliest day"), required=False, widget=DayInput())
    until = forms.DateField(label=_("Latest day"), required=False, widget=DayInput())
    alone = forms.BooleanField(label=_("Only by the office's right"), required=False)

    def __init__(self, *args: Any, of: Network | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(name, words) for name, (words, _verbs) in FAMILIES.items()]
        family, person = self.fields["family"], self.fields["person"]
        assert isinstance(family, forms.ChoiceField)
        assert isinstance(person, forms.ModelChoiceField)
        family.choices = [("", _("All")), *words]
        person.queryset = actors(of)
        if of:
            del self.fields["network"]

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
