"""The shelf: each network's charters, the one in force first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from samverk.charters.models import Charter, expiry
from samverk.networks.models import Network


@dataclass
class Place:
    """A network's charters: in force, to come, proposed, drafts, ended, and those that held
    before."""

    network: Network
    in_force: Charter | None = None
    ended: Charter | None = None
    coming: list[Charter] = field(default_factory=list)
    proposed: list[Charter] = field(default_factory=list)
    drafts: list[Charter] = field(default_factory=list)
    earlier: list[Charter] = field(default_factory=list)

    @property
    def expires(self) -> date | None:
        """The last day of what is in force, as far as it is known."""
        if self.in_force is None:
            return None
        if hasattr(self.in_force, "ending"):
            return self.in_force.ending.last_day
        return expiry(self.in_force)

    @property
    def is_empty(self) -> bool:
        return not (
            self.in_force
            or self.ended
            or self.coming
            or self.proposed
            or self.drafts
            or self.earlier
        )


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
            known = known.shown().filter(network__in=networks)
        by_network: dict[int | None, list[Charter]] = defaultdict(list)
        for charter in known:
            by_network[charter.network_id].append(charter)
        places = [_place(network, by_network[network.pk], on) for network in networks]
        return cls(places, by_network[None])

    @property
    def is_empty(self) -> bool:
        return not self.homeless and all(place.is_empty for place in self.places)


def _place(network: Network, charters: list[Charter], on: date) -> Place:
    place = Place(
        network,
        drafts=[charter for charter in charters if charter.is_draft],
        proposed=[charter for charter in charters if charter.is_proposed],
    )
    adopted = [charter for charter in charters if charter.is_adopted]
    adopted.sort(key=lambda charter: (charter.adoption.in_force_from, charter.adoption.pk))
    for charter in reversed(adopted):
        if charter.adoption.in_force_from > on:
            place.coming.insert(0, charter)
        elif place.in_force or place.ended:
            place.earlier.append(charter)
        elif charter.has_ended(on):
            place.ended = charter
        else:
            place.in_force = charter
    return place
