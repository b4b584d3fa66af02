"""Opening a file with lists of people, whatever program it was made in."""

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

from samverk.documents.extract import Unreadable
from samverk.people.importing.cells import Value, text_of

#: Bytes of a file, and of all that is packed in it; rows in it, and cells in a row.
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 250 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60

MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xls": "application/vnd.ms-excel",
    ".csv": "text/csv",
}

LARGE = _("The file is larger than 10 MB. Save only the list itself and try again.")
UNKNOWN = _("This kind of file cannot be read. Choose an .xlsx, .ods, .xls or .csv file.")
BROKEN = _(
    "The file is damaged. Open it in the program it was made in, save it again and try once more."
)
LOCKED = _("The file is protected by a password. Save it without password and try again.")
EMPTY = _("There is nothing in the file. Choose the file with the list.")
LONG = _("There are more than 20 000 rows in the file. Divide it and try again.")

type Row = list[str]
type Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Sheet:
    """One sheet. `merged` are cells joined together, as (row, column) of the first and the last,
    counted from 0; only .xlsx and .xls say them."""

    name: str
    _source: "CalamineSheet | list[Row]"
    merged: list[Range] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Each row with its number as the program shows it, from 1, and its cells as text."""
        if isinstance(self._source, list):
            yield from enumerate(self._source, start=1)
            return
        covered = {
            cell: first for first, last in self.merged for cell in _cells_between(first, last)
        }
        with _calamine_said():
            above: dict[tuple[int, int], str] = {}
            for number, values in enumerate(_from_the_first_row(self._source)):
                row = [text_of(value) for value in values[:MOST_COLUMNS]]
                for column in range(len(row)):
                    first = covered.get((number, column))
                    if first == (number, column):
                        above[first] = row[column]
                    elif first and first[1] == column and not row[column]:
                        row[column] = above.get(first, "")
                yield number + 1, row


@dataclass(frozen=True)
class Book:
    """The sheets of a file that have anything in them."""

    sheets: list[Sheet]

    @classmethod
    def open(cls, name: str, data: bytes) -> "Book":
        """Open a file by what it holds, not by what it is called. Raises Unreadable."""
        if len(data) > MOST_BYTES:
            raise Unreadable(LARGE)
        if not data.strip():
            raise Unreadable(EMPTY)
        kind = PurePath(name).suffix.lower()
        if kind not in MEDIA_TYPES:
            raise Unreadable(UNKNOWN)
        packed = data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
        sheets = _of_workbook(data) if packed or kind != ".csv" else _of_csv(name, data)
        if not sheets:
            raise Unreadable(EMPTY)
        return cls(sheets)


def _of_workbook(data: bytes) -> list[Sheet]:
    if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\x09\x08")):
        raise Unreadable(BROKEN)
    if data.startswith(b"PK"):
        _must_be_bearable(data)
    with _calamine_said():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        sheets = [
            Sheet(text_of(sheet.name), sheet, list(sheet.merged_cell_ranges or []))
            for sheet in found
            if sheet.end is not None
        ]
        if sum(sheet.height for sheet in found) > MOST_ROWS:
            raise Unreadable(LONG)
    return sheets


def _must_be_bearable(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    # Whatever the library stumbles on in a stranger's file, the answer is the same.
    except Exception as error:
        raise Unreadable(BROKEN) from error
    if size > MOST_UNPACKED:
        raise Unreadable(LARGE)


def _from_the_first_row(sheet: CalamineSheet) -> Iterator[list[Value]]:
    """The rows from the sheet's own first; the library leaves out the empty ones above and the
    empty columns before."""
    start = sheet.start or (0, 0)
    yield from ([] for _row in range(start[0]))
    before: list[Value] = [None] * start[1]
    for values in sheet.iter_rows():
        yield before + list(values)


def _cells_between(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Of joined cells those that matter: a tall one stands for each of its rows."""
    for row in range(first[0], min(last[0], first[0] + MOST_ROWS) + 1):
        yield row, first[1]


def _of_csv(name: str, data: bytes) -> list[Sheet]:
    text = _decoded(data)
    try:
        dialect = _delimiter(text)
        rows = [
            [text_of(cell) for cell in row[:MOST_COLUMNS]]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
        ]
    except csv.Error as error:
        raise Unreadable(BROKEN) from error
    if len(rows) > MOST_ROWS:
        raise Unreadable(LONG)
    return [Sheet(text_of(PurePath(name).stem), rows)] if any(map(any, rows)) else []


def _decoded(data: bytes) -> str:
    """The text, by the marks that say how it is written, or by what gives sense."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.count(b"\0") > len(data) // 100:
        raise Unreadable(BROKEN)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").replace("\0", "")


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into most cells, evenly."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, sum(counts))

    return max(";\t,", key=evenness)


@contextmanager
def _calamine_said() -> Iterator[None]:
    """Whatever the library stumbles on in a stranger's file becomes a sentence for a clerk."""
    try:
        yield
    except (Unreadable, GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as error:
        raise Unreadable(LOCKED) from error
    except Exception as error:
        raise Unreadable(BROKEN) from error
    except BaseException as error:  # Rust's own panic is no Exception
        raise Unreadable(BROKEN) from error
