"""What a list hands out: those on it and its vacant seats, with what the reader may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from samverk.networks.models import Federation, Network
from samverk.people.importing.names import ROLES
from samverk.people.models import NEUTRAL, Appointment, Membership, Person, Seat, Shown


@dataclass(frozen=True)
class Entry:
    """One person on a network's list; without a `name` a seat that is vacant.

    Of somebody whose name is nobody's to see there is only whom they represent.
    """

    network: str
    behalf: str
    name: str = ""
    email: str = ""
    phone: str = ""
    title: str = ""
    roles: list[str] = field(default_factory=list)
    kind: str = Membership.Kind.MEMBER
    since: date | None = None
    until: date | None = None


def entries(network: Network, on: date, *, to: str) -> Iterator[Entry]:
    """A network's list on a day, by municipality, for an audience (a `Shown`): four queries."""
    short = Federation.objects.values_list("short_name", flat=True).first() or ""
    members = Membership.objects.on(on).filter(network=network)
    held: dict[int, list[str]] = {}
    roles = Appointment.objects.on(on).filter(network=network, role__in=ROLES).order_by("pk")
    for person, role in roles.values_list("person", "role"):
        held.setdefault(person, []).append(role)
    for row in members.select_related("person", "municipality"):
        town = str(row.municipality) if row.municipality else ""
        office = short if row.kind == Membership.Kind.STAFF else ""
        yield Entry(
            network=network.name,
            behalf=town or row.organisation or office,
            name=row.person.name,
            roles=held.get(row.person_id, []),
            kind=row.kind,
            since=row.since,
            until=row.until,
            **_details(row.person, to),
        )
    for seat in Seat.objects.filter(network=network).vacant(on).select_related("municipality"):
        yield Entry(network=network.name, behalf=str(seat.municipality))


def _details(person: Person, to: str) -> dict[str, str]:
    if person.name == NEUTRAL:
        return {}
    return {
        field: getattr(person, field) or ""
        for field in ("email", "phone", "title")
        if person.shows(field, to=to)
    }


def in_order(rows: Iterable[Entry]) -> list[Entry]:
    """By municipality, and there those who speak for it first."""
    kinds = list(Membership.Kind.values)
    return sorted(rows, key=lambda row: (row.behalf, kinds.index(row.kind), row.name))


AUDIENCES = {False: Shown.NETWORK, True: Shown.OFFICE}
