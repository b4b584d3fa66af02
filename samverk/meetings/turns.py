"""Whose turn it is: roles that go round by year or by meeting, held against the calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.meetings.models import Meeting
from samverk.meetings.models.meeting import MeetingQuerySet
from samverk.networks.models import Municipality, Network
from samverk.people.models import Appointment, Person, Rotation
from samverk.shell.dates import day

# The municipality in turn to host meets where it leads too (värdkommun).
HOSTING = ("host", "chair")


@dataclass(frozen=True)
class ComingTurn:
    """A turn: when, and whose. Of those that come by year, `year` and who sits for the
    municipality; `holders` are those who have been given the role for it. Of those that come by
    meeting, the `meeting` if it is planned."""

    municipality: Municipality
    label: str
    year: int | None = None
    meeting: Meeting | None = None
    seated: tuple[Person, ...] = ()
    holders: tuple[Person, ...] = ()

    @property
    def is_given(self) -> bool:
        return any(person in self.holders for person in self.seated)

    @property
    def other_host(self) -> Municipality | None:
        """Who hosts the planned meeting, where that is somebody else."""
        host = self.meeting.host if self.meeting else None
        return host if host != self.municipality else None


@dataclass(frozen=True)
class Round:
    """A role that goes round: `number` is the turn of now, and `coming` each municipality once."""

    rotation: Rotation
    number: int
    coming: list[ComingTurn]


def rounds(network: Network, now: datetime) -> list[Round]:
    """The roles that go round in a network, with the turns that come."""
    going = Rotation.objects.on(timezone.localdate(now)).filter(network=network)
    return [round_of(rotation, now) for rotation in going.select_related("network").order_by("pk")]


def round_of(rotation: Rotation, now: datetime) -> Round:
    number = number_now(rotation, now)
    towns = rotation.coming(number)
    coming = (
        _by_year(rotation, towns, now) if rotation.is_yearly else _by_meeting(rotation, towns, now)
    )
    return Round(rotation, number, coming)


def number_now(rotation: Rotation, now: datetime) -> int:
    """The turn, counted from 0, of this year or of the next meeting."""
    if rotation.is_yearly:
        return rotation.number_of(timezone.localdate(now))
    return counted_in(rotation).filter(ends_at__lt=now).count()


def host_in_turn(network: Network, on: date) -> Municipality | None:
    """Who is to host the network's next meeting after those planned, where that goes round."""
    going = {row.role: row for row in Rotation.objects.on(on).filter(network=network)}
    rotation = next((going[role] for role in HOSTING if role in going), None)
    if rotation is None:
        return None
    return rotation.turn_on(on) or rotation.turn_number(counted_in(rotation).count())


def counted_in(rotation: Rotation) -> MeetingQuerySet:
    """The meetings that turns are counted by: those of the whole network that stand."""
    meetings = Meeting.objects.standing().filter(
        network=rotation.network_id,
        kind=Meeting.Kind.NETWORK,
        starts_at__date__gte=rotation.since,
    )
    return meetings.order_by("starts_at", "pk")


def _by_meeting(rotation: Rotation, towns: list[Municipality], now: datetime) -> list[ComingTurn]:
    planned = list(counted_in(rotation).filter(ends_at__gte=now).select_related("host"))
    turns = []
    for step, town in enumerate(towns):
        meeting = planned[step] if step < len(planned) else None
        label = day(meeting.starts_at) if meeting else _("a meeting that is not planned yet")
        turns.append(ComingTurn(town, label, meeting=meeting))
    return turns


def _by_year(rotation: Rotation, towns: list[Municipality], now: datetime) -> list[ComingTurn]:
    today = timezone.localdate(now)
    held = list(
        Appointment.objects.not_over(today)
        .filter(network=rotation.network_id, role=rotation.role)
        .select_related("person")
    )
    turns = []
    for year, town in enumerate(towns, start=today.year):
        first, last = max(date(year, 1, 1), today), date(year, 12, 31)
        rows = [r for r in held if r.since <= last and (r.until is None or r.until >= first)]
        holders = tuple(row.person for row in rows if row.until is None or row.until >= last)
        # Who sits there further ahead is not known yet.
        seated = tuple(rotation.seated(first)) if year <= today.year + 1 else ()
        turns.append(ComingTurn(town, str(year), year=year, seated=seated, holders=holders))
    return turns
