"""How the lists of people stand: confirmed for which term, and what has changed since."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min, OuterRef, Q, Subquery

from samverk.networks.models import Network
from samverk.people.changes import Change, Since, Written
from samverk.people.models import Appointment, Membership, RegisterConfirmation
from samverk.shell.periods import Period, end_of_second_month, period_of

# So long before the last day it is time; and a network that is new gets as long.
SOON = timedelta(days=30)
STATUSES = ("late", "due", "upcoming", "met", "empty")


@dataclass(frozen=True)
class RegisterState:
    """A network's list on a day: `term` is the half-year that it is to be confirmed for, `due` the
    last day for that, `confirmation` the latest there is, and `changes` what is otherwise since.

    `status` is "met" once it is confirmed for the term, else "upcoming", "due" or "late"; a list
    that nobody is on is "empty", and there is nothing to confirm.
    """

    network: Network
    term: Period
    due: date
    status: str
    count: int
    confirmation: RegisterConfirmation | None
    changes: list[Change]

    @property
    def is_confirmed(self) -> bool:
        """For this term; the list may have changed since."""
        return self.status == "met"

    @property
    def confirmed_term(self) -> str:
        """The term that it was last confirmed for, in words."""
        return period_of(self.confirmation.on, "term").label if self.confirmation else ""


def register_states(networks: Iterable[Network], on: date) -> list[RegisterState]:
    """How the lists stand, what is late first: five queries, however many networks."""
    chosen, term = list(networks), period_of(on, "term")
    ids = [network.pk for network in chosen]
    latest = {row.network_id: row for row in _latest(ids, on)}
    earliest = min((row.on for row in latest.values()), default=on)
    memberships, appointments = _memberships(ids, earliest), _appointments(ids, earliest)
    written, began = Written.since(earliest, ids), _began(ids)
    found = []
    for network in chosen:
        rows, confirmation = memberships[network.pk], latest.get(network.pk)
        due = _due(term, began.get(network.pk, on))
        count = sum(row.since <= on and (row.until or on) >= on for row in rows)
        state = RegisterState(
            network=network,
            term=term,
            due=due,
            status=_status(confirmation, term, due, on) if count else "empty",
            count=count,
            confirmation=confirmation,
            changes=Since(confirmation, written, on).changes(rows, appointments[network.pk])
            if confirmation
            else [],
        )
        found.append(state)
    return sorted(found, key=lambda state: (STATUSES.index(state.status), state.network.name))


def counted(states: Iterable[RegisterState]) -> Counter[str]:
    """How many lists there are of each status."""
    return Counter(state.status for state in states)


def _began(ids: list[int]) -> dict[int, date]:
    """The day that each network's first member came."""
    rows = Membership.objects.filter(network__in=ids).order_by().values_list("network")
    return dict(rows.annotate(began=Min("since")))


def _due(term: Period, began: date) -> date:
    """The end of the term's second month; a list that began later has a month to be confirmed."""
    due = end_of_second_month(term)
    return max(due, began + SOON) if began > due - SOON else due


def _status(confirmation: RegisterConfirmation | None, term: Period, due: date, on: date) -> str:
    if confirmation and confirmation.on in term:
        return "met"
    if on > due:
        return "late"
    return "due" if on >= due - SOON else "upcoming"


def _latest(ids: list[int], on: date) -> Iterable[RegisterConfirmation]:
    here = RegisterConfirmation.objects.filter(network=OuterRef("network"), on__lte=on)
    rows = RegisterConfirmation.objects.filter(network__in=ids, pk=Subquery(here.values("pk")[:1]))
    return rows.select_related("by")


def _memberships(ids: list[int], since: date) -> dict[int, list[Membership]]:
    """All that may have held on a day or since, by network."""
    rows = Membership.objects.filter(_lately(since), network__in=ids)
    found: dict[int, list[Membership]] = defaultdict(list)
    for row in rows.select_related("person", "municipality").order_by("since", "pk"):
        found[row.network_id].append(row)
    return found


def _appointments(ids: list[int], since: date) -> dict[int, list[Appointment]]:
    rows = Appointment.objects.filter(_lately(since), network__in=ids)
    found: dict[int, list[Appointment]] = defaultdict(list)
    for row in rows.select_related("person").order_by("since", "pk"):
        found[row.network_id or 0].append(row)
    return found


def _lately(since: date) -> Q:
    """What ended on the day itself has the day before as its last."""
    return Q(until__isnull=True) | Q(until__gte=since - timedelta(days=1))
