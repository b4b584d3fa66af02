"""The form that invites a guest to a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import AgendaItem, Meeting


class GuestForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    organisation = forms.CharField(label=_("Organisation"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail address"))
    items = forms.ModelMultipleChoiceField(
        queryset=AgendaItem.objects.none(),
        label=_("Which items?"),
        help_text=_("Choose none if the guest comes to the whole meeting."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["items"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = meeting.items.all()

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()
