"""What gaps and warnings are found in, and what a code is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy

from samverk.charters.reading.draft import Assignment, Finding, Framework, Goal, Period, Piece
from samverk.charters.reading.duties import Found
from samverk.charters.reading.outline import Placed
from samverk.charters.wording import facts_in_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Material:
    """All that was read, for the codes to look at. `piece` gives the piece of a unit."""

    everything: list[Placed]
    network: str
    framework: Framework | None
    period: Period | None
    goals: list[Goal]
    assignments: list[Assignment]
    blanks: list[Placed]
    roles: tuple[str, ...]
    duties: list[Found]
    adopted: Placed | None
    today: date
    piece: Callable[[Placed], Piece]

    def has(self, kind: str, *, named: bool = False) -> bool:
        """Whether there is a duty of a kind, and, if asked, on somebody who is named."""
        return any(
            duty.kind == kind and not (named and duty.role == "network") for duty in self.duties
        )

    def sentences(self) -> Iterator[Placed]:
        """The units that hold running text or items."""
        return (at for at in self.everything if at.unit.form in ("sentence", "item", "cell"))


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a code was found; `facts` fill the braces of its message."""

    at: Placed | Piece | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Code:
    """A gap or a warning: what it says, why it matters, what to do about it, how it is found."""

    name: str
    message: "_StrPromise"
    why: "_StrPromise"
    remedy: "_StrPromise"
    find: Callable[[Material], Iterable[Hit]]

    def findings(self, material: Material) -> Iterator[Finding]:
        for hit in self.find(material):
            piece = material.piece(hit.at) if isinstance(hit.at, Placed) else hit.at
            message = format_lazy(self.message, **facts_in_words(hit.facts))
            yield Finding(self.name, message, self.remedy, dict(hit.facts), piece)
