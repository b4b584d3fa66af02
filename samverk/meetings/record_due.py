"""When a meeting's record is to be sent out: as the charter says, or as the network has settled."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from samverk.charters.models import Charter, Duty
from samverk.meetings.models import Meeting, Procedure


@dataclass(frozen=True)
class RecordDue:
    """The last day for a record, and whether it is the charter that says so."""

    day: date
    by_charter: bool


def record_due(meeting: Meeting) -> RecordDue:
    """At most three queries."""
    days = charter_days(meeting)
    if days is not None:
        return RecordDue(meeting.date + timedelta(days=days), by_charter=True)
    settled = Procedure.of(meeting.network).minutes_days
    return RecordDue(meeting.date + timedelta(days=settled), by_charter=False)


def charter_days(meeting: Meeting) -> int | None:
    """The fewest days that the charter in force at the meeting gives to write the record, if it
    gives any."""
    charters = Charter.objects.in_force(meeting.date).filter(network=meeting.network)
    rules = Duty.objects.filter(charter__in=charters, kind="write_minutes")
    given = (rule.get("days_after") for rule in rules.values_list("rule", flat=True))
    return min((int(days) for days in given if days), default=None)


def is_awaited(meeting: Meeting) -> bool:
    """Whether the record still has to be sent out for the first time."""
    minutes = getattr(meeting, "minutes", None)
    return minutes is None or not (minutes.is_submitted or minutes.is_approved)


def due_of(meeting: Meeting, now: datetime) -> RecordDue | None:
    """The last day, where the meeting has been held and its record is still awaited."""
    if meeting.is_cancelled or not meeting.has_begun(now) or not is_awaited(meeting):
        return None
    return record_due(meeting)
