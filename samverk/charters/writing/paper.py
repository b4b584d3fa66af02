"""A charter's text as blocks to be set: what the reader takes for a heading becomes one.

Every word is kept, in order. What falls away is layout: marks of headings and emphasis, rulings,
and the ends of lines that a narrow page had made.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from samverk.charters.reading.blocks import Unit, units_of
from samverk.charters.reading.outline import Placed, placed
from samverk.charters.reading.plain import plain
from samverk.charters.reading.sections import is_other_body, named
from samverk.documents.paper import Block, Run


def blocks_of(text: str) -> list[Block]:
    """The blocks of a charter. Its title, where it has one, comes first and is the only one."""
    pieces = [
        list(group) for _number, group in groupby(placed(units_of(text)), lambda at: at.unit.block)
    ]
    page = _Page(text, titled=_has_title(pieces))
    for piece in pieces:
        page.add(piece)
    return page.blocks


def _has_title(pieces: Sequence[list[Placed]]) -> bool:
    """Whether the document opens with a heading that stands above the others or is a title."""
    units = [piece[0].unit for piece in pieces if piece[0].unit.form != "divider"]
    headings = [unit for unit in units if unit.form == "heading"]
    if not headings or units[0] is not headings[0]:
        return False
    known = named(headings[0].plain)
    others = [heading.level for heading in headings[1:]]
    return bool(known and known.kinds == ("title",)) or all(
        level > headings[0].level for level in others
    )


@dataclass(slots=True)
class _Page:
    """The blocks set so far, and the headings and indents that the next one stands under."""

    text: str
    titled: bool
    blocks: list[Block] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    """The written levels of the headings that are open, outermost first."""
    section: int = 0
    """The written level of the heading that opened the section."""
    goal: int = 0
    """The written level of the goal's heading in it, if one is open."""
    kinds: tuple[str, ...] = ()
    indents: list[int] = field(default_factory=list)

    def add(self, piece: list[Placed]) -> None:
        unit = piece[0].unit
        units = [at.unit for at in piece]
        if unit.form not in ("item", "blank", "label") or not unit.mark:
            self.indents.clear()
        if unit.form == "heading":
            self.blocks.append(self._heading(piece[0]))
        elif unit.form == "cell":
            self._row(_line_at(self.text, unit.start))
        elif unit.form == "divider":
            self._divide(unit)
        elif unit.mark and unit.form in ("item", "blank", "label"):
            runs = self._runs(units, skip=len(unit.mark))
            self.blocks.append(Block("item", runs, self._indent(unit.level), unit.mark))
        else:
            form = "note" if unit.form == "note" else "paragraph"
            self.blocks.append(Block(form, self._runs(units)))

    def _heading(self, at: Placed) -> Block:
        unit = at.unit
        words = _words(unit)
        if self.titled and not self.blocks:
            self.kinds = at.place.kinds
            return Block("title", (Run(words),))
        level = self._written_level(at)
        while self.headings and self.headings[-1] >= level:
            self.headings.pop()
        self.headings.append(level)
        return Block("heading", (Run(words),), min(len(self.headings), 6))

    def _written_level(self, at: Placed) -> int:
        """The level that the heading was written at; below its section, if it opened none."""
        level, known = at.unit.level, named(at.unit.plain)
        goes_on = not known and not is_other_body(at.unit.plain) and at.place.kinds == self.kinds
        self.kinds = at.place.kinds
        if known and known.kinds == ("goal",):
            self.goal = max(level, self.section + 1)
            return self.goal
        if goes_on and self.kinds and self.section:
            return max(level, max(self.section, self.goal) + 1)
        self.section, self.goal = level, 0
        return level

    def _indent(self, columns: int) -> int:
        """How deep in its list an item stands that is indented by so many columns."""
        while self.indents and self.indents[-1] > columns:
            self.indents.pop()
        if not self.indents or self.indents[-1] < columns:
            self.indents.append(columns)
        return len(self.indents) - 1

    def _row(self, line: str) -> None:
        cells = _cells(line)
        last = self.blocks[-1] if self.blocks else None
        if last and last.form == "table":
            self.blocks[-1] = Block("table", rows=(*last.rows, cells), headed=last.headed)
        else:
            self.blocks.append(Block("table", rows=(cells,)))

    def _divide(self, unit: Unit) -> None:
        """A ruling under the first row of a table makes it the head."""
        last = self.blocks[-1] if self.blocks else None
        if last and last.form == "table" and re.search(r"[|+]", unit.text):
            self.blocks[-1] = Block("table", rows=last.rows, headed=len(last.rows) == 1)
        elif last:  # a line above all words parts nothing
            self.blocks.append(Block("divider"))

    def _runs(self, units: Sequence[Unit], skip: int = 0) -> tuple[Run, ...]:
        """The words of a paragraph or an item, after the `skip` characters of its mark."""
        return tuple(_runs(self.text[units[0].start + skip : units[-1].end]))


def _words(unit: Unit) -> str:
    """The words of a heading with its number, if it has one."""
    if unit.mark and not unit.plain.startswith(unit.mark):
        return f"{unit.mark} {unit.plain}"
    return unit.plain


def _line_at(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _cells(line: str) -> tuple[str, ...]:
    said = line.strip()
    if "|" not in said:
        return tuple(plain(cell) for cell in re.split(r"\t+", said))
    said = said.removeprefix("|").removesuffix("|")
    return tuple(plain(cell) for cell in said.split("|"))


_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]{1,2000}?)(?<=\S)\1")


def _runs(said: str) -> Iterable[Run]:
    said = said.strip()
    at = 0
    for found in _STRONG.finditer(said):
        yield from _run(said[at : found.start()])
        yield from _run(found["words"], strong=True)
        at = found.end()
    yield from _run(said[at:])


def _run(said: str, *, strong: bool = False) -> Iterable[Run]:
    """The words without the marks of layout, and with the blanks around them."""
    if not said:
        return
    before = " " if said[0].isspace() else ""
    after = " " if said[-1].isspace() and said.strip() else ""
    # What stands first here stands within the block: the guard keeps it from being a list mark.
    words = plain(f"¤{said.strip()}").removeprefix("¤").strip()
    yield Run(f"{before}{words}{after}", strong)
