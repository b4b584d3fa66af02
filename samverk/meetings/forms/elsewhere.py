"""An item to another meeting."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Meeting
from samverk.shell import dates


class ElsewhereForm(forms.Form):
    """An item to another meeting: moved or copied, and where to. `to` is None for no meeting."""

    class Way(TextChoices):
        MOVE = "move", _("Move it")
        COPY = "copy", _("Copy it")

    way = forms.ChoiceField(label=_("Move or copy?"), choices=Way, widget=forms.RadioSelect)
    to = forms.TypedChoiceField(label=_("To which meeting?"), required=False, empty_value=None)

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        nearest = meetings[0].pk if meetings else ""
        kwargs["initial"] = {"way": self.Way.MOVE, "to": nearest}
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        days = [(pk, self._day(meeting)) for pk, meeting in self.meetings.items()]
        to = self.fields["to"]
        assert isinstance(to, forms.TypedChoiceField)
        to.choices = [*days, ("", _("One that is not planned yet"))]
        to.coerce = self.meetings.__getitem__

    @staticmethod
    def _day(meeting: Meeting) -> str:
        return dates.moment(meeting.starts_at, meeting.ends_at)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("way") == self.Way.COPY and not cleaned.get("to"):
            self.add_error("to", _("Choose the meeting that the copy is for."))
        return cleaned
