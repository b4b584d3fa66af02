"""What a network leaves when it ends: meetings to cancel, and work for another to take up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverk.charters.lifecycle.ending import after, commissioned, held_charters
from samverk.charters.models import Assignment, Charter
from samverk.ledger.models import Entry
from samverk.ledger.record import record
from samverk.meetings.models.agenda import BacklogItem
from samverk.meetings.models.meeting import Meeting, MeetingQuerySet
from samverk.meetings.models.outcome import Action
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person
from samverk.shell.refused import Refused

type Work = Assignment | BacklogItem | Action


@dataclass(frozen=True)
class Farewell:
    """What happens if a network ends after a day: `told` get letters about cancelled meetings.

    `commissioned` are networks that it would leave alone, and that stand in the way.
    """

    meetings: list[Meeting]
    told: set[Person]
    memberships: list[Membership]
    roles: list[Appointment]
    charters: list[Charter]
    groups: list[Network]
    commissioned: list[Network]

    @classmethod
    def of(cls, network: Network, last_day: date, *, now: datetime) -> "Farewell":
        meetings = list(meetings_after(network, last_day, now=now))
        roles = after(Appointment.objects.filter(network=network), last_day)
        listed = after(Membership.objects.filter(network=network), last_day)
        return cls(
            meetings=meetings,
            told={
                person
                for meeting in meetings
                if meeting.is_told(now)
                for person in meeting.members_to_call()
            },
            memberships=list(listed.select_related("person", "municipality")),
            roles=list(roles.select_related("person")),
            charters=held_charters(network, last_day),
            groups=list(network.children.alive(last_day).filter(kind=Network.Kind.GROUP)),
            commissioned=commissioned(network, last_day),
        )


def meetings_after(network: Network, last_day: date, *, now: datetime) -> MeetingQuerySet:
    """A network's coming meetings after a day."""
    rows = Meeting.objects.standing().filter(network=network, minutes__isnull=True)
    after_it = rows.filter(starts_at__gt=now, starts_at__date__gt=last_day)
    return after_it.select_related("network").prefetch_related("notices")


@dataclass(frozen=True)
class Left:
    """Something that a merged network left: where it can be carried from, and whether it was."""

    noun: str
    work: Work
    text: str
    is_carried: bool


# The nouns in the address of a thing that is carried over.
NOUNS: dict[str, type[Work]] = {
    "uppdrag": Assignment,
    "punkt": BacklogItem,
    "atgard": Action,
}


def left_by(network: Network) -> list[Left]:
    """Assignments of its last charter, what waited to be taken up, and open actions."""
    entries = Entry.objects.in_network(network.pk).filter(verb="work.carried_over")
    carried = set(entries.values_list("noun", "noun_id"))
    found: dict[str, Iterable[Work]] = {
        "uppdrag": last_assignments(network),
        "punkt": BacklogItem.objects.waiting().filter(network=network),
        "atgard": Action.objects.open().filter(item__meeting__network=network),
    }
    return [
        Left(noun, row, str(row), (row._meta.label_lower, row.pk) in carried)
        for noun, rows in found.items()
        for row in rows
    ]


def last_assignments(network: Network) -> models.QuerySet[Assignment]:
    """Those of the charter that held on the network's last day."""
    end = network.end_decision
    held = Charter.objects.in_force(end.until).filter(network=network) if end and end.until else ()
    return Assignment.objects.filter(charter__in=held).order_by("position", "pk")


def carry_over(network: Network, noun: str, pk: int, *, by: Person) -> BacklogItem:
    """Put one thing that a merged network left in the other's backlog; twice is refused."""
    end = network.end_decision
    left = next((row for row in left_by(network) if (row.noun, row.work.pk) == (noun, pk)), None)
    if end is None or end.into is None or left is None:
        raise Refused(_("There is nothing to carry over here."))
    if left.is_carried:
        raise Refused(_("It has been carried over already."))
    title = _("From %(network)s: %(text)s") % {"network": network, "text": left.text}
    item = BacklogItem.propose(
        end.into,
        by=by,
        title=Truncator(title).chars(200),
        text=getattr(left.work, "text", ""),
    )
    record(by, "work.carried_over", left.work, into=end.into.name, item=item.pk)
    return item
