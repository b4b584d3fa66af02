"""How a sheet is laid out: which row has the headings, and what each column holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, Self

from samverk.people.importing.book import Row, Sheet
from samverk.people.importing.cells import addresses, fold, looks_like_telephone
from samverk.people.importing.headings import (
    COMPANIONS,
    FAMILY_FIRST,
    PERSONAL,
    UNUSED,
    field_of,
    group_of,
)
from samverk.people.importing.names import looks_like_name
from samverk.people.importing.places import Places

#: Rows in which the headings are looked for, and rows that a column is judged by.
HEADINGS_WITHIN = 30
SAMPLE = 80

FLAGS = {"x", "ja", "nej", "j", "n", "yes", "no", "1", "0"}


@dataclass
class Layout:
    """`heading_row` is the number of the row with the headings, 0 where there is none; `fields`
    and `headings` have one item a column, and `samples` some of what stands below."""

    heading_row: int
    fields: list[str]
    headings: list[str]
    samples: list[list[str]]
    family_first: bool = False

    @classmethod
    def of(cls, sheet: Sheet, places: Places) -> Self:
        """Find it out from the first rows."""
        rows = list(islice(sheet.rows(), SAMPLE))
        width = max((len(row) for _number, row in rows), default=0)
        cells = [row + [""] * (width - len(row)) for _number, row in rows]
        at, headings, fields = _headings(cells)
        below = cells[at + 1 :]
        columns = [[row[column] for row in below if row[column]] for column in range(width)]
        fields = _by_content(fields, columns, places)
        return cls(
            heading_row=rows[at][0] if at >= 0 else 0,
            fields=_each_once(fields),
            headings=headings,
            samples=[list(dict.fromkeys(column))[:3] for column in columns],
            family_first=any(FAMILY_FIRST.match(fold(heading)) for heading in headings),
        )

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        return cls(**said)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def people(self) -> list[str]:
        """The prefixes of the persons on a row: "" and, where there are more, theirs."""
        named = {field.rpartition(".")[0] for field in self.fields if field}
        return ["", *(prefix for prefix in COMPANIONS if prefix in named)]

    def is_heading(self, row: Row) -> bool:
        """Whether a row repeats the headings, as lists do on each new page."""
        said = {fold(cell) for cell in row if cell}
        return len(said) > 1 and said <= {fold(heading) for heading in self.headings}


def _headings(rows: Sequence[Row]) -> tuple[int, list[str], list[str | None]]:
    """The place of the row with most headings that are known, -1 where no row has any, with the
    headings and what they say. The row above may complete it, or part it into groups."""
    width = len(rows[0]) if rows else 0
    found: tuple[int, list[str], list[str | None]] = (-1, [""] * width, [None] * width)
    score = 1
    for at, row in enumerate(rows[:HEADINGS_WITHIN]):
        if any("@" in cell for cell in row):
            continue
        above = rows[at - 1] if at and not any("@" in cell for cell in rows[at - 1]) else []
        headings = _completed(row, above)
        said = [field_of(heading) for heading in headings]
        fields = _grouped(_with_flags(said, rows[at + 1 :]), above)
        points = sum(field is not None for field in fields)
        own = sum(field_of(cell) is not None for cell in row)
        if own and points > score and _names_somebody(fields):
            found, score = (at, headings, fields), points
    return found


def _names_somebody(fields: Iterable[str | None]) -> bool:
    return any(field and field.rpartition(".")[2] in PERSONAL for field in fields)


def _completed(row: Row, above: Row) -> list[str]:
    """A heading that stands only in the upper of two rows counts, where it says something."""
    return [
        cell or (upper if field_of(upper) else "")
        for cell, upper in zip(row, above or row, strict=True)
    ]


def _grouped(fields: list[str | None], above: Row) -> list[str | None]:
    """Headings that come again are about another person on the row: the deputy where a word says
    so, in the heading itself or joined over several in the row above."""
    groups = [group_of(cell) if cell else None for cell in above]
    if "deputy" in groups:
        current: str = ""
        for column, group in enumerate(groups):
            current = group if group is not None else current
            field = fields[column]
            if current and field in PERSONAL:
                fields[column] = f"{current}.{field}"
        return fields
    current, seen = "", set[str]()
    for column, field in enumerate(fields):
        if field is None:
            continue
        if field == "deputy_flag":
            continue
        if field.startswith("deputy."):
            current = "deputy"
        elif current and field in PERSONAL:
            fields[column] = f"{current}.{field}"
        elif field in ("name", "given") and field in seen:
            current = "second"
            fields[column] = f"second.{field}"
        seen.add(field)
    return fields


def _by_content(
    fields: list[str | None], columns: list[list[str]], places: Places
) -> list[str | None]:
    """Columns that no heading tells of, by what stands in them."""
    has_names = any(field and field.endswith(("name", "given", "family")) for field in fields)
    for column, cells in enumerate(columns):
        if fields[column] is not None or not cells:
            continue
        most = max(1, len(cells) * 2 // 3)
        if "email" not in fields and sum(bool(addresses(cell)) for cell in cells) >= most:
            fields[column] = "email"
        elif "phone" not in fields and sum(map(looks_like_telephone, cells)) >= most:
            fields[column] = "phone"
        elif "municipality" not in fields and sum(map(places.is_town, cells)) >= most:
            fields[column] = "municipality"
        elif not has_names and sum(map(looks_like_name, cells)) >= most:
            fields[column], has_names = "name", True
    return fields


def _with_flags(fields: list[str | None], below: Sequence[Row]) -> list[str | None]:
    """A column "Ersättare" with nothing but crosses says what the person is, and names nobody."""
    for column, field in enumerate(fields):
        cells = {fold(row[column]) for row in below if row[column]}
        if field == "deputy.name" and cells and cells <= FLAGS:
            fields[column] = "deputy_flag"
    return fields


def _each_once(fields: Iterable[str | None]) -> list[str]:
    """No field twice: of two columns with telephone numbers both count, of others the first."""
    seen = Counter[str]()
    once = []
    for field in fields:
        seen[field or UNUSED] += 1
        again = seen[field or UNUSED] > 1 and not (field or "").endswith(("phone", "email"))
        once.append(UNUSED if again or not field else field)
    return once
