"""Text as a search for names should meet it: one case, no accents, no wrapping.

A name may stand on a page as HTML entities, in an address as percent signs, in JSON as escapes,
cut in two by the lines of a calendar file, or with tags among its letters. `fold` writes all of
these as the same plain letters, and knows where in the original each of them came from.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

# Stands where something was that is no part of the words: a tag, a soft hyphen, a folded line.
JOINT = "\ue000"
TAG = re.compile(r"<[^<>]*>")

_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
_ESCAPED = r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);|\\u[\da-f]{4}|\\'[\da-f]{2}|\\[nrt]|(?:%[\da-f]{2})+"
_CUT = r"=?\r?\n[ \t](?=\S)"
_PIECE = re.compile(f"{_ESCAPED}|{_CUT}")
_PIECE_OR_TAG = re.compile(f"{TAG.pattern}|{_PIECE.pattern}")
_BREAK = re.compile(f"{TAG.pattern}|{_CUT}")
# Plain letters written as something else, which hardly any text does.
_ODD = re.compile(
    rf"[{_UNSEEN}\uff00-\uffef]|&#x(?!2[2-7];)|&#(?!3[49];)|\\u00[4-7]|%[4-7][\da-f]", re.IGNORECASE
)


@dataclass(frozen=True)
class Folded:
    """`text` is folded. It consists of runs: where each starts here and in the original, and
    where it ends there if it is a piece that has another length there than here."""

    text: str
    _starts: list[int]
    _origins: list[tuple[int, int | None]]

    @property
    def words(self) -> str:
        """Without the joints, to see quickly whether something is there at all."""
        return self.text.replace(JOINT, "")

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the characters from `start` up to `end` stand."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        run = bisect_right(self._starts, at) - 1
        start, end = self._origins[run]
        if end is not None:
            return start, end
        there = start + at - self._starts[run]
        return there, there + 1


def fold(text: str, *, over_tags: bool = False) -> Folded:
    """Fold a text; `over_tags` takes what stands in tags away, to read what stands around them."""
    plain = text.translate(_TABLE)
    parts: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int | None]] = []
    here = there = 0

    def take(part: str, start: int, end: int | None) -> None:
        nonlocal here
        if part:
            parts.append(part)
            starts.append(here)
            origins.append((start, end))
            here += len(part)

    for piece in (_PIECE_OR_TAG if over_tags else _PIECE).finditer(plain):
        take(plain[there : piece.start()], there, None)
        take(_unescaped(piece[0]), piece.start(), piece.end())
        there = piece.end()
    take(plain[there:], there, None)
    return Folded("".join(parts), starts, origins)


def plain_letters(text: str) -> str | None:
    """The text with its tags, and once more without, in lower case: quickly made, to see whether a
    run of plain letters (a–z) can stand there at all. None where only `fold` can tell."""
    return None if _ODD.search(text) else f"{text}\n{_BREAK.sub('', text)}".lower()


def _unescaped(piece: str) -> str:
    if piece[0] == "&":
        found = unescape(piece)
    elif piece[0] == "%":
        found = unquote(piece)
    elif piece.startswith("\\u"):
        found = chr(int(piece[2:], 16))
    elif piece.startswith("\\'"):  # as in rich text
        found = bytes.fromhex(piece[2:]).decode("cp1252", "replace")
    elif piece[0] == "\\":
        found = " "
    else:
        found = JOINT
    return found.translate(_TABLE)


def _plain(sign: str) -> str:
    """One sign for each sign, so that places in the text stay the same."""
    kind = unicodedata.category(sign)
    if kind == "Mn" or sign in _UNSEEN:
        return JOINT
    if kind == "Zs":
        return " "
    if kind == "Pd":
        return "-"
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if len(base) == 1 else sign


# The signs of our languages and their neighbours, spaces, dashes, and wide letters.
_SIGNS = (*range(0x2600), 0x3000, *range(0xFE00, 0xFFF0))
_TABLE = {number: _plain(chr(number)) for number in _SIGNS}
