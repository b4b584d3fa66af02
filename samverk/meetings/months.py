"""Meetings by month, for the page that shows them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Prefetch

from samverk.meetings.models import Invitation, Meeting
from samverk.meetings.progress import Standing, standing
from samverk.people.mandate import Mandate
from samverk.people.models import Person

PAST = 100  # so many past meetings are shown


@dataclass(frozen=True)
class Line:
    meeting: Meeting
    standing: Standing
    own: Invitation | None

    @classmethod
    def of(cls, meeting: Meeting, now: datetime) -> "Line":
        """The prefetch below leaves one invitation, or none: the person's own."""
        own = next(iter(meeting.invitations.all()), None)
        return cls(meeting, standing(meeting, now), own)


@dataclass(frozen=True)
class Month:
    """A month with its meetings; `first` is its first day."""

    first: date
    lines: list[Line]


@dataclass(frozen=True)
class Calendar:
    coming: list[Month]
    past: list[Month]

    @classmethod
    def of(cls, person: Person, mandate: Mandate, now: datetime) -> "Calendar":
        """The meetings of all networks that the person sees: six queries."""
        own = Prefetch("invitations", Invitation.objects.filter(person=person))
        seen = Meeting.objects.visible(mandate).with_stage().prefetch_related(own)
        return cls(_months(seen.upcoming(now), now), _months(seen.past(now)[:PAST], now))


def _months(meetings: Iterable[Meeting], now: datetime) -> list[Month]:
    lines = [Line.of(meeting, now) for meeting in meetings]
    return [
        Month(first, list(group))
        for first, group in groupby(lines, key=lambda line: line.meeting.date.replace(day=1))
    ]
