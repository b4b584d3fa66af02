"""The forms of the agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samverk.charters.models import Assignment
from samverk.meetings.models import Action, AgendaItem, BacklogItem, Meeting
from samverk.meetings.models.agenda import Brings
from samverk.meetings.models.sources import (
    Source,
    actions_for,
    assignments_for,
    backlog_for,
    feedback_for,
    postponed_for,
)
from samverk.meetings.offers import Together


class InternalForm(forms.ModelForm[Any]):
    """What is on an agenda, or always: public, unless somebody says that it is internal."""

    internal = forms.BooleanField(
        label=_("Internal: it stays in the network"),
        help_text=_("The public reads neither the item nor what comes of it."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["internal"] = not self.instance.is_public

    @property
    def facts(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        internal = said.pop("internal")
        return said | {"is_public": not internal}


class ItemForm(InternalForm):
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
    """What the agenda is offered, by the button pressed: one thing, all of a kind, or an item that
    brings them."""

    assignment = forms.ModelChoiceField(queryset=Assignment.objects.none(), required=False)
    action = forms.ModelChoiceField(queryset=Action.objects.none(), required=False)
    backlog = forms.ModelChoiceField(queryset=BacklogItem.objects.none(), required=False)
    postponed = forms.ModelChoiceField(queryset=AgendaItem.objects.none(), required=False)
    together = forms.ChoiceField(choices=Together, required=False)
    brings = forms.ChoiceField(choices=Brings, required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        offered = {
            "assignment": assignments_for(meeting),
            "action": actions_for(meeting),
            "backlog": backlog_for(meeting),
            "postponed": postponed_for(meeting),
        }
        for name, queryset in offered.items():
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelChoiceField)
            chosen.queryset = queryset

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if len([said for said in cleaned.values() if said]) != 1:
            raise forms.ValidationError(_("This has already been taken up, or is done."))
        return cleaned

    @property
    def sources(self) -> list[Source]:
        """Nothing where it is an item that brings them."""
        said = self.cleaned_data
        match said["together"]:
            case Together.FEEDBACK:
                return list(feedback_for(self.meeting))
            case Together.POSTPONED:
                return list(postponed_for(self.meeting))
            case Together.PROPOSALS:
                feedback = feedback_for(self.meeting).values("pk")
                return list(backlog_for(self.meeting).exclude(pk__in=feedback))
        names = ("assignment", "action", "backlog", "postponed")
        return [said[name] for name in names if said[name]]
