"""The networks as a tree."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from samverk.charters.lifecycle.life import in_words
from samverk.meetings.models import Meeting
from samverk.networks.models import Network, NetworkQuerySet, Standing
from samverk.people.mandate import LEADS, Mandate
from samverk.people.models import Appointment, Person


@dataclass
class Tree:
    """What stands below something: the networks that go on, and those that are over."""

    ongoing: list["Branch"] = field(default_factory=list)
    ended: list["Branch"] = field(default_factory=list)

    def add(self, branch: "Branch") -> None:
        (self.ended if branch.standing == Standing.ENDED else self.ongoing).append(branch)


@dataclass
class Branch:
    """A network in the tree, with those below it that the person may see.

    `words` say how it stands where it is not simply active; `overdue` is a working group whose
    day has passed.
    """

    network: Network
    standing: Standing
    words: str
    overdue: bool
    leaders: list[Person] = field(default_factory=list)
    next_meeting: Meeting | None = None
    below: Tree = field(default_factory=Tree)

    @property
    def meets(self) -> bool:
        """Whether it is of interest who leads it and when it meets."""
        return self.standing in (Standing.ACTIVE, Standing.PAUSED)


def tree(mandate: Mandate, *, now: datetime) -> Tree:
    """The networks that a person may see, each below the one that commissions it if seen."""
    today = timezone.localdate(now)
    branches = {
        row.pk: Branch(row, row.standing(today), in_words(row, today), row.is_overdue(today))
        for row in _seen(mandate)
    }
    chairs = Appointment.objects.on(today).filter(network__in=branches, role__in=LEADS)
    for row in chairs.select_related("person").order_by("role", "person__name"):
        leaders = branches[row.network_id or 0].leaders
        if row.person not in leaders:
            leaders.append(row.person)
    coming = Meeting.objects.standing().filter(network__in=branches).upcoming(now)
    for meeting in reversed(coming):
        branches[meeting.network_id].next_meeting = meeting
    top = Tree()
    for branch in branches.values():
        above = branches.get(branch.network.parent_id or 0)
        (above.below if above else top).add(branch)
    return top


def _seen(mandate: Mandate) -> NetworkQuerySet:
    networks = Network.objects.with_life().by_name()
    return networks if mandate.coordinator else networks.filter(pk__in=mandate.reads)
