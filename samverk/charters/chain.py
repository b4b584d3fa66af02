"""The chain of governing documents, and which generation each network's charter cites."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from samverk.charters.models import Charter, Continuation, GoverningDocument
from samverk.people.mandate import Mandate


@dataclass(frozen=True)
class Generation:
    """Which strategy a charter rests on, as a person has said, and whether it still holds.

    `standing` is the strategy's: "coming", "in_force" or "past". Where nobody has chosen a
    strategy it is "unsaid", or "past" if the years that the document gives are over. `later`
    are strategies in force that began after it, or that its goals are said to continue in.
    """

    charter: Charter
    strategy: GoverningDocument | None
    standing: str
    later: list[GoverningDocument]

    @property
    def network_id(self) -> int | None:
        return self.charter.network_id


class Generations:
    """Tells of any charter which generation it belongs to, from two queries.

    The charters come with `grounding__strategy` selected.
    """

    def __init__(self, on: date) -> None:
        self.on = on
        self.strategies = list(GoverningDocument.objects.strategies().not_past(on))
        self.links = set(
            Continuation.objects.values_list("earlier__strategy", "later__strategy").distinct()
        )

    def of(self, charter: Charter) -> Generation:
        grounding: Any = getattr(charter, "grounding", None)
        if grounding:
            strategy: GoverningDocument = grounding.strategy
            return Generation(charter, strategy, strategy.standing(self.on), self.after(strategy))
        over = charter.framework_to is not None and charter.framework_to < self.on.year
        return Generation(charter, None, "past" if over else "unsaid", [])

    def after(self, strategy: GoverningDocument) -> list[GoverningDocument]:
        """The strategies that came after one and have not run out."""
        return [each for each in self.strategies if self._is_after(each, strategy)]

    def _is_after(self, later: GoverningDocument, earlier: GoverningDocument) -> bool:
        first, then = earlier.holds_from, later.holds_from
        if then is not None and then > self.on:
            return False
        linked = (earlier.pk, later.pk) in self.links
        return linked or (first is not None and then is not None and first < then)


@dataclass(frozen=True)
class Link:
    """A document in the chain, with what it carries: other documents, and charters in force."""

    document: GoverningDocument
    standing: str
    carries: "list[Link]"
    charters: list[Charter]


@dataclass(frozen=True)
class Chain:
    """All governing documents from the top down, and every network's charter in force.

    `seen` are the ids of the networks whose charters the person may open.
    """

    links: list[Link]
    generations: list[Generation]
    standings: list[str]
    seen: set[int]

    @classmethod
    def of(cls, on: date, mandate: Mandate) -> "Chain":
        """Four queries, whatever the number of documents and networks."""
        documents = list(GoverningDocument.objects.select_related("network"))
        charters = list(Charter.objects.in_force(on).with_surroundings().order_by("network__name"))
        known = Generations(on)
        return cls(
            links=_links(documents, charters, on),
            generations=[known.of(charter) for charter in charters],
            standings=[document.standing(on) for document in documents],
            seen={
                charter.network.pk
                for charter in charters
                if charter.network and mandate.sees(charter.network)
            },
        )

    @property
    def in_force(self) -> int:
        return self.standings.count("in_force")

    @property
    def past(self) -> int:
        return self.standings.count("past")


def _links(
    documents: Iterable[GoverningDocument], charters: Iterable[Charter], on: date
) -> list[Link]:
    carried: dict[int, list[Charter]] = defaultdict(list)
    for charter in charters:
        grounding: Any = getattr(charter, "grounding", None)
        if grounding:
            carried[grounding.strategy_id].append(charter)
    below: dict[int | None, list[GoverningDocument]] = defaultdict(list)
    for document in documents:
        below[document.rests_on_id].append(document)

    def link(document: GoverningDocument) -> Link:
        carries = [link(each) for each in below[document.pk]]
        return Link(document, document.standing(on), carries, carried[document.pk])

    return [link(document) for document in below[None]]
