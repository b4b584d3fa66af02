"""What people are told of a meeting, and when: verbs of `Meeting`, which takes them up by name.

Time, place and agenda can be changed at any time. Those who have been told hear of it when
somebody sends the update, with all that has changed; a cancellation is told at once.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.ledger.record import record
from samverk.meetings.letters import changed, contents
from samverk.meetings.mailing import Recipient, to_remind, told, write_to_newcomer
from samverk.meetings.models.procedure import Procedure
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.meetings.models import Meeting, Notice, Reminder


def must_be_ahead(meeting: "Meeting") -> None:
    """Refuse what is of no use once the meeting has begun."""
    if meeting.has_begun(timezone.now()):
        raise Refused(_("The meeting has begun, so it is too late for this."))


def save_the_date(meeting: "Meeting", *, by: Person) -> None:
    """Ask everybody to keep the day free, before there is an agenda."""
    meeting.must_be_open()
    must_be_ahead(meeting)
    if meeting.notices.exists():
        raise Refused(_("People have already been told of the meeting."))
    _must_have_members(meeting)
    tell(meeting, by=by, kind="save")
    record(by, "meeting.date_saved", meeting)


def call(meeting: "Meeting", *, by: Person) -> None:
    """Send the notice: one letter with an invitation to each member, and to each guest."""
    meeting.must_be_open()
    if meeting.notices.filter(kind="request").exists():
        raise Refused(_("The notice has already been sent."))
    if not meeting.items.exists():
        raise Refused(_("Put at least one item on the agenda before you send the notice."))
    _must_have_members(meeting)
    tell(meeting, by=by, kind="request")
    record(by, "meeting.called", meeting)


def send_update(meeting: "Meeting", *, by: Person) -> None:
    """Tell everybody what has changed since they were last told, in one letter."""
    meeting.must_be_open()
    if not pending(meeting, timezone.now()):
        raise Refused(_("Nothing has changed since people were last told."))
    tell(meeting, by=by, kind="update")
    record(by, "meeting.updated", meeting)


def remind(meeting: "Meeting", *, by: Person, now: datetime) -> "Reminder":
    """Remind those who have not answered; once a day at most."""
    meeting.must_be_open()
    must_be_ahead(meeting)
    if is_reminded(meeting, now):
        raise Refused(_("Those who have not answered have been reminded today."))
    if not meeting.is_called or not to_remind(meeting):
        raise Refused(_("Everybody who can be reached has answered."))
    reminder = meeting.reminders.create(by=by, at=now)
    reminder.go_out()
    record(by, "meeting.reminded", meeting)
    return reminder


def is_reminded(meeting: "Meeting", now: datetime) -> bool:
    """Whether those who have not answered were reminded on the same day."""
    latest = meeting.reminders.last()
    return latest is not None and timezone.localdate(latest.at) == timezone.localdate(now)


def tell(meeting: "Meeting", *, by: Person, kind: str) -> "Notice":
    """Begin to tell everybody; a worker writes the letters.

    What people get next in their calendars must have a higher number than what they have.
    """
    if meeting.notices.exists():
        meeting.sequence += 1
        meeting.save(update_fields=["sequence"])
    called = kind == "request" or meeting.notices.filter(kind="request").exists()
    notice = meeting.notices.create(
        kind=kind, sequence=meeting.sequence, by=by, told=contents(meeting, agenda=called)
    )
    notice.go_out()
    return notice


def tell_newcomer(meeting: "Meeting", one: Recipient) -> None:
    """Tell somebody who came when the others had been told.

    While the letters to the others are being written, theirs is written among them.
    """
    latest = meeting.notices.last()
    if latest and one.mailbox and (latest.written_at or told(meeting, [one])):
        write_to_newcomer(one)


def call_also(meeting: "Meeting", person: Person) -> None:
    """Call somebody who came to the list when the others had been called, once."""
    meeting.hold()
    if meeting.notices.exists() and not meeting.is_cancelled:
        invitation, new = meeting.invitations.get_or_create(person=person)
        if new:
            tell_newcomer(meeting, invitation)


def pending(meeting: "Meeting", now: datetime) -> dict[str, Any]:
    """What people have been told that no longer holds, as they were told; see `letters`."""
    if not meeting.is_told(now) or meeting.is_cancelled or meeting.has_begun(now):
        return {}
    latest = list(meeting.notices.all())[-1]
    return changed(latest.told, contents(meeting))


def notice_by(meeting: "Meeting") -> date:
    """The last day for the notice, by the network's rules of procedure."""
    return meeting.date - timedelta(days=Procedure.of(meeting.network).notice_days)


def _must_have_members(meeting: "Meeting") -> None:
    if not meeting.members_to_call():
        raise Refused(_("The network has no members with an address to send to."))
