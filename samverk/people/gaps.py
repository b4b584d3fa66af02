"""What networks' lists lack on a day: vacant seats, roles that nobody holds, ends ahead."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.networks.models import Municipality, Network
from samverk.networks.roles import HELD
from samverk.people.models import Appointment, Membership, Person, Rotation, Seat, Shield
from samverk.shell.dates import day

# Who leads, and who writes: what a network cannot do without, whatever its charter says.
NEEDED = frozenset({"chair", "secretary"})
# Roles that a person is given; the others follow from being a member, or from the meeting.
GIVEN = frozenset({"chair", "secretary", "presidium", "presidium_chair", "liaison", "convener"})
SOON = timedelta(days=60)


class Kind(models.TextChoices):
    """What is lacking, the worst first."""

    EMPTY = "empty", gettext_lazy("Nobody is on the list")
    ROLE = "role", gettext_lazy("Roles that nobody holds")
    UNREPRESENTED = "unrepresented", gettext_lazy("Municipalities without a seat")
    VACANT = "vacant", gettext_lazy("Vacant seats")
    TERM = "term", gettext_lazy("Terms that run out")
    ADDRESS = "address", gettext_lazy("People without an address")


@dataclass(frozen=True)
class Gap:
    """One thing that is lacking; what else is set follows from its kind.

    empty: nothing. role: `role`. unrepresented: `municipality`. vacant: `municipality` and `seat`.
    term: `person` and `until`, with `seat` for a place on one, or `role` for an appointment.
    address: `person`.
    """

    kind: str
    network: Network
    municipality: Municipality | None = None
    seat: Seat | None = None
    role: str = ""
    person: Person | None = None
    until: date | None = None

    @property
    def heading(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def what(self) -> str:
        """What is lacking, below its heading: "Ordförande" or "Maria Holm, till den 5 maj"."""
        match self.kind:
            case Kind.ROLE:
                return str(HELD[self.role])
            case Kind.TERM:
                words = {"name": self.person, "day": day(self.until or date.max)}
                if not self.role:
                    return _("{name}, until {day}").format(**words)
                role = str(HELD[self.role]).lower()
                return _("{name}, {role}, until {day}").format(role=role, **words)
            case _:
                return str(self.seat or self.municipality or self.person or "")


def gaps(
    networks: Iterable[Network], on: date, *, roles: Mapping[int, Collection[str]] | None = None
) -> list[Gap]:
    """What these networks lack, by network and kind: seven queries, however many there are.

    `roles` are those that ought to be held, by network id; chair and secretary where it says
    nothing. A network that has not started, that rests or has an end decided lacks nothing, and a
    working group has whom it needs.
    """
    active = Network.objects.active(on).going_on()
    looked_at = list(active.filter(pk__in=[network.pk for network in networks]).by_name())
    facts = _Facts(looked_at, on)
    order = Kind.values
    return [
        gap
        for network in looked_at
        for gap in sorted(
            facts.of(network, (roles or {}).get(network.pk, NEEDED)),
            key=lambda gap: order.index(gap.kind),
        )
    ]


class _Facts:
    """What is asked about several networks at once, from a day on."""

    def __init__(self, networks: list[Network], on: date) -> None:
        self.on = on
        self.towns = list(Municipality.objects.all())
        seats = Seat.objects.on(on).filter(network__in=networks)
        self.seats = _by_network(seats.select_related("municipality"))
        listed = Membership.objects.not_over(on).filter(network__in=networks)
        self.listed = _by_network(
            listed.select_related("person", "municipality", "seat__municipality").order_by(
                "person__name", "since"
            )
        )
        shields = Shield.objects.filter(lifted_at=None).exclude(email="")
        self.reachable = set(shields.values_list("person_id", flat=True))
        held = Appointment.objects.not_over(on).filter(network__in=networks)
        self.held = _by_network(held.select_related("person").order_by("person__name", "since"))
        rotating = Rotation.objects.on(on).filter(network__in=networks)
        self.rotating = set(rotating.values_list("network_id", "role"))

    def of(self, network: Network, roles: Collection[str]) -> Iterator[Gap]:
        listed = self.listed[network.pk]
        if not listed:
            yield Gap(Kind.EMPTY, network)
        elif not network.is_group:
            yield from self._seats(network, listed)
        yield from self._roles(network, roles)
        yield from self._terms(network, listed)
        for row in listed:
            if self._now(row) and not row.person.email and row.person_id not in self.reachable:
                yield Gap(Kind.ADDRESS, network, person=row.person)

    def _seats(self, network: Network, listed: list[Membership]) -> Iterator[Gap]:
        seats = self.seats[network.pk]
        members = [row for row in listed if row.kind == Membership.Kind.MEMBER]
        taken = {row.seat_id for row in members}
        for seat in seats:
            if seat.pk not in taken:
                town = seat.municipality
                yield Gap(Kind.VACANT, network, municipality=town, seat=seat)
        there = {seat.municipality_id for seat in seats} | {row.municipality_id for row in members}
        for town in self.towns:
            if town.pk not in there:
                yield Gap(Kind.UNREPRESENTED, network, municipality=town)

    def _roles(self, network: Network, roles: Collection[str]) -> Iterator[Gap]:
        if network.is_group:
            return
        held = {row.role for row in self.held[network.pk] if self._now(row)}
        if "presidium_chair" in held:
            held.add("chair")  # a presidium's chair leads the network
        for role in sorted(GIVEN & set(roles) - held):
            if (network.pk, role) not in self.rotating:
                yield Gap(Kind.ROLE, network, role=role)

    def _terms(self, network: Network, listed: list[Membership]) -> Iterator[Gap]:
        """What ends soon, unless it is said who comes after."""
        coming = {(row.seat_id, row.kind) for row in listed if row.seat and not self._now(row)}
        for row in listed:
            if self._ends_soon(row) and (row.seat_id, row.kind) not in coming:
                yield Gap(
                    Kind.TERM, network, municipality=row.municipality, seat=row.seat,
                    person=row.person, until=row.until,
                )  # fmt: skip
        held = self.held[network.pk]
        next_roles = {row.role for row in held if not self._now(row)}
        for role in held:
            if self._ends_soon(role) and role.role not in next_roles:
                yield Gap(Kind.TERM, network, role=role.role, person=role.person, until=role.until)

    def _now(self, row: Membership | Appointment) -> bool:
        return row.since <= self.on

    def _ends_soon(self, row: Membership | Appointment) -> bool:
        return self._now(row) and row.until is not None and row.until <= self.on + SOON


def _by_network[M: (Membership, Appointment, Seat)](
    rows: Iterable[M],
) -> defaultdict[int | None, list[M]]:
    found: defaultdict[int | None, list[M]] = defaultdict(list)
    for row in rows:
        found[row.network_id].append(row)
    return found
