"""The form that lets somebody prepare a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Meeting
from samverk.people.models import Person


class DelegationForm(forms.Form):
    person = forms.ModelChoiceField(queryset=Person.objects.none(), label=_("Who prepares it?"))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = meeting.may_prepare()
