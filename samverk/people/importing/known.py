"""What is known of the persons that a few hundred lines speak of, read in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from samverk.networks.models import Federation, Municipality, Network
from samverk.people.importing.cells import fold
from samverk.people.importing.lines import Line
from samverk.people.importing.places import Places
from samverk.people.models.appointment import Appointment
from samverk.people.models.membership import Membership
from samverk.people.models.person import NEUTRAL, Person
from samverk.people.models.shield import Shield


def places() -> Places:
    """The municipalities there are and the networks that go on."""
    federations = Federation.objects.values_list("name", "short_name")
    return Places(
        towns=dict(Municipality.objects.values_list("pk", "name")),
        networks={
            row.pk: [row.name, row.slug, *row.aliases]
            for row in Network.objects.going_on().only("name", "slug", "aliases")
        },
        own=[name for pair in federations for name in pair],
    )


class Known:
    """Persons by address, and in `networks` the members, by id and by name, with their roles."""

    def __init__(self, lines: Iterable[Line], networks: Iterable[int], on: date) -> None:
        said = list(lines)
        self.on = on
        addresses = {address for line in said for address in line.addresses}
        self.by_address: dict[str, Person] = {
            person.email or "": person for person in Person.objects.filter(email__in=addresses)
        }
        shielded = Shield.objects.filter(lifted_at=None, email__in=addresses)
        for shield in shielded.select_related("person"):
            self.by_address.setdefault(shield.email, shield.person)
        names = {NEUTRAL} | {name for line in said for name in (line.name, line.written) if name}
        rows = Membership.objects.not_over(on).filter(network__in=list(networks))
        rows = rows.select_related("person", "municipality").order_by("pk")
        known = rows.filter(person__in=[person.pk for person in self.by_address.values()])
        self.members: dict[tuple[int, int], Membership] = {}
        self.named: dict[tuple[int, str], list[Membership]] = defaultdict(list)
        for row in known:
            self.members[row.network_id, row.person_id] = row
        for row in rows.filter(person__name__in=names):
            self.members[row.network_id, row.person_id] = row
            self.named[row.network_id, fold(row.person.name)].append(row)
        people = {person for _network, person in self.members} | {
            person.pk for person in self.by_address.values()
        }
        self.roles: dict[tuple[int, int], set[str]] = defaultdict(set)
        held = Appointment.objects.not_over(on).filter(person__in=people, network__isnull=False)
        for network, person, role in held.values_list("network", "person", "role"):
            self.roles[network or 0, person].add(role)

    def person(self, addresses: Iterable[str]) -> Person | None:
        return next((self.by_address[each] for each in addresses if each in self.by_address), None)

    def takes_part_elsewhere(self, person: Person, network: int) -> bool:
        """Whether more than this network depends on who signs in as the person."""
        memberships = person.memberships.not_over(self.on).exclude(network=network)
        roles = person.appointments.not_over(self.on).exclude(network=network)
        return memberships.exists() or roles.exists()
