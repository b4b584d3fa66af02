"""Meetings as iCalendar: invitations by mail, and the feed that one subscribes to.

RFC 5545 (the format), 5546 (what each method must hold) and 6047 (in mail).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration

from samverk.meetings.timetable import timetable
from samverk.networks.models import Federation

if TYPE_CHECKING:
    from samverk.meetings.models import Invitation, Meeting
    from samverk.meetings.timetable import Line

PRODUCT = "-//samverk//samverk//SV"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
# How often calendars are asked to look for news.
REFRESH = timedelta(hours=4)
# Rules without an end, since Outlook reads no lists of dates. In force since 1996.
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


class Attendee(Protocol):
    """Whoever is invited: a person or a guest."""

    @property
    def name(self) -> str: ...
    @property
    def mailbox(self) -> str: ...


def invitation(
    meeting: "Meeting",
    attendee: Attendee,
    *,
    kind: str,
    base_url: str = "",
    informs: bool = False,
    tentative: bool = False,
    agenda: "Iterable[Line] | None" = None,
    federation: Federation | None = None,
) -> str:
    """An invitation for one person's calendar, in the language that is active.

    `kind` is a Notice's: "cancel" takes the meeting out of the calendar, the others put it in
    or move it. A `tentative` one keeps the day: it has no agenda, and asks for no answer; nor does
    one that only `informs`. `agenda` and `federation` are fetched where they are not given. The
    page of the meeting is at `base_url`; leave it out for who may not open it.

    Nobody else's name or answer is in it. The address to answer with stays in the letter, since
    a calendar is read by more people than a mailbox.
    """
    federation = federation or organisation()
    lines = timetable(meeting.items.all(), meeting.starts_at) if agenda is None else agenda
    asks = not informs and not tentative
    event = _event(meeting, organizer=_organizer(federation), stamp=timezone.now())
    event.add("sequence", meeting.sequence)
    event.add("status", _status_of(kind, tentative=tentative))
    event.add("attendee", _attendee(attendee, informs=informs, asks=asks))
    if base_url:
        event.add("url", base_url + meeting.get_absolute_url())
    if said := _description(meeting, () if tentative else lines, asks=asks):
        event.add("description", said)
    return _text(method_of(kind), [event])


def _status_of(kind: str, *, tentative: bool) -> str:
    if kind == "cancel":
        return "CANCELLED"
    return "TENTATIVE" if tentative else "CONFIRMED"


def method_of(kind: str) -> str:
    """The iCalendar method of a notice: REQUEST or CANCEL."""
    return "CANCEL" if kind == "cancel" else "REQUEST"


def feed(meetings: Iterable["Meeting"], *, name: str = "") -> str:
    """A calendar to subscribe to, of what the public may know: no agenda, no way in by video.

    Give meetings with network, host and cancellation at hand. A cancelled one stays, struck out.
    """
    federation, now = organisation(), timezone.now()
    organizer = _organizer(federation)
    events = []
    for meeting in meetings:
        event = _event(meeting, organizer=organizer, stamp=now)
        event.add("sequence", meeting.sequence)
        event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        events.append(event)
    return _text("PUBLISH", events, name=name or federation.name)


def own(
    meetings: Iterable[tuple["Meeting", "Invitation | None"]],
    *,
    stamp: datetime,
    base_url: str,
) -> str:
    """A person's own calendar to subscribe to, in the language that is active.

    Each meeting comes with the person's invitation, if there is one. `stamp` is when any of it
    last changed, so that the same content is the same text. Nobody else is in it, and nothing to
    answer with, since a calendar is read by more people than a mailbox.
    """
    federation = organisation()
    organizer = _organizer(federation)
    events = []
    for meeting, invitation in meetings:
        event = _event(meeting, organizer=organizer, stamp=stamp)
        event.add("sequence", meeting.sequence)
        event.add("status", _status(meeting))
        event.add("url", base_url + meeting.get_absolute_url())
        if said := _for_me(meeting, invitation):
            event.add("description", said)
        events.append(event)
    name = _("My meetings, %(association)s") % {"association": federation.short_name}
    return _text("PUBLISH", events, name=name, refresh=REFRESH)


def _status(meeting: "Meeting") -> str:
    if meeting.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if meeting.is_called else "TENTATIVE"


def _for_me(meeting: "Meeting", invitation: "Invitation | None") -> str:
    """What a person's own calendar says of a meeting: how it stands, and what one has answered."""
    if meeting.is_cancelled:
        reason = meeting.cancellation.reason
        return "\n\n".join(filter(None, [_("The meeting is cancelled."), reason]))
    parts = []
    if not meeting.is_called:
        parts.append(_("The notice has not been sent yet. Keep the day free."))
    elif invitation:
        parts.append(_answer(invitation))
    if meeting.online_url:
        parts.append(_("Take part by video: %(url)s") % {"url": meeting.online_url})
    return "\n\n".join(parts)


def _answer(invitation: "Invitation") -> str:
    answers = {
        "yes": _("You have answered that you are coming."),
        "no": _("You have answered that you are not coming."),
        "substitute": _("You have answered that %(name)s comes in your place.")
        % {"name": invitation.substitute},
    }
    return answers.get(invitation.answer, _("You have not answered yet."))


def _event(meeting: "Meeting", *, organizer: vCalAddress, stamp: datetime) -> Event:
    """What an invitation and the feed have in common."""
    event = Event()
    event.add("uid", f"{meeting.uid}@samverk")
    event.add("dtstamp", stamp)
    event.add("dtstart", meeting.starts_at.astimezone(STOCKHOLM))
    event.add("dtend", meeting.ends_at.astimezone(STOCKHOLM))
    event.add("summary", f"{meeting.network.name}: {meeting.title or meeting.get_kind_display()}")
    event.add("organizer", organizer)
    if place := place_of(meeting):
        event.add("location", place)
    return event


def place_of(meeting: "Meeting") -> str:
    """The place, with the municipality that is host where the place does not name it."""
    host = meeting.host.name if meeting.host else ""
    parts = [meeting.place] if host in meeting.place else [meeting.place, host]
    return ", ".join(filter(None, parts))


def organisation() -> Federation:
    """The association that runs this samverk."""
    return Federation.objects.get()


def _organizer(federation: Federation) -> vCalAddress:
    """Where answers from calendars go: the mailbox that samverk reads, or the office's."""
    organizer = vCalAddress(f"mailto:{settings.REPLY_MAIL or federation.office_mail}")
    organizer.params["CN"] = federation.name
    return organizer


def _attendee(person: Attendee, *, informs: bool, asks: bool) -> vCalAddress:
    """RFC 5545: one who is told for information is no participant, and need not answer."""
    attendee = vCalAddress(f"mailto:{person.mailbox}")
    attendee.params |= {
        "CN": person.name,
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "NON-PARTICIPANT" if informs else "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE" if asks else "FALSE",
    }
    return attendee


def _description(meeting: "Meeting", agenda: "Iterable[Line]", *, asks: bool) -> str:
    items = [f"{line.number}. {line.item.title}" for line in agenda]
    parts = []
    if items:
        parts.append("\n".join([_("Agenda"), *items]))
    if meeting.online_url:
        parts.append(_("Take part by video: %(url)s") % {"url": meeting.online_url})
    if asks:
        parts.append(_("Answer with the links in the letter that this came with."))
    return "\n\n".join(parts)


def _text(
    method: str, events: Iterable[Event], *, name: str = "", refresh: timedelta | None = None
) -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)  # what Outlook and Apple read instead of NAME
    if refresh:
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(refresh))  # what Outlook reads instead
    calendar.add_component(Timezone.from_ical(ZONE))
    for event in events:
        calendar.add_component(event)
    return str(calendar.to_ical().decode())
