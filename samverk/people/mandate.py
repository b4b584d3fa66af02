"""What a person may do: asked by every access function, answered from memory."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person

# Those who run a network's meetings, and those who write its record.
LEADS = frozenset({"chair", "presidium", "convener"})
WRITES = frozenset({"secretary"})


@dataclass(frozen=True)
class Mandate:
    """A person's memberships and roles on one day.

    `roles` maps a network's id to the roles held there; `member_of` holds network ids;
    `oversees` is as the function below says.
    """

    person_id: int
    coordinator: bool
    oversees: bool
    member_of: frozenset[int]
    roles: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, person: Person, on: date) -> "Mandate":
        """What a person may do on a day: three queries, then answers from memory."""
        appointments = Appointment.objects.on(on).filter(person=person)
        roles: dict[int, set[str]] = defaultdict(set)
        coordinator = False
        for appointment in appointments:
            if appointment.network_id is None:
                coordinator = True
            else:
                roles[appointment.network_id].add(appointment.role)
        memberships = Membership.objects.on(on).filter(person=person)
        member_of = frozenset(memberships.values_list("network_id", flat=True))
        return cls(
            person_id=person.pk,
            coordinator=coordinator,
            oversees=coordinator or oversees(person, on),
            member_of=member_of,
            roles={network: frozenset(held) for network, held in roles.items()},
        )

    def belongs_to(self, network: Network) -> bool:
        """Takes part in the network, by membership or by role."""
        return network.pk in self.member_of or network.pk in self.roles

    def commissions(self, network: Network) -> bool:
        """Belongs to the body that commissioned the network."""
        return network.parent_id is not None and (
            network.parent_id in self.member_of or network.parent_id in self.roles
        )

    def sees(self, network: Network) -> bool:
        """May read the network's own pages, beyond what the public sees."""
        return self.coordinator or self.belongs_to(network) or self.commissions(network)

    def leads(self, network: Network) -> bool:
        """May plan, call and approve meetings; the coordinator may help."""
        return self.coordinator or bool(self.roles.get(network.pk, frozenset()) & LEADS)

    def writes(self, network: Network) -> bool:
        """May take minutes: the secretary, and those who lead."""
        return self.leads(network) or bool(self.roles.get(network.pk, frozenset()) & WRITES)

    def holds(self, network: Network, role: str) -> bool:
        return role in self.roles.get(network.pk, frozenset())


def oversees(person: Person, on: date) -> bool:
    """May see all networks side by side: the office, commissioning bodies, liaisons. One query."""
    here = {"person": OuterRef("pk")}
    held = Appointment.objects.on(on).filter(
        Q(role__in=["office", "liaison"]) | Q(network__children__isnull=False), **here
    )
    member = Membership.objects.on(on).filter(network__children__isnull=False, **here)
    return Person.objects.filter(Exists(held) | Exists(member), pk=person.pk).exists()
