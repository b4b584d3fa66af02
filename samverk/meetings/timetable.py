"""When each item of an agenda begins."""

from collections.abc import Iterable
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
