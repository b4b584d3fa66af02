"""The page of who may do what: all rights by noun, each with a cell for each of those it tells of.

It knows nothing but the rights themselves, which the doors ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from samverk.people.rights import COLUMNS, RIGHTS, Column, Right, cell


@dataclass(frozen=True)
class Row:
    """One right, and for each column "yes", "no" or "perhaps"."""

    right: Right
    cells: list[tuple[Column, str]]

    @property
    def depends(self) -> bool:
        """Whether it is for somebody a question of whose the thing is."""
        return any(answer == "perhaps" for _column, answer in self.cells)


def table(rights: Iterable[Right] = RIGHTS) -> list[tuple[str, list[Row]]]:
    """The rows by noun, and within a noun by how many are let in: most first."""
    rows = [Row(right, [(column, cell(right, column)) for column in COLUMNS]) for right in rights]
    rows.sort(key=lambda row: (str(row.right.noun), _shut(row), str(row.right.act)))
    return [(noun, list(found)) for noun, found in groupby(rows, lambda row: str(row.right.noun))]


def _shut(row: Row) -> int:
    return sum(answer == "no" for _column, answer in row.cells)
