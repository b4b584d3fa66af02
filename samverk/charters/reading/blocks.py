"""From text to units: headings, labels, items, cells and sentences, each with its place.

Nothing is lost: every character that is not blank lies in exactly one unit, in order, and a
unit's text is exactly text[start:end].
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from samverk.charters.reading.lines import Line, lines_of
from samverk.charters.reading.plain import bold_only, plain
from samverk.charters.reading.sections import named
from samverk.charters.reading.sentences import sentence_spans
from samverk.charters.reading.verbs import ANY_VERB


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the document before it is read.

    form: heading, label, item, sentence, cell, blank, divider, note, or rest: what comes after
    all that is read of a very long document.
    plain: the words without list marks, heading marks, emphasis and link addresses.
    block: which paragraph, item or table row it belongs to.
    level: depth of a heading (1 is highest) or an item (0 is outermost).
    """

    text: str
    start: int
    end: int
    plain: str
    form: str
    block: int
    level: int = 0
    mark: str = ""


@dataclass(slots=True)
class Block:
    """One or more lines that belong together."""

    form: str
    start: int
    end: int
    level: int = 0
    mark: str = ""
    parted: bool = True
    """Whether a blank line, or the start of the document, stands before it."""


#: A charter has some hundred units. These bounds keep the reading of any text within seconds.
MOST_LETTERS = 120_000
MOST_UNITS = 10_000
_REST = 2_000


def units_of(text: str) -> list[Unit]:
    """The units of a document, in order; the rest of a very long one in large pieces, unread."""
    end = _cut(text, 0, MOST_LETTERS)
    blocks = _blocks(text[:end])
    _find_headings(text, blocks)
    blocks = [part for block in blocks for part in _by_label(text, block)]
    units: list[Unit] = []
    for number, block in enumerate(blocks):
        units += _units(text, block, number)
        if len(units) > MOST_UNITS:
            end = units[MOST_UNITS].start
            del units[MOST_UNITS:]
            break
    return [*units, *_rest(text, end, len(blocks))]


def _cut(text: str, start: int, most: int) -> int:
    """The last end of a line, or else of a word, within `most` letters."""
    last = start + most
    if last >= len(text):
        return len(text)
    return max(text.rfind(mark, start + most // 2, last) for mark in "\n ") + 1 or last


def _rest(text: str, start: int, number: int) -> Iterator[Unit]:
    while start < len(text):
        end = _cut(text, start, _REST)
        unit = _unit(text, start, end, "rest", number, Block("rest", start, end))
        if unit.text:
            yield replace(unit, plain="")
        start, number = end, number + 1


def _blocks(text: str) -> list[Block]:
    lines = lines_of(text)
    width = max((line.width for line in lines if line.form == "text"), default=0)
    wrapped = (
        width <= 120
        and sum(
            1
            for one, two in pairwise(lines)
            if one.form == two.form == "text" and two.words[:1].islower()
        )
        >= 2
    )
    blocks: list[Block] = []
    parted = True
    for line in lines:
        if line.form == "empty":
            parted = True
            continue
        last = blocks[-1] if blocks else None
        if (
            last
            and line.form == "text"
            and _goes_on(text, last, line, parted, width if wrapped else 0)
        ):
            last.end = line.end
        elif last and line.form == "underline" and last.form == "text" and not parted:
            last.form, last.end = "heading", line.end
            last.level = 1 if line.words[:1] == "=" else 2
        else:
            form = "divider" if line.form == "underline" else line.form
            blocks.append(Block(form, line.start, line.end, line.level, line.mark, parted))
        parted = False
    return blocks


_OPEN_END = re.compile(
    r"(?:,|[\w]-|\b(?:till|på|för|att|och|samt|av|med|i|från|som|eller|om|vid|det|den|de|enligt|via"
    r"|inom|en|ett|är|ska|mellan|under|hos|inför|efter|genom|kring)|(?<=\w{3})(?:ets|ens|nas))$",
    re.IGNORECASE,
)
#: "Vad vi ska göra": the words of a heading, not the beginning of a sentence.
_QUESTION = re.compile(r"(?:Vad|Vilka|Hur|Varför|Vem|När|Så|Det här)(?:\s+[^\s.,:;!|]+){1,6}$")
_CLOSED_END = (".", "!", "?", ":")
#: Of a block only its last line tells whether it goes on.
_TAIL = 200


def _goes_on(text: str, last: Block, line: Line, parted: bool, width: int) -> bool:
    """Whether a line of text continues the block before it."""
    if last.form not in ("text", "item"):
        return False
    said = text[max(last.start, last.end - _TAIL) : last.end].rstrip(" *_")
    starts_small = line.words[:1].islower() or bool(
        re.match(r"[\w.+-]+@|www\.|https?:", line.words)
    )
    is_open = bool(_OPEN_END.search(said[-20:]))
    is_short = last.end - last.start < _TAIL
    if last.parted and is_short and not starts_small and _QUESTION.match(said):
        return False
    if parted:
        return starts_small and (
            is_open or (not said.endswith(_CLOSED_END) and last.form == "text")
        )
    if said.endswith(":"):
        return False
    if starts_small or is_open:
        return True
    if last.form == "item":
        is_within = line.level > last.level or _fills(said, line, width)
        return is_within and not said.endswith(_CLOSED_END)
    if (known := named(line.words)) and known.whole:
        return False
    return _fills(said, line, width)


def _fills(said: str, line: Line, width: int) -> bool:
    """Whether the last line ends only because the next word had no room on it."""
    last_line = said.rsplit("\n", 1)[-1].strip()
    first_word = line.words.split(" ", 1)[0]
    return bool(width) and len(last_line) + 1 + len(first_word) >= min(width, 0.8 * width + 8)


def _find_headings(text: str, blocks: list[Block]) -> None:
    """Tell the headings that carry no mark from short lines of text."""
    for index, block in enumerate(blocks):
        said = text[block.start : block.end]
        if block.form not in ("text", "item") or "\n" in said:
            continue
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        words = plain(said)
        if not words or words.endswith((".", "!", ";", ",")) or len(words) > 100:
            continue
        if words.endswith("?") and not ((known := named(words)) and known.whole):
            continue
        if block.form == "item":
            if _numbered_heading(words, block, follower, blocks[index - 1] if index else None):
                block.form, block.level = "heading", 1 + block.mark.strip(".)").count(".")
        elif level := _unmarked_level(said, words, block, follower):
            block.form, block.level = "heading", level


def _numbered_heading(
    words: str, block: Block, follower: Block | None, before: Block | None
) -> bool:
    """Whether "3.2 Sekreterare" is a heading: not one of a list of numbered lines."""
    depth = _depth(block.mark)
    if not depth or (follower and not follower.parted and _depth(follower.mark) == depth):
        return False
    known = named(words)
    in_list = before is not None and before.form == "item" and _depth(before.mark) == depth
    if in_list and not block.parted:
        return False
    if known and known.whole:
        return True
    return depth > 1 and len(words.split()) <= 8 and not _DOING.match(words)


def _depth(mark: str) -> int:
    """How deep a number is: 1 for "3." and 2 for "3.2"; 0 for a mark that is none."""
    return len(re.findall(r"\d+", mark)) if re.match(r"§?\s*\d", mark) else 0


_NOT_A_TITLE = re.compile(r"\d|@|\b(?:ska|skall|är|har|kan|bör|får|inte|ej|att)\b", re.IGNORECASE)
_DOING = re.compile(
    r"^(?:[A-ZÅÄÖ][a-zåäö]+(?:era|isera|ka|ja|va|da|ta|na|la|sa|ra|ga|pa|ma|ar|er|år)"
    r"|Se|Ge|Ta|Gå|För|Bistå)\s"
)


def _unmarked_level(said: str, words: str, block: Block, follower: Block | None) -> int:
    """The level of a line that stands as a heading, or 0."""
    letters = [letter for letter in words if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return 1
    if ":" in words.rstrip(": "):
        return 0
    known = named(words)
    if known and known.whole and (words[:1].isupper() or words[:1].isdigit()):
        return 2
    if bold_only(said) and not re.search(r"\d+\s+\w+ (?:per|om)\b", words):
        return 3 if not known else 2
    if follower and block.parted and _QUESTION.match(words):
        return 2
    if not follower or not follower.parted or not block.parted or not words[:1].isupper():
        return 0
    if len(words.split()) > 9 or ":" in words:
        return 0
    if known and known.kinds == ("title",):
        return 1
    is_sentence = _NOT_A_TITLE.search(words) or _DOING.match(words) or ANY_VERB.search(words)
    return 0 if is_sentence else 2


_LABEL = re.compile(r"(?P<label>[^:.!?\n|]{2,60}?)(?P<end>[*_]*:[*_]*\s+|\s+[–—-]\s+)(?=\S)")
_BOLD_LABEL = re.compile(r"(?P<label>(\*\*|__)[^*_\n]{2,50}\2)(?P<end>\s+)(?=\S)")


def _units(text: str, block: Block, number: int) -> list[Unit]:
    if block.form == "row":
        return _cells(text, block, number)
    form = {"text": "sentence"}.get(block.form, block.form)
    if form not in ("sentence", "item"):
        return [_unit(text, block.start, block.end, form, number, block)]
    units: list[Unit] = []
    start = block.start
    if label_end := _label_end(text, _body(text, block), block.end):
        units.append(_unit(text, start, label_end, "label", number, block))
        start = label_end
    for first, last in sentence_spans(text, start, block.end):
        units.append(_unit(text, first, last, form, number, block))
    return units


_NEXT_LABEL = re.compile(r"[.;,]\s+(?=(?P<label>[^:.;,!?\n|]{3,40}?)(?::|\s[–—])\s)")


def _by_label(text: str, block: Block) -> list[Block]:
    """ "Ordförande: Anna. Sekreterare: Olle." is a block for each of its roles."""
    if block.form not in ("text", "item"):
        return [block]
    if not _label_end(text, _body(text, block), block.end):
        return [block]
    edges = [
        found.end()
        for found in _NEXT_LABEL.finditer(text, block.start, block.end)
        if (known := named(found["label"])) and known.roles
    ]
    starts, ends = [block.start, *edges], [*edges, block.end]
    return [
        replace(block, start=start, end=end, mark="" if start in edges else block.mark)
        for start, end in zip(starts, ends, strict=True)
    ]


def _body(text: str, block: Block) -> int:
    """Where the words begin after the mark of an item."""
    start = block.start + (len(block.mark) if block.form == "item" else 0)
    while start < block.end and text[start].isspace():
        start += 1
    return start


def _label_end(text: str, start: int, end: int) -> int:
    """Where the label that opens a block ends ("Ordförande:"), or 0."""
    said = text[start:end]
    for pattern in (_LABEL, _BOLD_LABEL):
        found = pattern.match(said)
        if not found:
            continue
        known = named(plain(found["label"]))
        if not known or not known.whole:
            continue
        if ":" in found["end"] or known.roles or pattern is _BOLD_LABEL:
            return start + len(found.group().rstrip())
    return 0


def _cells(text: str, block: Block, number: int) -> list[Unit]:
    """The cells of a table row; the bar before a cell belongs to it, the last bar to the last."""
    row = text[block.start : block.end]
    bar = "|" if "|" in row else "\t"
    edges = [found.start() for found in re.finditer(re.escape(bar), row.rstrip("| \t"))]
    starts = [0, *(edge for edge in edges if edge > len(row) - len(row.lstrip()))]
    units = []
    for first, last in zip(starts, [*starts[1:], len(row)], strict=True):
        for one, two in sentence_spans(text, block.start + first, block.start + last):
            if text[one:two].strip():
                units.append(_unit(text, one, two, "cell", number, block, mark=str(first)))
    return units


def _unit(
    text: str, start: int, end: int, form: str, number: int, block: Block, mark: str = ""
) -> Unit:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    said = text[start:end]
    if form == "item" and block.mark.isdigit() and start == block.start:  # "1 bidra till …"
        words = plain(said.removeprefix(block.mark))
    else:
        words = plain(said.strip("|").strip() if form == "cell" else said)
    return Unit(said, start, end, words, form, number, block.level, mark or block.mark)
