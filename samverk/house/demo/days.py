"""Days and hours on which a network of school people would meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import holidays
from django.utils import timezone

SCHOOL_BREAKS = (7, 44)  # weeks
NEAREST = timedelta(days=20)  # two meetings of a network are further apart than this
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rhythm:
    """When a network meets: its weekday (Monday 0), hours, and how many days lie between.

    `last` and `next` are about how many days from today the nearest meetings are.
    """

    weekday: int
    start: time
    end: time
    every: int
    last: int
    next: int

    def days(self, today: date, *, since: date) -> list[date]:
        """All days from `since` until a year from today, in order."""
        past = _apart(_days(today - self.last * DAY, -self.every, until=since, on=self.weekday))
        coming = _apart(
            _days(today + self.next * DAY, self.every, until=today + 365 * DAY, on=self.weekday)
        )
        return sorted([*past, *coming])


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A point in time, in the association's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend: nobody at the office works then."""
    return day + (7 - day.weekday()) * DAY if day.weekday() > 4 else day


def start_of_story(today: date) -> date:
    """The first day of a term, a good ten months back or more."""
    earlier = today - 300 * DAY
    return date(earlier.year, 1 if earlier.month < 7 else 7, 1)


def is_working_day(day: date) -> bool:
    """Neither weekend, holiday nor eve, school break, summer nor Christmas."""
    closed = holidays.country_holidays(
        "SE", years=day.year, categories=("public", "de_facto", "optional"), include_sundays=False
    )
    summer = (6, 15) <= (day.month, day.day) <= (8, 15)
    christmas = (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 8)
    in_break = day.isocalendar().week in SCHOOL_BREAKS
    return day.weekday() < 5 and day not in closed and not (summer or christmas or in_break)


def _days(day: date, step: int, *, until: date, on: int) -> Iterator[date]:
    """From a day by steps of so many days, each moved on to a working day with the weekday."""
    onwards = DAY if step > 0 else -DAY
    while (day < until) == (step > 0):
        chosen = day
        while chosen.weekday() != on or not is_working_day(chosen):
            chosen += onwards
        if (chosen < until) == (step > 0):
            yield chosen
        day += step * DAY


def _apart(days: Iterator[date]) -> Iterator[date]:
    """Without those that come too close to the one before."""
    before: date | None = None
    for day in days:
        if before is None or abs(day - before) > NEAREST:
            yield day
            before = day
