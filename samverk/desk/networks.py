"""The networks as a tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from samverk.people.mandate import LEADS, Mandate
from samverk.people.models import Appointment, Person


@dataclass
class Branch:
    """A network in the tree, with those it commissions that the person may see."""

    network: Network
    leaders: list[Person] = field(default_factory=list)
    next_meeting: Meeting | None = None
    children: list["Branch"] = field(default_factory=list)


def tree(mandate: Mandate, *, now: datetime) -> list[Branch]:
    """The networks that a person may see, each below the one that commissions it if seen."""
    branches = {network.pk: Branch(network) for network in _seen(mandate)}
    chairs = Appointment.objects.on(timezone.localdate(now)).filter(
        network__in=branches, role__in=LEADS
    )
    for row in chairs.select_related("person").order_by("role", "person__name"):
        leaders = branches[row.network_id or 0].leaders
        if row.person not in leaders:
            leaders.append(row.person)
    coming = Meeting.objects.standing().filter(network__in=branches).upcoming(now)
    for meeting in reversed(coming):
        branches[meeting.network_id].next_meeting = meeting
    for branch in branches.values():
        if above := branches.get(branch.network.parent_id or 0):
            above.children.append(branch)
    return [b for b in branches.values() if b.network.parent_id not in branches]


def _seen(mandate: Mandate) -> Iterable[Network]:
    networks = Network.objects.select_related("parent").by_name()
    if mandate.coordinator:
        return networks
    own = mandate.member_of | mandate.roles.keys()
    return networks.filter(Q(pk__in=own) | Q(parent__in=own))
