"""Answers to a notice from calendar programs: iTIP REPLY in a mail (RFC 5546, RFC 6047).

An answer counts if it is from the one whose answer it is, about the time that the meeting has, and
not older than an answer given since. Everything else is noted for the office.
"""

from datetime import datetime
from email.message import EmailMessage
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from samverk.meetings.models import Guest, Invitation, Meeting
from samverk.people.models import Person
from samverk.post import mails
from samverk.post.arriving import Verdict
from samverk.post.models import Arrival
from samverk.shell.refused import Refused

_ANSWERS = {"ACCEPTED": "yes", "DECLINED": "no"}
_CALENDARS = ("text/calendar", "application/ics", "text/x-vcalendar")
_OURS = "@samverk"


def read_answer(arrival: Arrival, message: EmailMessage) -> Verdict | None:
    """Counts the answer in a mail with a calendar of one of our meetings in it."""
    for part in mails.parts(message):
        if part.media_type not in _CALENDARS and not part.name.lower().endswith(".ics"):
            continue
        for method, event in _events(part):
            if meeting := _meeting(event):
                return _read(arrival, message, method, event, meeting)
    return None


def _events(part: mails.Part) -> list[tuple[str, Event]]:
    """The events of a calendar, each with the method; none of what is no calendar."""
    try:
        calendar = Calendar.from_ical(part.text)
        method = str(calendar.get("METHOD") or part.method).upper()
        return [(method, one) for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    # The library raises whatever it stumbles on in a stranger's file.
    except Exception:
        return []


def _meeting(event: Event) -> Meeting | None:
    uid = str(event.get("UID", ""))
    try:
        known = UUID(uid.removesuffix(_OURS)) if uid.endswith(_OURS) else None
    except ValueError:
        return None
    return Meeting.objects.filter(uid=known).select_related("network").first() if known else None


def _read(
    arrival: Arrival, message: EmailMessage, method: str, event: Event, meeting: Meeting
) -> Verdict:
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    facts = {"sender": arrival.sender, "meeting": meeting}
    if method == "COUNTER":
        return _other(_("%(sender)s proposes another time for %(meeting)s."), facts)
    if method != "REPLY" or len(attendees) != 1:
        return _other(_("%(sender)s sent something else than an answer about %(meeting)s."), facts)
    attendee = attendees[0]
    address = str(attendee).lower().removeprefix("mailto:").strip()
    facts["attendee"] = address
    if address != arrival.sender or "SENT-BY" in attendee.params:
        said = _("%(sender)s answers for %(attendee)s about %(meeting)s. It was not counted.")
        return _other(said, facts)
    invitation = _invited(meeting, address)
    if invitation is None:
        return _other(_("%(sender)s answers about %(meeting)s, but is not called."), facts)
    status = str(attendee.params.get("PARTSTAT", "")).upper()
    return _take(invitation, status, message, event, facts)


def _take(
    invitation: Invitation | Guest,
    status: str,
    message: EmailMessage,
    event: Event,
    facts: dict[str, object],
) -> Verdict:
    """Count an answer from the right one, if it is about what holds now."""
    facts["said"] = " ".join(str(event.get("COMMENT", "")).split())[:120] or "–"
    if status == "DELEGATED":
        said = _("%(sender)s wants somebody else to come to %(meeting)s. Their words: %(said)s")
        return _other(said, facts)
    if _is_about_another_time(event, invitation.meeting):
        said = _("%(sender)s answered about a time that %(meeting)s no longer has.")
        return Verdict(Arrival.Kind.REPLY, said % facts)
    if _is_older(message, event, invitation.answered_at):
        said = _("%(sender)s has answered again since about %(meeting)s. The later answer counts.")
        return Verdict(Arrival.Kind.REPLY, said % facts)
    if status not in _ANSWERS:
        said = _("%(sender)s may come to %(meeting)s. That is no answer yet. Their words: %(said)s")
        return Verdict(Arrival.Kind.REPLY, said % facts)
    try:
        invitation.reply(answer=_ANSWERS[status], via=invitation.Via.CALENDAR)
    except Refused as why:
        return Verdict(Arrival.Kind.REPLY, f"{facts['sender']}, {facts['meeting']}: {why}")
    coming = _("%(sender)s comes to %(meeting)s. Their words: %(said)s")
    away = _("%(sender)s does not come to %(meeting)s. Their words: %(said)s")
    return Verdict(Arrival.Kind.REPLY, (coming if status == "ACCEPTED" else away) % facts)


def _invited(meeting: Meeting, address: str) -> Invitation | Guest | None:
    person = Person.objects.with_address(address)
    own = meeting.invitations.filter(person=person).select_related("person", "meeting")
    guests = meeting.guests.filter(email__iexact=address).select_related("meeting")
    return (own.first() if person else None) or guests.first()


def _is_about_another_time(event: Event, meeting: Meeting) -> bool:
    """Whether the answer is to an earlier notice, which told another time (RFC 5546, 2.1.5)."""
    try:
        sequence = int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        sequence = 0
    if sequence >= meeting.sequence:
        return False
    answered = meeting.notices.filter(sequence__lte=sequence).order_by("-sequence").first()
    told = answered.told.get("starts_at") if answered else None
    return told is not None and datetime.fromisoformat(told) != meeting.starts_at


def _is_older(message: EmailMessage, event: Event, answered_at: datetime | None) -> bool:
    """Whether an answer has been given since this one was written."""
    stamp = getattr(event.get("DTSTAMP"), "dt", None)
    written = [
        at
        for at in (stamp, mails.sent_at(message))
        if isinstance(at, datetime) and at.tzinfo is not None
    ]
    return bool(answered_at and written and max(written) < answered_at)


def _other(said: str, facts: dict[str, object]) -> Verdict:
    return Verdict(Arrival.Kind.OTHER, said % facts)
