"""Lists of people as an Excel file, one sheet for each network."""

import io
import re
from collections.abc import Iterable
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from samverk.networks.roles import HELD
from samverk.people.exporting.rows import Entry
from samverk.people.importing.headings import PERSONAL, SHARED
from samverk.people.importing.names import KIND_WORDS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_SHEET_NAME = 31

#: The columns in their order, and how wide they are, in letters.
COLUMNS = {
    "name": 28,
    "municipality": 20,
    "title": 30,
    "role": 24,
    "kind": 18,
    "email": 36,
    "phone": 18,
    "since": 12,
    "until": 12,
}


def workbook(lists: Iterable[tuple[str, Iterable[Entry]]], *, tells_network: bool) -> bytes:
    """An Excel file with a sheet for each (name, rows). No cell of it can be a formula.

    `tells_network` adds a column for the network's whole name, since a sheet's is cut.
    """
    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        taken: set[str] = set()
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        columns = {**COLUMNS, "network": 30} if tells_network else COLUMNS
        for name, rows in lists:
            sheet = book.add_worksheet(sheet_name(name, taken))
            labels = {**PERSONAL, **SHARED}
            for column, (field, width) in enumerate(columns.items()):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, str(labels[field]), bold)
            number = 0
            for number, row in enumerate(rows, start=1):
                for column, field in enumerate(columns):
                    cell = _cell(row, field)
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell:
                        sheet.write_string(number, column, cell)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, number, len(columns) - 1)
        if not taken:
            book.add_worksheet()
    return stream.getvalue()


def sheet_name(name: str, taken: set[str]) -> str:
    """What a sheet may be called: no signs that Excel forbids, 31 letters, no two alike."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '") or _("People")
    short, number = plain[:LONGEST_SHEET_NAME], 2
    while short.casefold() in taken:
        short, number = f"{plain[: LONGEST_SHEET_NAME - 4]} ({number})", number + 1
    taken.add(short.casefold())
    return short


def _cell(row: Entry, field: str) -> str | date | None:
    match field:
        case "name":
            return row.name or _("Vacant")
        case "municipality":
            return row.behalf
        case "role":
            return ", ".join(str(HELD[role]) for role in row.roles)
        case "kind":
            return str(KIND_WORDS[row.kind]) if row.name else ""
    found: str | date | None = getattr(row, field)
    return found
