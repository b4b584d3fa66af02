"""What a notice will look like, before it is sent."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from samverk.meetings import letters
from samverk.meetings.calendar import place_of
from samverk.meetings.models import Meeting
from samverk.meetings.timetable import timetable


@dataclass(frozen=True)
class Preview:
    subject: str
    text: str


def preview(meeting: Meeting) -> Preview:
    """The notice as it goes to each person; the link to answer with is everybody's own."""
    context = {
        "kind": "request",
        "meeting": meeting,
        "place": place_of(meeting),
        "agenda": timetable(meeting.items.all(), meeting.starts_at),
        "changes": [],
        "reply_url": _("[each person's own link]"),
    }
    text = letters.tidy(render_to_string("meetings/letters/notice.txt", context))
    return Preview(letters.subject(meeting, "request"), text)
