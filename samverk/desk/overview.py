"""All networks by what their charters ask for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from samverk.charters.models import Charter, expiry
from samverk.desk.families import FAMILIES, family_of
from samverk.followup.facts import facts
from samverk.followup.rules import standings
from samverk.followup.standing import Standing, leading, missed
from samverk.networks.models import Network, NetworkDecision, NetworkQuerySet

# How long before its charter ends a network is marked.
NEAR = timedelta(days=180)


@dataclass(frozen=True)
class Cell:
    """One family of duties in one network. Without `standing` the charter asks for nothing."""

    family: str
    heading: object
    standing: Standing | None = None
    missed: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class Row:
    """One network. `states`: help (something is late) and vacant, or on_time, or uncharted, or
    resting; `rest` is then the decision. `expires` is when the charter ends, if that is near
    and no other has been adopted to follow it."""

    network: Network
    cells: tuple[Cell, ...]
    states: frozenset[str]
    rest: NetworkDecision | None = None
    expires: date | None = None

    @property
    def is_charted(self) -> bool:
        return not self.states & {"uncharted", "resting"}

    @property
    def order(self) -> tuple[bool, int, int, str]:
        """Those with most late things first, then those with vacant roles; uncharted last."""
        counts = Counter(cell.standing.status for cell in self.cells if cell.standing)
        return (
            not self.is_charted,
            -counts["late"],
            -counts["vacant"],
            self.network.name,
        )


@dataclass(frozen=True)
class Overview:
    """The table, and how many networks are in each state."""

    rows: tuple[Row, ...]
    counts: Counter[str]

    @property
    def headings(self) -> list[object]:
        return [heading for heading, _kinds in FAMILIES.values()]


def overview(*, today: date) -> Overview:
    """Hold every network's duties against the facts, in a fixed number of queries."""
    networks = tuple(_overseen(today))
    found = facts(networks, today=today)
    by_network: dict[int, list[Standing]] = {network.pk: [] for network in networks}
    for standing in standings(found, today=today):
        by_network[standing.network.pk].append(standing)
    renewed = set(
        Charter.objects.filter(adoption__in_force_from__gt=today).values_list("network", flat=True)
    )
    rows = [
        _row(
            network,
            by_network[network.pk],
            today,
            found.charters.get(network.pk),
            is_renewed=network.pk in renewed,
        )
        for network in networks
    ]
    return Overview(
        rows=tuple(sorted(rows, key=lambda row: row.order)),
        counts=Counter(state for row in rows for state in row.states),
    )


def _overseen(today: date) -> NetworkQuerySet:
    """Networks that are commissioned, and all with a charter: no groups, and none that has ended.

    A body that has statutes and no charter has nothing to be held against.
    """
    charters = Charter.objects.in_force(today).filter(network=OuterRef("pk"))
    asked = Network.objects.alive(today).without_groups()
    commissioned = Q(parent__isnull=False, kind=Network.Kind.NETWORK)
    return asked.filter(commissioned | Exists(charters)).with_life().by_name()


def _row(
    network: Network,
    found: list[Standing],
    today: date,
    charter: Charter | None,
    *,
    is_renewed: bool,
) -> Row:
    cells = tuple(cell_of(name, found) for name in FAMILIES)
    if rest := network.pause_on(today):
        return Row(network, cells, frozenset({"resting"}), rest)
    if charter is None:
        return Row(network, cells, frozenset({"uncharted"}))
    last_day = expiry(charter)
    is_near = last_day is not None and last_day <= today + NEAR and not is_renewed
    return Row(network, cells, _states(cells), expires=last_day if is_near else None)


def cell_of(family: str, found: Iterable[Standing]) -> Cell:
    """How one family of duties stands: by the most pressing of them."""
    inside = [standing for standing in found if family_of(standing.duty.kind) == family]
    heading = FAMILIES[family][0]
    if not inside:
        return Cell(family, heading)
    return Cell(family, heading, leading(inside), tuple(missed(inside)))


def _states(cells: Iterable[Cell]) -> frozenset[str]:
    open_ones = [c.standing.status for c in cells if c.standing and not c.standing.closed]
    wrong = {"late": "help", "vacant": "vacant"}
    found = frozenset(wrong[status] for status in open_ones if status in wrong)
    return found or frozenset({"on_time"})
