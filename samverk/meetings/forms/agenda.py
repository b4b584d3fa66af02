"""The forms of the agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverk.charters.models import Assignment
from samverk.meetings.models import Action, AgendaItem, BacklogItem, Meeting
from samverk.meetings.models.sources import (
    Source,
    actions_for,
    assignments_for,
    backlog_for,
)


class ItemForm(forms.ModelForm[AgendaItem]):
    """One item of the agenda."""

    class Meta:
        model = AgendaItem
        fields = ["title", "kind", "duration", "presenter", "text"]
        labels = {
            "title": _("What is to be taken up?"),
            "kind": _("What is it for?"),
            "duration": pgettext_lazy("length of time", "Minutes"),
            "presenter": _("Who leads the item?"),
            "text": _("Background"),
        }
        help_texts = {"text": _("What people need to know or read before the meeting.")}
        widgets = {
            "duration": forms.NumberInput(attrs={"min": 1, "max": 600, "inputmode": "numeric"}),
            "text": forms.Textarea(attrs={"rows": 3}),
        }


class MoveForm(forms.Form):
    """Up or down, by the button pressed."""

    up = forms.TypedChoiceField(
        choices=[("1", _("Up")), ("0", _("Down"))], coerce=lambda sent: sent == "1"
    )


class TakeUpForm(forms.Form):
    """One of the things that the agenda is offered, by the button pressed."""

    assignment = forms.ModelChoiceField(queryset=Assignment.objects.none(), required=False)
    action = forms.ModelChoiceField(queryset=Action.objects.none(), required=False)
    backlog = forms.ModelChoiceField(queryset=BacklogItem.objects.none(), required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "assignment": assignments_for(meeting),
            "action": actions_for(meeting),
            "backlog": backlog_for(meeting),
        }
        for name, queryset in offered.items():
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = queryset

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [source for source in cleaned.values() if source]
        if len(chosen) != 1:
            raise forms.ValidationError(_("This has already been taken up, or is done."))
        return cleaned

    @property
    def source(self) -> Source:
        chosen: Source = next(source for source in self.cleaned_data.values() if source)
        return chosen
