"""What the network is asked to do: the lines of its uppdrag."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from samverk.charters.reading.actors import subject
from samverk.charters.reading.clauses import clauses_of
from samverk.charters.reading.goals import GoalFound
from samverk.charters.reading.outline import Placed
from samverk.charters.reading.sections import named
from samverk.charters.reading.verbs import ANY_VERB, LAYS_DUTY
from samverk.charters.reading.words import words


@dataclass(slots=True)
class AssignmentFound:
    """An assignment in the making: its pieces, the sentences that open its list, its parts."""

    pieces: list[Placed]
    intro: str
    parts: list[Placed] = field(default_factory=list)

    @property
    def at(self) -> Placed:
        return self.pieces[0]

    @property
    def text(self) -> str:
        return unmarked(" ".join(piece.unit.plain for piece in self.pieces))


def unmarked(text: str) -> str:
    """Without the mark of a footnote at the end, or the comma of a list."""
    return re.sub(r"\s*(?<!\*)\*{1,3}$|[†¹²³]$|[,;](?:\s*(?:och|samt))?$", "", text).strip()


@dataclass(slots=True)
class Listed:
    """The assignments, the sentences that open their lists, and the empty bullets."""

    assignments: list[AssignmentFound] = field(default_factory=list)
    intros: list[Placed] = field(default_factory=list)
    blanks: list[Placed] = field(default_factory=list)


_GIVES = re.compile(
    r"\b(?:ger|lämnar|uppdrar|har gett|har givit|följande|nedanstående)\b[^.]*\b(?:uppdrag|uppgift)"
    r"|\b(?:uppdrag|uppgifter)\b[^.]*\b(?:följande|nedan)\b",
    re.IGNORECASE,
)
_INSTRUCTS = re.compile(r"\b(?:uppdrag|uppgift|uppgift är|uppdrag är) att\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:\w*nätverket|gruppen|rådet|forumet)\b[^.]{0,40}?\b(?:har|fått|har fått)\s+(?:i|till"
    r"|som)\s+"
    r"(?:\w+\s+)?(?:uppdrag|uppgift)\b"
    r"|^uppdraget\s+(?:är|består i)\s+att\b|\bnätverkets\s+(?:\w+\s+)?(?:uppdrag|uppgift"
    r"|uppgifter)\s+är\s+att\b"
    r"|\bnätverket\s+(?:ska|skall)\b[^.]*:$",
    re.IGNORECASE,
)
_STATES = words(
    "är|består|utgörs|finns|regleras|leds|innefattar|omfattar|gäller|vilar|bygger|utgår|avser"
    "|ersätter|revideras|beslutas|fastställs|kompletteras"
)


def assignments_in(
    everything: list[Placed], goals: list[GoalFound], duties: set[int], own: str
) -> Listed:
    """The assignments of a charter. `duties` holds the starts of units already read as duties.

    They stand under a heading that says so; else under the purpose, after a sentence that opens a
    list; else where a sentence says that the network has the task to do something.
    """
    taken = {goal.at.unit.start for goal in goals} | duties
    taken |= {target.unit.start for goal in goals for target in goal.targets}
    free = [at for at in everything if at.unit.start not in taken and not at.place.roles]
    under_heading = _walk(free, own, lambda at: "assignments" in at.place.kinds)
    if under_heading.assignments or under_heading.blanks:
        return under_heading
    under_purpose = _walk(free, own, lambda at: "purpose" in at.place.kinds, opened_only=True)
    return under_purpose if under_purpose.assignments else _told(free)


def _blocks(everything: list[Placed]) -> Iterator[list[Placed]]:
    for _number, group in groupby(everything, key=lambda at: at.unit.block):
        yield list(group)


def _walk(
    everything: list[Placed],
    own: str,
    belongs: Callable[[Placed], bool],
    *,
    opened_only: bool = False,
) -> Listed:
    listed = Listed()
    intro = ""
    last: AssignmentFound | None = None
    for block in _blocks(everything):
        first = block[0]
        if first.place.is_heading and first.unit.form in ("heading", "label"):
            last = None
            if _opens_section(first.unit.plain):
                intro = ""
            block = block[1:]
        block = [at for at in block if belongs(at) and not at.place.is_heading]
        if not block:
            continue
        first = block[0]
        if first.unit.form == "blank":
            listed.blanks.append(first)
        elif first.unit.form == "cell" or first.unit.form == "item":
            if last and first.unit.form == "item" and first.unit.level > last.at.unit.level:
                last.parts.append(first)
            elif intro or not opened_only:
                last = AssignmentFound(_first_cell(block), intro)
                listed.assignments.append(last)
        elif first.unit.form == "sentence":
            last = None
            for at in block:
                if _opens_list(at.unit.plain):
                    intro = f"{intro} {at.unit.plain}"
                    listed.intros.append(at)
                elif not opened_only and _is_assignment(at, own):
                    listed.assignments.append(AssignmentFound([at], intro))
    return listed


def _first_cell(block: list[Placed]) -> list[Placed]:
    if block[0].unit.form != "cell":
        return block
    return [at for at in block if at.unit.mark == block[0].unit.mark]


def _opens_section(heading: str) -> bool:
    known = named(heading)
    return bool(known and known.whole and known.kinds != ("goal",))


def _opens_list(text: str) -> bool:
    return text.endswith((":", " att", " ska", " skall")) or bool(
        _GIVES.search(text) and not _INSTRUCTS.search(text)
    )


def _is_assignment(at: Placed, own: str) -> bool:
    """Whether a sentence of running text asks the network to do something."""
    text = at.unit.plain
    clauses = clauses_of(text, own)
    if not clauses or clauses[0].state not in ("duty", "may") or _is_report(text):
        return False
    if _INSTRUCTS.search(text):
        return True
    acting = subject(text, own)
    if acting and acting.roles != ("network",):
        return False
    if ANY_VERB.match(text) or (acting and LAYS_DUTY.search(text)):
        return True
    if acting:
        return bool(ANY_VERB.search(text)) and not _STATES.search(text)
    return bool(LAYS_DUTY.search(text)) and "måldokument" not in text.lower()


_REPORT = re.compile(
    r"^(?:återrapport|rapporter|återkoppling|redovisning|avstämning)\w*\b", re.IGNORECASE
)


def _is_report(text: str) -> bool:
    return bool(_REPORT.match(text))


def _told(everything: list[Placed]) -> Listed:
    """Where no heading says uppdrag: "Nätverket har i uppdrag att …", and the list after it."""
    listed = Listed()
    intro = ""
    for block in _blocks(everything):
        first = block[0]
        if first.unit.form == "item" and intro:
            listed.assignments.append(AssignmentFound(block, intro))
            continue
        intro = ""
        for at in block:
            if at.unit.form != "sentence" or not _TOLD.search(at.unit.plain):
                continue
            if at.unit.plain.endswith(":"):
                intro = at.unit.plain
                listed.intros.append(at)
            else:
                listed.assignments.append(AssignmentFound([at], ""))
    return listed
