"""A network as it was on a day: the charter that held then, who led it, who belonged to it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from samverk.charters.models import Adoption, Assignment, Charter, Duty, Goal
from samverk.networks.models import Network
from samverk.people.mandate import LEADS
from samverk.people.models import Appointment
from samverk.people.register import Register


@dataclass(frozen=True)
class Past:
    """What held on `day`. `versions` are all adoptions, the latest first; `is_ahead` is
    whether the day has yet to come."""

    day: date
    is_ahead: bool
    charter: Charter | None
    goals: list[Goal]
    assignments: list[Assignment]
    duties: list[tuple[str, list[Duty]]]
    leaders: list[Appointment]
    register: Register
    versions: list[Adoption]


def as_of(network: Network, day: date, *, today: date) -> Past:
    """Look it up: a fixed number of queries."""
    held = Charter.objects.in_force(day).filter(network=network)
    charter = held.with_surroundings().first()
    register = Register.of(network, day)
    return Past(
        day=day,
        is_ahead=day > today,
        charter=charter,
        goals=list(charter.goals.filter(in_scope=True)) if charter else [],
        assignments=list(charter.assignments.select_related("goal")) if charter else [],
        duties=_by_role(charter) if charter else [],
        leaders=[row for row in register.appointments if row.role in LEADS],
        register=register,
        versions=versions_of(network),
    )


def versions_of(network: Network) -> list[Adoption]:
    rows = Adoption.objects.filter(charter__network=network).select_related("charter")
    return list(rows.order_by("-in_force_from", "-pk"))


def _by_role(charter: Charter) -> list[tuple[str, list[Duty]]]:
    held: dict[str, list[Duty]] = defaultdict(list)
    for duty in charter.duties.all():
        held[duty.role].append(duty)
    return list(held.items())
