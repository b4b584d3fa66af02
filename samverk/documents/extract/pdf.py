"""The text of a PDF: lines put together to paragraphs, without running heads and page numbers."""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from time import monotonic

import pypdfium2
from pypdfium2 import raw

from samverk.documents.extract.printed import character, joined, whole_words
from samverk.documents.extract.tagged import text_of_tagged
from samverk.documents.extract.unreadable import LOCKED, TOO_LARGE, Unreadable

_SECONDS = 5.0


@dataclass(slots=True)
class _Line:
    """One line of a page. `top` and `bottom` are in points from the foot of the page."""

    text: str
    top: float
    bottom: float
    left: float
    size: float
    bold: bool
    page: int


def text_of_pdf(data: bytes) -> str:
    """The text in reading order, by its own structure or else by its looks: there a larger line
    becomes a heading."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(LOCKED) from error
        raise
    deadline = monotonic() + _SECONDS
    lines: list[_Line] = []
    try:
        if (tagged := text_of_tagged(document, deadline)) is not None:
            return tagged
        for number, page in enumerate(document):
            if monotonic() > deadline:
                raise Unreadable(TOO_LARGE)
            lines += _page_lines(page, number)
        pages = len(document)
    finally:
        document.close()
    return _put_together(_without_running_heads(lines, pages))


def _page_lines(page: pypdfium2.PdfPage, number: int) -> list[_Line]:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    lines: list[_Line] = []
    start = 0
    said = _characters(text_page, count)
    for index in range(count + 1):
        if index < count and said[index] not in "\r\n":
            continue
        line = "".join(said[start:index])
        if line.strip():
            lines.append(_line(text_page, line, start, number))
        start = index + 1
    return lines


def _characters(text_page: pypdfium2.PdfTextPage, count: int) -> list[str]:
    """One entry a character, so that places in the list are places in the page."""
    return [character(raw.FPDFText_GetUnicode(text_page.raw, index)) for index in range(count)]


def _line(text_page: pypdfium2.PdfTextPage, text: str, start: int, page: int) -> _Line:
    first = start + len(text) - len(text.lstrip())
    left, bottom, _right, top = text_page.get_charbox(first, loose=True)
    weight = raw.FPDFText_GetFontWeight(text_page.raw, first)
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text_page.raw, first, name, 200, ctypes.byref(flags))
    bold = weight >= 600 or b"bold" in name.value.lower()
    size = raw.FPDFText_GetFontSize(text_page.raw, first)
    return _Line(text.strip(" \t\xa0"), top, bottom, left, round(size, 1), bold, page)


_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.)?\s*\d{1,3}\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3})?", re.IGNORECASE
)


def _without_running_heads(lines: list[_Line], pages: int) -> list[_Line]:
    """Drop what stands first or last on most pages, and bare page numbers there."""
    edges: Counter[str] = Counter()
    at_edge: set[int] = set()
    for number in range(pages):
        on_page = [index for index, line in enumerate(lines) if line.page == number]
        ordered = sorted(on_page, key=lambda index: -lines[index].top)
        outer = {*ordered[:2], *ordered[-2:]}
        at_edge |= outer
        edges.update({_pattern(lines[index].text) for index in outer})
    kept = []
    for index, line in enumerate(lines):
        repeated = pages > 1 and edges[_pattern(line.text)] > max(1, pages // 2)
        if index in at_edge and (repeated or _PAGE_NUMBER.fullmatch(line.text)):
            continue
        kept.append(line)
    return kept


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", text)


_MARK = re.compile(r"^(?:[-–—•·▪◦‣○●■\uf0b7*]|o(?=\s)|\(?\d{1,2}[.)]|[a-zåäö]\))\s*")


def _put_together(lines: list[_Line]) -> str:
    if not lines:
        return ""
    body = Counter(line.size for line in lines for _letter in line.text).most_common(1)[0][0]
    gaps = [
        one.bottom - two.bottom
        for one, two in pairwise(lines)
        if one.page == two.page and 0 < one.bottom - two.bottom < 40
    ]
    usual = median(sorted(gaps)[: max(1, len(gaps) * 2 // 3)]) if gaps else 14.0
    said: list[str] = []
    last: _Line | None = None
    for line in lines:
        heading = _is_heading(line, body)
        text = f"## {line.text}" if heading and line.size > body * 1.12 else line.text
        if last is None:
            said.append(text)
        elif heading and _is_heading(last, body) and _same_heading(last, line):
            said[-1] = f"{said[-1]} {line.text}"
        elif _is_heading(last, body) or heading or _is_apart(last, line, usual):
            said += ["", text]
        elif _MARK.match(line.text):
            said.append(text)
        else:
            said[-1] = joined(said[-1], text)
        last = line
    return whole_words("\n".join(said)) + "\n"


def _is_heading(line: _Line, body: float) -> bool:
    short = len(line.text) < 90 and not line.text.endswith((".", ",", ";"))
    return short and not _MARK.match(line.text) and (line.size > body * 1.12 or line.bold)


def _same_heading(last: _Line, line: _Line) -> bool:
    """A heading that goes on in the next line: of one size, and close by."""
    gap = last.bottom - line.bottom
    return line.page == last.page and line.size == last.size and 0 < gap < 1.6 * line.size


def _is_apart(last: _Line, line: _Line, usual: float) -> bool:
    if last.page != line.page:
        return last.text.endswith((".", "!", "?", ":")) or line.text[:1].isupper()
    gap = last.bottom - line.bottom
    return gap > 1.35 * usual or gap < -1
