"""Markers in running text: "Beslut: …" and "Åtgärd: @namn senast fredag …" become rows.

A marker begins a line of a paragraph or an item of a list. What follows it on that line is the
decision or the action; of a decision in a paragraph also its next lines. What cannot be read,
such as a day or a name that might be two people's, stays in the words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from samverk.documents.prose import Block, Run, blocks, html_of
from samverk.meetings.marking_days import DUE, day_of

DECISIONS = {
    "prepare": r"förslag till beslut|proposal for a decision",
    "recommend": r"rekommendation(?:er)?|recommendation",
    "decide": r"beslut|decision",
}
MARKER = re.compile(
    "|".join(f"(?P<{kind}>{said})" for kind, said in DECISIONS.items())
    + r"|(?P<action>åtgärd(?:er)?|att göra|action|to do)",
    re.IGNORECASE,
)
LINE = re.compile(rf"\s*(?:{MARKER.pattern})(?:\s+\d+)?\s*:\s*(?P<rest>\S.*)", re.I | re.DOTALL)
# What a decision that only says "Beslut" does, by its words.
BY_WORD = {
    "recommend": re.compile(r"\brekommender|\brecommend", re.IGNORECASE),
    "prepare": re.compile(r"\b(?:bereder|hänskjuter)\b|\bprepares\b", re.IGNORECASE),
    "inform": re.compile(r"\binformer(?:ar|as)\b|\binforms\b", re.IGNORECASE),
}
LONGEST_ACTION, LONGEST_NAME = 400, 120  # characters that an action has room for
NAME = re.compile(r"(?<![\w.])@(?P<said>[^\W\d_][\w'’-]*(?:[ \xa0][^\W\d_][\w'’-]*){0,3})")
BETWEEN_NAMES = re.compile(r"\s*(?:,|och|&|and)\s*(?=@)")
OPENING = re.compile(r"^(?:ska(?:ll)?|att|to|will)\s+", re.IGNORECASE)

type People = Mapping[int, str]
"""The names of those who can be given an action, by id."""


@dataclass(frozen=True)
class MarkedDecision:
    kind: str
    text: str


@dataclass(frozen=True)
class MarkedAction:
    """`person_id` is None where `who` is a name that is nobody's, or more than one's."""

    text: str
    person_id: int | None = None
    who: str = ""
    due: date | None = None


@dataclass
class Lifted:
    """What was found, and the text without it."""

    notes: str
    decisions: list[MarkedDecision] = field(default_factory=list)
    actions: list[MarkedAction] = field(default_factory=list)

    @property
    def is_anything(self) -> bool:
        return bool(self.decisions or self.actions)


def has_markers(notes: str) -> bool:
    """Whether there is something to lift out of the text."""
    return any(LINE.fullmatch(_plain(line)) for block in _own(notes) for line in block["lines"])


def lift(notes: str, *, people: People, met: date, next_meeting: date | None) -> Lifted:
    """Take decisions and actions out of clean notes. Days are read as from the day of the meeting.

    Where nothing is found the notes are what they were.
    """
    lifted = Lifted(notes)
    left: list[Block] = []
    reader = _Reader(lifted, people, met, next_meeting)
    for block in blocks(notes):
        lines = reader.lines(block) if _may_hold(block) else block["lines"]
        left.append({**block, "lines": lines})
    if lifted.is_anything:
        lifted.notes = html_of([block for block in left if block["lines"] or block["rows"]])
    return lifted


def _own(notes: str) -> Iterable[Block]:
    return (block for block in blocks(notes) if _may_hold(block))


def _may_hold(block: Block) -> bool:
    """A quotation says what somebody else said, and a heading or a table decides nothing."""
    is_quoted = block["kind"] == "paragraph" and block["level"]
    return block["kind"] in ("paragraph", "list", "numbered") and not is_quoted


def _plain(line: Iterable[Run]) -> str:
    """The words as plain text; a link keeps its address."""
    return "".join(
        f"{run['text']} ({run['url']})" if run["url"] not in ("", run["text"]) else run["text"]
        for run in line
    )


@dataclass
class _Reader:
    lifted: Lifted
    people: People
    met: date
    next_meeting: date | None

    def lines(self, block: Block) -> list[list[Run]]:
        """The lines that stay; the others have become rows."""
        left: list[list[Run]] = []
        goes_on = False  # a decision in a paragraph goes on over its next lines
        for line in block["lines"]:
            found = LINE.fullmatch(_plain(line))
            if found and self._take(found):
                goes_on = not found["action"] and block["kind"] == "paragraph"
            elif goes_on and not found:
                last = self.lifted.decisions.pop()
                text = f"{last.text}\n{_plain(line).strip()}"
                self.lifted.decisions.append(MarkedDecision(last.kind, text))
            else:
                goes_on = False
                left.append(line)
        return left

    def _take(self, found: re.Match[str]) -> bool:
        rest = found["rest"].strip()
        if not found["action"]:
            self.lifted.decisions.append(MarkedDecision(_kind(found, rest), _opened(rest)))
            return True
        actions = self._actions(rest.replace("\n", " "))
        self.lifted.actions += actions
        return bool(actions)

    def _actions(self, said: str) -> list[MarkedAction]:
        """One for each person named; none where it does not say what to do, or too much."""
        said, owners = self._owners(said)
        said, due = self._due(said)
        text = _opened(OPENING.sub("", _tidy(said)))
        if not text or len(text) > LONGEST_ACTION:
            return []
        return [
            MarkedAction(text, person_id=person_id, who=who, due=due)
            for person_id, who in owners or [(None, "")]
        ]

    def _owners(self, said: str) -> tuple[str, list[tuple[int | None, str]]]:
        """Those named first with @, and the words without them. Later names stay in the words."""
        owners: list[tuple[int | None, str]] = []
        first = NAME.search(said)
        while first:
            place = first.start()
            length, owner = self._person(first["said"])
            if len(owner[1]) > LONGEST_NAME:
                break
            owners.append(owner)
            said = said[:place] + said[place + 1 + length :]
            between = BETWEEN_NAMES.match(said, place)
            said = said[:place] + (said[between.end() :] if between else said[place:])
            first = NAME.match(said, place) if between else None
        return said, owners

    def _person(self, said: str) -> tuple[int, tuple[int | None, str]]:
        """How many letters are the name, and whose it is: a whole name before a first name."""
        parts = [match.end() for match in re.finditer(r"[^ \xa0]+", said)]
        for end in reversed(parts):
            name = " ".join(said[:end].split()).casefold()
            exact = [pk for pk, other in self.people.items() if other.casefold() == name]
            if len(exact) == 1:
                return end, (exact[0], "")
        first = said[: parts[0]].casefold()
        called = [pk for pk, other in self.people.items() if other.casefold().split()[0] == first]
        capitals = next((n for n, word in enumerate(said.split()) if word[0].islower()), len(parts))
        whole = max(capitals, 1)
        if len(called) == 1 and whole == 1:
            return parts[0], (called[0], "")
        return parts[whole - 1], (None, said[: parts[whole - 1]])

    def _due(self, said: str) -> tuple[str, date | None]:
        """The day it is to be done by, and the words without it where it could be read."""
        for found in DUE.finditer(said):
            due = day_of(found["day"], met=self.met, next_meeting=self.next_meeting)
            if due:
                return said[: found.start()] + " " + said[found.end() :], due
        return said, None


def _kind(found: re.Match[str], text: str) -> str:
    kind = next(kind for kind in DECISIONS if found[kind])
    by_word = (other for other, said in BY_WORD.items() if said.search(text))
    return next(by_word, kind) if kind == "decide" else kind


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    return re.sub(r"[,;:]+([.!?]?)$", r"\1", text.strip().lstrip(",;:.–- ").strip())


def _opened(text: str) -> str:
    """With a capital letter first."""
    return text[:1].upper() + text[1:]
