"""The log: what has been done, for the office and for those who lead a network.

Every act is in the ledger already. What is added here is a mark on what the office did by its own
right alone: where the person held no role in the network on the day of the act.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from samverk.ledger.models import Entry
from samverk.networks.models import Network
from samverk.people.models import Appointment, Person

# The ledger's verbs by what they are about: the words before the dot.
FAMILIES = {
    "meetings": (
        _("Meetings"),
        (
            "meeting",
            "agenda",
            "attendance",
            "invitation",
            "action",
            "backlog",
            "minutes",
            "decision",
            "assent",
        ),
    ),
    "charters": (
        _("Charters"),
        ("charter", "assignment", "duty", "goal", "finding", "sentence", "batch", "template"),
    ),
    "strategy": (_("Governing documents"), ("document", "strategy")),
    "revision": (_("The yearly revision"), ("round", "review")),
    "feedback": (_("Feedback"), ("feedback",)),
    "networks": (_("Networks"), ("network", "group", "relation", "federation", "work")),
    "people": (
        _("People and roles"),
        ("membership", "person", "register", "role", "rotation", "seat", "shield"),
    ),
    # What none of the others name.
    "other": (_("Other"), ()),
}


def log(
    *, network: Network | None = None, family: str = "", person: Person | None = None,
    since: Any = None, until: Any = None, alone: bool = False,
) -> QuerySet[Entry]:  # fmt: skip
    """The acts, newest first; each has `alone` where only the office's right let it be done."""
    day = TruncDate("at")
    found = Entry.objects.newest_first().annotate(day=day, alone=_by_the_office_alone())
    if network:
        found = found.in_network(network.pk)
    if family in FAMILIES:
        found = found.filter(_verbs(family))
    if person:
        found = found.filter(actor=person)
    if since:
        found = found.filter(day__gte=since)
    if until:
        found = found.filter(day__lte=until)
    return found.filter(alone=True) if alone else found


def with_networks(shown: Iterable[Entry]) -> list[tuple[Entry, Network | None]]:
    """Entries, each with the network it is about, if it is about one: one query."""
    rows = list(shown)
    networks = Network.objects.in_bulk({row.network_id for row in rows} - {None})
    return [(row, networks.get(row.network_id or 0)) for row in rows]


def actors(network: Network | None = None) -> QuerySet[Person]:
    """Those who have done something, by name."""
    entries = Entry.objects.in_network(network.pk) if network else Entry.objects.all()
    return Person.objects.filter(pk__in=entries.values("actor")).order_by("name", "pk")


def _verbs(family: str) -> Q:
    _words, named = FAMILIES[family]
    wanted = Q(pk__in=[])
    for word in named or (word for _words, named in FAMILIES.values() for word in named):
        wanted |= Q(verb__startswith=f"{word}.")
    return wanted if named else ~wanted


def _by_the_office_alone() -> Q:
    """In a network, by somebody in the office who held no role in it on that day."""
    held = Appointment.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef("day")),
        person=OuterRef("actor"),
        since__lte=OuterRef("day"),
    )
    office = held.filter(network=None)
    own = held.filter(network=OuterRef("network_id"))
    return Q(Exists(office), ~Exists(own), network_id__isnull=False)
