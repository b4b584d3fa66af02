"""The forms of a meeting as a whole: plan, change, call, cancel."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from samverk.meetings import days
from samverk.meetings.models import Meeting
from samverk.networks.models import Municipality, Network
from samverk.shell.forms import ClockInput, DayInput

KEPT = ("place", "online_url", "host", "kind", "title", "joint")


class MeetingForm(forms.Form):
    """When, where and what kind. `remarks` holds what the person ought to know about the day.

    Remarks do not forbid: the form asks once, and the button it then shows sends `sure` with
    the day that was asked about.
    """

    day = forms.DateField(label=_("Day"), widget=DayInput)
    starts = forms.TimeField(label=_("Starts"), widget=ClockInput)
    ends = forms.TimeField(label=_("Ends"), widget=ClockInput)
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        required=False,
        help_text=_("House and town. Leave it empty if you only meet online."),
    )
    online_url = forms.URLField(
        label=_("Link to the online meeting"), required=False, assume_scheme="https"
    )
    host = forms.ModelChoiceField(
        label=_("Host municipality"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("No host"),
    )
    kind = forms.ChoiceField(
        label=_("Kind of meeting"), choices=Meeting.Kind, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Name of the meeting"),
        max_length=120,
        required=False,
        help_text=_("Only if it has one of its own, such as a conference."),
    )
    joint = forms.ModelMultipleChoiceField(
        label=_("Together with"),
        queryset=Network.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their members are called too, and read the agenda and the minutes."),
    )
    sure = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        network: Network,
        today: date,
        meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", like(meeting) if meeting else {})
        super().__init__(*args, **kwargs)
        self.network = network
        self.today = today
        self.meeting = meeting
        self.remarks: list[str] = []
        joint = self.fields["joint"]
        assert isinstance(joint, forms.ModelMultipleChoiceField)
        joint.queryset = Network.objects.alive(today).exclude(pk=network.pk).by_name()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The meeting has to end after it starts."))
        if not cleaned.get("place") and not cleaned.get("online_url"):
            self.add_error("place", _("Give a place, or a link to the online meeting."))
        return cleaned

    def is_settled(self) -> bool:
        """Valid, and nothing about the day that the person has not been asked about."""
        if not self.is_valid():
            return False
        day = self.cleaned_data["day"]
        if day == self.cleaned_data["sure"] or (self.meeting and day == self.meeting.date):
            return True
        self.remarks = days.remarks(self.network, day, today=self.today, meeting=self.meeting)
        assert isinstance(self.data, MultiValueDict)
        self.data = self.data.copy()
        self.data["sure"] = day.isoformat()
        return not self.remarks

    @property
    def facts(self) -> dict[str, Any]:
        """The cleaned fields as the meeting's own."""
        cleaned = self.cleaned_data
        return {
            "starts_at": _at(cleaned["day"], cleaned["starts"]),
            "ends_at": _at(cleaned["day"], cleaned["ends"]),
            **{name: cleaned[name] for name in KEPT},
        }


class PlanForm(MeetingForm):
    """A new meeting, and what its agenda begins with."""

    begin = forms.ChoiceField(
        label=_("The agenda begins with"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, last: Meeting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin = self.fields["begin"]
        assert isinstance(begin, forms.ChoiceField)
        begin.choices = beginnings(self.network, last)

    @property
    def like(self) -> str:
        """What `begin_agenda` is asked for."""
        begin = str(self.cleaned_data["begin"])
        return "" if begin == "empty" else begin


def beginnings(network: Network, last: Meeting | None) -> list[tuple[str, str]]:
    """What an agenda can begin with, the network's own items first."""
    own = network.standing_items.exists()
    found = [("template", _("the network's standing items") if own else _("the usual items"))]
    if last is not None:
        found.append(("last", _("the items of the last meeting")))
    return [(name, str(words)) for name, words in [*found, ("empty", _("nothing"))]]


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is the meeting cancelled?"),
        max_length=300,
        help_text=_("Those invited get to read this."),
    )


def like(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the form shows it."""
    return {
        "day": meeting.date,
        "starts": timezone.localtime(meeting.starts_at).time(),
        "ends": timezone.localtime(meeting.ends_at).time(),
        "place": meeting.place,
        "online_url": meeting.online_url,
        "host": meeting.host,
        "kind": meeting.kind,
        "title": meeting.title,
        "joint": meeting.joint.all(),
    }


def next_like(last: Meeting | None, *, host: Municipality | None = None) -> dict[str, Any]:
    """What the next meeting probably has in common with the last one, and the host in turn."""
    if last is None:
        return {"kind": Meeting.Kind.NETWORK, "host": host}
    known = like(last)
    return {"host": host} | {
        name: known[name] for name in ("starts", "ends", "place", "online_url", "kind")
    }


def _at(day: date, clock: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
