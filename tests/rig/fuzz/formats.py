"""A text as a file of each format that samverk takes in, made with other people's programs."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import typst
from docx import Document as Word
from odfdo import Document as OpenDocument
from odfdo import Header, List, ListItem, Paragraph
from odfdo import Row as OpenRow
from odfdo import Table as OpenTable


@dataclass(frozen=True, slots=True)
class Line:
    """kind: heading, item, row or text; a row's words are parted by bars."""

    kind: str
    words: str
    level: int = 1


_KINDS = (
    ("heading", re.compile(r"(?P<level>#{1,6})\s+(?P<words>.+)")),
    ("item", re.compile(r"(?P<level>\s*)[-*•]\s+(?P<words>.+)")),
    ("row", re.compile(r"(?P<level>)\s*(?P<words>\|.+\|)\s*")),
)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _lines(text: str) -> Iterator[Line]:
    for line in _NOT_IN_XML.sub("", text).replace("\t", " ").splitlines():
        for kind, pattern in _KINDS:
            if found := pattern.fullmatch(line):
                depth = min(len(found["level"].strip(" ") or found["level"][::2]), 6)
                yield Line(kind, found["words"].strip(), max(1, depth))
                break
        else:
            if line.strip():
                yield Line("text", line.strip())


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def as_text(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def as_html(text: str) -> bytes:
    body = []
    for line in _lines(text):
        said = html.escape(line.words)
        if line.kind == "row":
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(line.words))
            body.append(f"<table><tr>{cells}</tr></table>")
        elif line.kind == "item":
            body.append("<ul>" * line.level + f"<li>{said}</li>" + "</ul>" * line.level)
        else:
            tag = f"h{line.level}" if line.kind == "heading" else "p"
            body.append(f"<{tag}>{said}</{tag}>")
    return f"<!doctype html><meta charset=utf-8><body>{''.join(body)}".encode()


def as_docx(text: str) -> bytes:
    document = Word()
    table: Any = None
    for line in _lines(text):
        if line.kind == "row":
            cells = _cells(line.words)[:12]
            table = table or document.add_table(0, 12)
            for place, said in zip(table.add_row().cells, cells, strict=False):
                place.text = said
            continue
        table = None
        if line.kind == "heading":
            document.add_heading(line.words, line.level)
        else:
            style = "List Bullet" if line.kind == "item" else None
            document.add_paragraph(line.words, style)
    return _saved(document)


def as_odt(text: str) -> bytes:
    document = OpenDocument("text")
    body = document.body
    body.clear()
    table: Any = None
    for number, line in enumerate(_lines(text)):
        if line.kind == "row":
            if table is None:
                table = OpenTable(f"T{number}")
                body.append(table)
            row = OpenRow()
            row.set_values(_cells(line.words))
            table.append_row(row)
            continue
        table = None
        if line.kind == "heading":
            body.append(Header(line.level, line.words))
        elif line.kind == "item":
            inner: Any = ListItem(line.words)
            for _depth in range(line.level - 1):
                inner = ListItem()
                inner.append(List([line.words]))
            items = List()
            items.append(inner)
            body.append(items)
        else:
            body.append(Paragraph(line.words))
    return _saved(document)


#: The lines come in as data: no word of a text is the typesetter's code.
_PAGE = """
#set page(height: auto)
#set text(size: 10pt, hyphenate: false)
#for line in json(bytes(sys.inputs.lines)) {
  if line.kind == "heading" { heading(level: line.level, line.words) }
  else if line.kind == "item" { pad(left: line.level * 8pt)[- #line.words] }
  else if line.kind == "row" { table(columns: line.cells.len(), ..line.cells) }
  else { par(line.words) }
}
"""


def as_pdf(text: str) -> bytes:
    import json

    lines = [
        {
            "kind": line.kind,
            "level": line.level,
            "words": line.words,
            "cells": _cells(line.words),
        }
        for line in _lines(text)
    ]
    made = typst.compile(_PAGE.encode(), sys_inputs={"lines": json.dumps(lines)})
    assert isinstance(made, bytes)
    return made


def _saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


FORMATS: Mapping[str, Callable[[str], bytes]] = {
    "txt": as_text,
    "md": as_text,
    "html": as_html,
    "docx": as_docx,
    "odt": as_odt,
    "pdf": as_pdf,
}
