"""The shelf: each network's charters, the one in force first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from samverk.charters.models import Charter
from samverk.networks.models import Network


@dataclass
class Place:
    """A network's charters: in force, to come, drafts, and those that held before."""

    network: Network
    in_force: Charter | None = None
    coming: list[Charter] = field(default_factory=list)
    drafts: list[Charter] = field(default_factory=list)
    earlier: list[Charter] = field(default_factory=list)


@dataclass(frozen=True)
class Shelf:
    """`homeless` are drafts for which nobody has chosen a network."""

    places: list[Place]
    homeless: list[Charter]

    @classmethod
    def of(cls, networks: Sequence[Network], on: date, *, with_drafts: bool) -> "Shelf":
        """Two queries, whatever the number of networks and charters."""
        known = Charter.objects.with_surroundings().newest_first()
        if not with_drafts:
            known = known.adopted().filter(network__in=networks)
        by_network: dict[int | None, list[Charter]] = defaultdict(list)
        for charter in known:
            by_network[charter.network_id].append(charter)
        places = [_place(network, by_network[network.pk], on) for network in networks]
        return cls(places, by_network[None])

    @property
    def is_empty(self) -> bool:
        return not self.homeless and not any(
            place.in_force or place.coming or place.drafts or place.earlier for place in self.places
        )


def _place(network: Network, charters: list[Charter], on: date) -> Place:
    place = Place(network, drafts=[charter for charter in charters if not charter.is_adopted])
    adopted = [charter for charter in charters if charter.is_adopted]
    adopted.sort(key=lambda charter: (charter.adoption.in_force_from, charter.adoption.pk))
    for charter in reversed(adopted):
        if charter.adoption.in_force_from > on:
            place.coming.insert(0, charter)
        elif place.in_force is None:
            place.in_force = charter
        else:
            place.earlier.append(charter)
    return place
