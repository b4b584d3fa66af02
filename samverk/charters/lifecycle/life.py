"""A network's life as a page shows it: how it stands, what was decided, whom it has to do with."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samverk.networks.models import Network, NetworkDecision, Relation, Standing
from samverk.people.mandate import Mandate
from samverk.shell.dates import day


@dataclass(frozen=True)
class Life:
    """`decides` and `leads` tell which acts are offered; `merged` are networks that went into it.

    `words` say how it stands, and are empty for a network that simply is active.
    """

    network: Network
    today: date
    standing: Standing
    words: str
    decisions: list[NetworkDecision]
    merged: list[NetworkDecision]
    relations: list[Relation]
    groups: list[Network]
    decides: bool
    leads: bool
    coordinates: bool

    @classmethod
    def of(cls, network: Network, mandate: Mandate, today: date) -> "Life":
        """Read it in a fixed number of queries."""
        groups = network.children.filter(kind=Network.Kind.GROUP).with_life().by_name()
        return cls(
            network=network,
            today=today,
            standing=network.standing(today),
            words=in_words(network, today),
            decisions=list(network.decisions.select_related("into", "recorded_by")),
            merged=list(network.merged.select_related("network")),
            relations=list(Relation.objects.of(network).on(today)),
            groups=list(groups),
            decides=mandate.decides(network),
            leads=mandate.leads(network) or mandate.decides(network),
            coordinates=mandate.coordinator,
        )

    @property
    def goes_on(self) -> bool:
        """It has started and no end is decided, so that more can be decided."""
        return self.standing in ("active", "paused") and self.network.end_decision is None

    @property
    def is_overdue(self) -> bool:
        return self.network.is_overdue(self.today)

    @property
    def current_groups(self) -> list[Network]:
        return [group for group in self.groups if group.standing(self.today) != "ended"]

    @property
    def past_groups(self) -> list[Network]:
        return [group for group in self.groups if group.standing(self.today) == "ended"]


def in_words(network: Network, on: date) -> str:
    """How a network stands, in one sentence; nothing where it is simply active."""
    standing, end = network.standing(on), network.end_decision
    if standing == Standing.PROPOSED:
        return _("Asked for on %(day)s. Nobody has decided yet.") % {
            "day": day(network.initiative.on)
        }
    if end and end.until:
        return _end_in_words(end, end.until, over=standing == Standing.ENDED)
    pause = network.pause_on(on)
    if pause and pause.until:
        return _("Rests until %(day)s. Nothing is asked of it.") % {"day": day(pause.until)}
    if pause:
        return _("Rests until further notice. Nothing is asked of it.")
    if network.ends_on:
        said = (
            _("Should have been done on %(day)s.")
            if network.ends_on < on
            else _("Is to be done by %(day)s.")
        )
        return said % {"day": day(network.ends_on)}
    return ""


def _end_in_words(end: NetworkDecision, last_day: date, *, over: bool) -> str:
    words = {"day": day(last_day), "network": end.into}
    if end.into:
        said = (
            _("Went into %(network)s. The last day was %(day)s.")
            if over
            else _("Goes into %(network)s. The last day is %(day)s.")
        )
        return said % words
    said = (
        _("Has ended. The last day was %(day)s.") if over else _("Ends. The last day is %(day)s.")
    )
    return said % words
