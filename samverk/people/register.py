"""A network's list of people as a page shows it: seat by seat, with its gaps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from samverk.networks.models import Municipality, Network
from samverk.people.models import (
    NEUTRAL,
    Appointment,
    Membership,
    RegisterConfirmation,
    Seat,
    Shown,
)


@dataclass(frozen=True)
class Line:
    """One membership with the roles that the person holds in the network.

    Details are those that an audience (`to`, a `Shown`) may see, else empty.
    """

    membership: Membership
    roles: list[str]
    to: str = Shown.NETWORK

    @property
    def email(self) -> str:
        return self._detail("email")

    @property
    def phone(self) -> str:
        return self._detail("phone")

    @property
    def title(self) -> str:
        return self._detail("title")

    @property
    def is_unreachable(self) -> bool:
        """Has no address; of somebody whose name nobody sees nothing is said."""
        person = self.membership.person
        return not person.email and person.name != NEUTRAL

    def _detail(self, name: str) -> str:
        person = self.membership.person
        return getattr(person, name) or "" if person.shows(name, self.to) else ""


@dataclass(frozen=True)
class Place:
    """A seat: who sits there, if anybody, who stands in, and who comes next."""

    seat: Seat
    deputies: list[Line] = field(default_factory=list)
    sitting: list[Line] = field(default_factory=list)
    coming: list[Membership] = field(default_factory=list)

    @property
    def member(self) -> Line | None:
        return self.sitting[0] if self.sitting else None


@dataclass(frozen=True)
class Register:
    """The list on one day.

    `lines` are all on it; `places` its seats, and `unseated` members without one (of a working
    group), `coopted` and `staff` the rest. `missing` are municipalities that no member
    represents; `outside` are roles held by persons who are not on the list.
    """

    lines: list[Line]
    places: list[Place]
    missing: list[Municipality]
    outside: list[Appointment]
    appointments: list[Appointment]
    confirmation: RegisterConfirmation | None

    @classmethod
    def of(cls, network: Network, on: date, *, to: str = Shown.NETWORK) -> "Register":
        """Read the list: five queries, however many people."""
        listed = (
            Membership.objects.not_over(on)
            .filter(network=network)
            .select_related("person", "municipality")
            .order_by("municipality__name", "person__name")
        )
        memberships = [row for row in listed if row.since <= on]
        appointments = list(
            Appointment.objects.on(on)
            .filter(network=network)
            .select_related("person", "person__municipality")
            .order_by("role", "person__name")
        )
        roles: dict[int, list[str]] = defaultdict(list)
        for appointment in appointments:
            roles[appointment.person_id].append(appointment.role)
        lines = [Line(row, roles[row.person_id], to) for row in memberships]
        members = {row.person_id for row in memberships}
        represented = {row.municipality_id for row in memberships if row.kind == "member"}
        return cls(
            lines=lines,
            places=_places(network, on, lines, [row for row in listed if row.since > on]),
            missing=[town for town in _expected(network) if town.pk not in represented],
            outside=[row for row in appointments if row.person_id not in members],
            appointments=appointments,
            confirmation=network.register_confirmations.select_related("by").first(),
        )

    @property
    def unseated(self) -> list[Line]:
        seated = {id(line) for place in self.places for line in (*place.sitting, *place.deputies)}
        on_seats = ("member", "deputy")
        return [row for row in self._of(*on_seats) if id(row) not in seated]

    @property
    def coopted(self) -> list[Line]:
        return self._of("adjunct")

    @property
    def staff(self) -> list[Line]:
        return self._of("staff")

    def _of(self, *kinds: str) -> list[Line]:
        return [line for line in self.lines if line.membership.kind in kinds]


def _places(network: Network, on: date, lines: list[Line], coming: list[Membership]) -> list[Place]:
    seats = Seat.objects.on(on).filter(network=network).select_related("municipality")
    places = {seat.pk: Place(seat) for seat in seats}
    for line in lines:
        if place := places.get(line.membership.seat_id or 0):
            is_member = line.membership.kind == Membership.Kind.MEMBER
            (place.sitting if is_member else place.deputies).append(line)
    for row in coming:
        if place := places.get(row.seat_id or 0):
            place.coming.append(row)
    return list(places.values())


def _expected(network: Network) -> Iterable[Municipality]:
    """All municipalities; a working group has whom it needs."""
    return [] if network.is_group else Municipality.objects.all()
