"""Two texts side by side: the sentences of one version beside those of another, with the words
that differ marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from samverk.charters.likeness import alike, pair
from samverk.charters.models import Charter


class Piece(NamedTuple):
    """Some words of a sentence, and whether the other version has other words there."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence in both versions; one of them may be without it."""

    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return any(piece.differs for piece in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows in a stretch that differ, or that are the same and may be folded away."""

    same: bool
    rows: list[Row]


def side_by_side(earlier: Charter, later: Charter) -> list[Stretch]:
    """The texts of both, in stretches. Uses the sentences of both."""
    old = [_plain(sentence.text) for sentence in earlier.sentences.all()]
    new = [_plain(sentence.text) for sentence in later.sentences.all()]
    stretches: list[Stretch] = []
    for act, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            rows = [Row([Piece(text, False)], [Piece(text, False)]) for text in old[one:two]]
            stretches.append(Stretch(True, rows))
        else:
            stretches.append(Stretch(False, list(_changed(old[one:two], new[three:four]))))
    return stretches


#: How headings and strong words are marked in extracted text.
_MARKUP = re.compile(r"^#{1,6}\s+|\*\*")


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Sentences that are alike beside each other; those gone stand where they stood."""
    pairs = pair(old, new, alike)
    gone = [before for before, after in pairs if after is None]
    yield from (Row(before=[Piece(text, True)]) for text in gone if text)
    for before, after in pairs:
        if after is None:
            continue
        yield Row(*_marked(before, after)) if before else Row(after=[Piece(after, True)])


def _marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both sentences in pieces, word by word."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    left, right = [], []
    for act, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        differs = act != "equal"
        if two > one:
            left.append(Piece("".join(old[one:two]), differs))
        if four > three:
            right.append(Piece("".join(new[three:four]), differs))
    return left, right
