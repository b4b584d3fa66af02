"""What each municipality's own administration is bound to (R31)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from samverk.charters.models import (
    Assignment,
    Charter,
    Commitment,
    GoverningDocument,
    StrategicGoal,
)
from samverk.networks.models import Municipality, Network
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership, Person


@dataclass
class Seat:
    """A network that a municipality takes part in, and by whom: each with the roles held."""

    network: Network
    seen: bool
    people: dict[Person, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Served:
    """A goal of a strategy, and the assignments by which the municipality's networks serve it."""

    goal: StrategicGoal
    assignments: list[Assignment]


@dataclass(frozen=True)
class Bond:
    """A strategy that binds; `commitment` is the municipality's own adoption of it."""

    strategy: GoverningDocument
    standing: str
    commitment: Commitment | None
    goals: list[Served]


@dataclass(frozen=True)
class Bound:
    """A municipality's page: ten queries, whatever it is bound to."""

    bonds: list[Bond]
    seats: list[Seat]

    @classmethod
    def of(cls, municipality: Municipality, on: date, mandate: Mandate) -> "Bound":
        seats = _seats(municipality, on, mandate)
        served = _served({seat.network.pk for seat in seats}, on)
        made = {each.strategy_id: each for each in municipality.commitments.select_related("by")}
        strategies = GoverningDocument.objects.strategies().not_past(on).prefetch_related("goals")
        bonds = [
            Bond(
                strategy,
                strategy.standing(on),
                made.get(strategy.pk),
                [Served(goal, served[goal.pk]) for goal in strategy.goals.all()],
            )
            for strategy in strategies
        ]
        in_force_first = sorted(bonds, key=lambda bond: bond.standing == "coming")
        return cls(in_force_first, seats)

    @property
    def in_force(self) -> int:
        return sum(bond.standing == "in_force" for bond in self.bonds)


@dataclass(frozen=True)
class Town:
    """A line of the list: how many networks it takes part in, what it has adopted."""

    municipality: Municipality
    networks: int
    commitments: list[Commitment]


def towns(on: date) -> list[Town]:
    """Every municipality: four queries."""
    networks: dict[int, set[int]] = defaultdict(set)
    for town, network in _places(on):
        networks[town].add(network)
    made: dict[int, list[Commitment]] = defaultdict(list)
    strategies = GoverningDocument.objects.not_past(on)
    for commitment in Commitment.objects.filter(strategy__in=strategies).select_related("strategy"):
        made[commitment.municipality_id].append(commitment)
    return [
        Town(each, len(networks[each.pk]), made[each.pk]) for each in Municipality.objects.all()
    ]


def _places(on: date) -> Iterable[tuple[int, int]]:
    """A municipality and a network it takes part in, by membership or by role."""
    memberships = Membership.objects.on(on).filter(kind="member", municipality__isnull=False)
    yield from memberships.values_list("municipality_id", "network_id")
    roles = Appointment.objects.on(on).filter(
        network__isnull=False, person__municipality__isnull=False
    )
    yield from roles.values_list("person__municipality_id", "network_id")


def _seats(municipality: Municipality, on: date, mandate: Mandate) -> list[Seat]:
    seats: dict[int, Seat] = {}

    def seat(network: Network) -> Seat:
        return seats.setdefault(network.pk, Seat(network, mandate.sees(network)))

    members = Membership.objects.on(on).filter(kind="member", municipality=municipality)
    for membership in members.select_related("network", "person").order_by("person__name"):
        seat(membership.network).people[membership.person] = []
    held = Appointment.objects.on(on).filter(
        network__isnull=False, person__municipality=municipality
    )
    for appointment in held.select_related("network", "person").order_by("person__name", "role"):
        assert appointment.network
        people = seat(appointment.network).people
        people.setdefault(appointment.person, []).append(appointment.role)
    return sorted(seats.values(), key=lambda each: each.network.name)


def _served(networks: set[int], on: date) -> dict[int, list[Assignment]]:
    """Goal of a strategy → the assignments, in charters in force, that are said to serve it."""
    charters = Charter.objects.in_force(on).filter(network__in=networks)
    assignments = (
        Assignment.objects.filter(charter__in=charters, goal__aim__isnull=False)
        .select_related("charter__network", "goal__aim")
        .order_by("charter__network__name", "position", "pk")
    )
    served: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        assert assignment.goal
        served[assignment.goal.aim.strategic_id].append(assignment)
    return served
