"""How a duty stands, for one period or one meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from samverk.charters.models import Duty
from samverk.networks.models import Network
from samverk.people.models import Person

# What asks for somebody first comes first.
STATUSES = ("vacant", "late", "due", "upcoming", "unmeasured", "met")


class Link(NamedTuple):
    """Where to go, in words and as an address."""

    label: str
    url: str


@dataclass(frozen=True)
class Standing:
    """One duty held against the facts.

    `period` tells what it is about ("2026", "meeting 6 November"); `short` is a figure for a
    table, where there is one ("3 of 4"). `closed`: the time is past and nothing can mend it.
    `waits`: the next step is not for whoever has the role.
    `holders` have the role; `asked` are those who can act where the role is the network's own.
    """

    duty: Duty
    network: Network
    period: str
    status: str
    due: date | None
    why: str
    short: str = ""
    closed: bool = False
    waits: bool = False
    evidence: tuple[Link, ...] = ()
    next_step: Link | None = None
    host_id: int | None = None
    of_meeting: bool = False
    holders: tuple[Person, ...] = ()
    asked: tuple[Person, ...] = ()

    @property
    def role(self) -> str:
        return self.duty.role

    @property
    def urgency(self) -> tuple[bool, int, date]:
        """Sorts what can still be mended first, then by status, then by date."""
        return self.closed, STATUSES.index(self.status), self.due or date.max


def leading(standings: Sequence[Standing]) -> Standing:
    """The one that tells how the duty stands as a whole; of several met, the latest."""
    first = min(standings, key=lambda standing: standing.urgency)
    if first.status != "met":
        return first
    return [s for s in standings if s.urgency[:2] == first.urgency[:2]][-1]


def missed(standings: Iterable[Standing]) -> list[Standing]:
    """What was not done while there was time."""
    return [standing for standing in standings if standing.closed and standing.status != "met"]
