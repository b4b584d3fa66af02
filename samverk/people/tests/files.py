"""Spreadsheets as people have them, built by code."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter
from django.test import Client
from odfdo import Document, Table

from samverk.networks.models import Network
from samverk.people.importing.book import MEDIA_TYPES, Book
from samverk.people.importing.known import places
from samverk.people.importing.layout import Layout
from samverk.people.importing.lines import Line, lines
from samverk.people.models import ImportRow, Person, RegisterImport

type Cells = Sequence[Sequence[Any]]
type RunJobs = Callable[[], int]
type As = Callable[[str], Client]


def xlsx(sheets: Mapping[str, Cells] | Cells, merged: Sequence[str] = ()) -> bytes:
    """An Excel file; `merged` are ranges such as "B1:D1" of the first sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        named = sheets if isinstance(sheets, Mapping) else {"Blad1": sheets}
        for name, rows in named.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
            for each in merged if sheet.index == 0 else ():
                first = each.split(":")[0]
                column, number = ord(first[0]) - 65, int(first[1:]) - 1
                sheet.merge_range(each, rows[number][column])
    return stream.getvalue()


def ods(sheets: Mapping[str, Cells]) -> bytes:
    document = Document("ods")
    document.body.clear()
    for name, rows in sheets.items():
        table = Table(name)
        for number, row in enumerate(rows):
            table.set_row_values(number, ["" if cell is None else cell for cell in row])
        document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def csv(rows: Cells, *, sign: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(sign.join(map(str, row)) for row in rows).encode(encoding)


def read(name: str, data: bytes) -> list[Line]:
    """Every line of a file."""
    known = places()
    return [
        line
        for sheet in Book.open(name, data).sheets
        for line in lines(sheet, Layout.of(sheet, known), known)
    ]


def people_in(name: str, data: bytes) -> list[Line]:
    return [line for line in read(name, data) if line.what == "person"]


def hand_in(
    data: bytes, *, by: Person, network: Network | None = None, name: str = "lista.xlsx"
) -> RegisterImport:
    """Hand in a file as the office does, without the web."""
    suffix = f".{name.rpartition('.')[2]}"
    return RegisterImport.hand_in(
        by=by,
        network=network,
        name=name,
        data=data,
        media_type=MEDIA_TYPES[suffix],
        is_offices=True,
    )


def verdicts(whole: RegisterImport) -> list[tuple[str, str]]:
    """The rows that are about people and seats: (verdict, name)."""
    rows = ImportRow.objects.filter(whole=whole).in_order().exclude(what__in=["heading", "note"])
    return [(row.verdict, row.line.get("name") or str(row.person or "")) for row in rows]
