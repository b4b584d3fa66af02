"""How a meeting goes while it goes on: the item it is at, the time left, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from samverk.ledger.record import record
from samverk.meetings.models import AgendaItem, Meeting
from samverk.people.models import Person

# A meeting that ended so long ago does not go on, whatever it lacks.
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Course:
    """Where a meeting is, at a point in time. Times left are in whole minutes, negative when over.

    `current` is the item opened last, `left` what is left of its own minutes (None where nobody
    has given it any), `next` the item after it on the agenda. `meeting_left` is None when the
    meeting has been over for a day.
    """

    items: Sequence[AgendaItem]
    current: AgendaItem | None
    next: AgendaItem | None
    left: int | None
    meeting_left: int | None

    @classmethod
    def of(cls, meeting: Meeting, now: datetime) -> "Course":
        """One query."""
        items = list(meeting.items.select_related("postponement"))
        opened = [item for item in items if item.opened_at]
        current = max(opened, key=lambda item: (item.opened_at, item.position), default=None)
        place = items.index(current) + 1 if current else 0
        return cls(
            items=items,
            current=current,
            next=items[place] if place < len(items) else None,
            left=_left(current, now) if current else None,
            meeting_left=None if meeting.is_over(now - DAY) else _minutes(meeting.ends_at - now),
        )

    @property
    def ends_at(self) -> datetime | None:
        """When the time that the item was given is out."""
        return _end(self.current) if self.current else None


def go_to(item: AgendaItem, *, by: Person, at: datetime) -> None:
    """The meeting comes to an item. Coming to one again gives it its time anew."""
    meeting = item.meeting
    meeting.must_be_open()
    meeting.check_begun(at)
    item.opened_at = at
    item.save(update_fields=["opened_at"])
    record(by, "agenda.item_opened", meeting, title=item.title)


def _left(item: AgendaItem, now: datetime) -> int | None:
    end = _end(item)
    return _minutes(end - now) if end else None


def _end(item: AgendaItem) -> datetime | None:
    if item.duration is None or item.opened_at is None:
        return None
    return item.opened_at + timedelta(minutes=item.duration)


def _minutes(span: timedelta) -> int:
    """Rounded up, so that the last begun minute counts."""
    return -int(-span.total_seconds() // 60)
