"""A network's list of people as a page shows it, with its gaps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samverk.networks.models import Municipality, Network
from samverk.people.models import Appointment, Membership, RegisterConfirmation


@dataclass(frozen=True)
class Line:
    """One membership with the roles that the person holds in the network."""

    membership: Membership
    roles: list[str]


@dataclass(frozen=True)
class Register:
    """The list on one day. `missing` are municipalities that nobody represents;
    `outside` are roles held by persons who are not on the list."""

    lines: list[Line]
    missing: list[Municipality]
    outside: list[Appointment]
    appointments: list[Appointment]
    confirmation: RegisterConfirmation | None

    @classmethod
    def of(cls, network: Network, on: date) -> "Register":
        """Read the list: four queries, however many people."""
        memberships = list(
            Membership.objects.on(on)
            .filter(network=network)
            .select_related("person", "municipality")
            .order_by("municipality__name", "person__name")
        )
        appointments = list(
            Appointment.objects.on(on)
            .filter(network=network)
            .select_related("person", "person__municipality")
            .order_by("role", "person__name")
        )
        roles: dict[int, list[str]] = defaultdict(list)
        for appointment in appointments:
            roles[appointment.person_id].append(appointment.role)
        members = {membership.person_id for membership in memberships}
        represented = {membership.municipality_id for membership in memberships}
        return cls(
            lines=[Line(row, roles[row.person_id]) for row in memberships],
            missing=[town for town in _expected(network) if town.pk not in represented],
            outside=[row for row in appointments if row.person_id not in members],
            appointments=appointments,
            confirmation=network.register_confirmations.select_related("by").first(),
        )


def _expected(network: Network) -> Iterable[Municipality]:
    """All municipalities; a working group has whom it needs."""
    return [] if network.is_group else Municipality.objects.all()
