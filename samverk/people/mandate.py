"""What a person may do: asked by every access function, answered from memory."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef

from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person

# Those who run a network's meetings, and those who write its record.
LEADS = frozenset({"chair", "presidium", "presidium_chair", "convener"})
WRITES = frozenset({"secretary"})


@dataclass(frozen=True)
class Mandate:
    """A person's memberships and roles on one day.

    `roles` maps a network's id to the roles held there; `member_of` holds network ids, those of
    ended networks too where the person was there on the last day; `below` holds the ids of all
    networks that stand, however deep, below these (none for the coordinator, who sees all
    anyhow). `oversees` is as the function below says. Nobody, not signed in, is `Mandate(0)`.
    """

    person_id: int
    coordinator: bool = False
    oversees: bool = False
    member_of: frozenset[int] = frozenset()
    roles: Mapping[int, frozenset[str]] = field(default_factory=dict)
    below: frozenset[int] = frozenset()

    @classmethod
    def of(cls, person: Person, on: date) -> "Mandate":
        """What a person may do on a day: three queries, then answers from memory."""
        memberships = Membership.objects.on_or_last_day(on).filter(person=person)
        member_of = set(memberships.values_list("network_id", flat=True))
        roles: dict[int, set[str]] = defaultdict(set)
        coordinator = False
        for held in Appointment.objects.on_or_last_day(on).filter(person=person):
            if held.network_id is None:
                coordinator = True
            elif held.until is None or held.until >= on:
                roles[held.network_id].add(held.role)
            else:
                member_of.add(held.network_id)
        below, leads_others = _below(() if coordinator else member_of | roles.keys())
        liaison = any("liaison" in held for held in roles.values())
        return cls(
            person_id=person.pk,
            coordinator=coordinator,
            oversees=coordinator or liaison or leads_others,
            member_of=frozenset(member_of),
            roles={network: frozenset(held) for network, held in roles.items()},
            below=below,
        )

    @property
    def reads(self) -> frozenset[int]:
        """The ids of the networks that the person sees; the coordinator sees all."""
        return self.member_of | self.roles.keys() | self.below

    @property
    def led(self) -> frozenset[int]:
        """The ids of the networks that the person leads by a role of their own."""
        return frozenset(network for network, held in self.roles.items() if held & LEADS)

    def sees(self, network: Network) -> bool:
        """May read the network's own pages: takes part in it, or in a body somewhere above it."""
        return self.coordinator or network.pk in self.reads

    def decides(self, network: Network) -> bool:
        """May decide that the network starts, rests or ends: who leads the body above it."""
        above = self.roles.get(network.parent_id or 0, frozenset())
        return self.coordinator or bool(above & LEADS)

    def leads(self, network: Network) -> bool:
        """May plan, call and approve meetings; the coordinator may help."""
        return self.coordinator or bool(self.roles.get(network.pk, frozenset()) & LEADS)

    def writes(self, network: Network) -> bool:
        """May take minutes: the secretary, and those who lead."""
        return self.leads(network) or bool(self.roles.get(network.pk, frozenset()) & WRITES)

    def holds(self, network: Network, role: str) -> bool:
        return role in self.roles.get(network.pk, frozenset())


def _below(own: Collection[int]) -> tuple[frozenset[int], bool]:
    """All that stands below these networks, and whether it is more than working groups."""
    if not own:
        return frozenset(), False
    children: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for pk, parent, kind in Network.objects.values_list("pk", "parent_id", "kind"):
        children[parent or 0].append((pk, kind))
    found: set[int] = set()
    commissioned = False
    waiting = list(own)
    while waiting:
        for pk, kind in children[waiting.pop()]:
            commissioned = commissioned or kind != Network.Kind.GROUP
            if pk not in found:
                found.add(pk)
                waiting.append(pk)
    return frozenset(found), commissioned


def oversees(person: Person, on: date) -> bool:
    """May see all networks side by side: the office, commissioning bodies, liaisons. One query.

    The same rule as `Mandate.of` follows, for the frame of every page.
    """
    here = {"person": OuterRef("pk")}
    commissioned = Exists(Network.objects.without_groups().filter(parent=OuterRef("network")))
    held = Appointment.objects.on(on).filter(role__in=["office", "liaison"], **here)
    above = Appointment.objects.on_or_last_day(on).filter(commissioned, **here)
    member = Membership.objects.on_or_last_day(on).filter(commissioned, **here)
    anyhow = Exists(held) | Exists(above) | Exists(member)
    return Person.objects.filter(anyhow, pk=person.pk).exists()
