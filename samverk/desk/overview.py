"""All networks by what their charters ask for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from samverk.charters.models import Charter
from samverk.desk.families import FAMILIES, family_of
from samverk.followup.facts import facts
from samverk.followup.rules import standings
from samverk.followup.standing import Standing, leading, missed
from samverk.networks.models import Network, NetworkDecision, NetworkQuerySet


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
    resting; `rest` is then the decision."""

    network: Network
    cells: tuple[Cell, ...]
    states: frozenset[str]
    rest: NetworkDecision | None = None

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
    uncharted = {network.pk for network in found.uncharted}
    rows = [
        _row(network, by_network[network.pk], today, is_charted=network.pk not in uncharted)
        for network in networks
    ]
    return Overview(
        rows=tuple(sorted(rows, key=lambda row: row.order)),
        counts=Counter(state for row in rows for state in row.states),
    )


def _overseen(today: date) -> NetworkQuerySet:
    """Those that are commissioned or have a charter: no groups, and none that has ended."""
    charters = Charter.objects.in_force(today).filter(network=OuterRef("pk"))
    asked = Network.objects.alive(today).without_groups()
    return asked.filter(Q(parent__isnull=False) | Exists(charters)).with_life().by_name()


def _row(network: Network, found: list[Standing], today: date, *, is_charted: bool) -> Row:
    cells = tuple(cell_of(name, found) for name in FAMILIES)
    if rest := network.pause_on(today):
        return Row(network, cells, frozenset({"resting"}), rest)
    return Row(network, cells, _states(cells) if is_charted else frozenset({"uncharted"}))


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
