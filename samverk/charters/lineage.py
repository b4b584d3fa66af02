"""The family tree of a network's charters: every version, and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from samverk.charters.models import Charter


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `standing` is "draft", "proposed", "coming", "in_force", "earlier" or
    "ended"; `successor` is the adopted one that took its place."""

    charter: Charter
    standing: str
    successor: Charter | None = None


def lineage(charter: Charter, on: date, *, with_drafts: bool) -> list[Version]:
    """The versions of a charter's network, newest first; those of nobody's network are alone."""
    if charter.network_id is None:
        return [Version(charter, charter.standing(on))]
    known = Charter.objects.filter(network=charter.network_id).with_history()
    shown = [each for each in known if with_drafts or not each.is_draft]
    return versions(shown, on)


def versions(charters: Sequence[Charter], on: date) -> list[Version]:
    """The charters of one network as versions: drafts, proposed ones, then the adopted."""
    adopted = sorted(
        (charter for charter in charters if charter.is_adopted),
        key=lambda charter: (charter.adoption.in_force_from, charter.adoption.pk),
    )
    begun = [charter for charter in adopted if charter.adoption.in_force_from <= on]
    holds = begun[-1].pk if begun else None
    later = {earlier.pk: successor for earlier, successor in pairwise(adopted)}
    return [
        *(
            Version(charter, "proposed" if charter.is_proposed else "draft")
            for charter in charters
            if not charter.is_adopted
        ),
        *(
            Version(charter, _standing(charter, on, holds), later.get(charter.pk))
            for charter in reversed(adopted)
        ),
    ]


def _standing(charter: Charter, on: date, holds: int | None) -> str:
    if charter.adoption.in_force_from > on:
        return "coming"
    if charter.has_ended(on):
        return "ended"
    return "in_force" if charter.pk == holds else "earlier"
