"""When each item of an agenda begins, and what the items take together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverk.meetings.models import AgendaItem


@dataclass(frozen=True)
class Line:
    """An item with its number on the agenda, from 1, and its start where that can be known."""

    number: int
    starts_at: datetime | None
    item: "AgendaItem"


def timetable(items: Iterable["AgendaItem"], start: datetime) -> list[Line]:
    """The items in order. After one whose length nobody has given, no start is known."""
    lines = []
    clock: datetime | None = start
    for number, item in enumerate(items, start=1):
        lines.append(Line(number, clock, item))
        clock = clock + timedelta(minutes=item.duration) if clock and item.duration else None
    return lines


class Agenda:
    """A meeting's items with what their durations add up to, in minutes."""

    def __init__(self, items: "list[AgendaItem]", *, length: int) -> None:
        self.items = items
        self.used = sum(item.duration or 0 for item in items)
        self.untimed = sum(1 for item in items if not item.duration)
        self.left = length - self.used

    def __iter__(self) -> "Iterator[AgendaItem]":
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def over(self) -> int:
        """How far the items overrun the meeting."""
        return max(-self.left, 0)
