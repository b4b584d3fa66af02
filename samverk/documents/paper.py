"""A document on its way out: its blocks in order, before any format is chosen.

`docx` and `pdf` both write it, and `extract` reads what they wrote.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a block; `strong` where the writer leaned on them."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """form: title, heading, paragraph, item, table, divider or note.

    level: of a heading 1 (highest) to 6, of an item 0 (outermost) and inwards. mark: what stands
    before an item, as it was written ("–", "3.", "a)"). rows: the cells of a table, row by row;
    the first is the head where `headed`.
    """

    form: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about a document beside its words. `mark` is its name in a template."""

    mark: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be set. `standing` says on every page how it stands ("Utkast"); the facts
    stand in the order they are shown, those without a value are not shown."""

    title: str
    association: str
    standing: str
    blocks: Sequence[Block]
    facts: Sequence[Fact] = ()
