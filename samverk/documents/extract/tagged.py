"""The text of a PDF by its own structure: headings, lists and tables as their writer made them.

A structure that leaves words out is not trusted; `pdf` then goes by how the page looks.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from pypdfium2 import PdfDocument, PdfPage, raw

from samverk.documents.extract.printed import character, joined, whole_words
from samverk.documents.extract.unreadable import TOO_LARGE, Unreadable


@dataclass(slots=True)
class _Said:
    """Some words in one kind of letters. `size` is in points."""

    text: str
    bold: bool
    size: float


@dataclass(slots=True)
class _Entry:
    """form: heading, paragraph, item or row. `level` of a heading from 1, of an item from 0."""

    form: str
    said: list[_Said]
    level: int = 0
    mark: str | None = None
    cells: list[str] = field(default_factory=list)
    opens_page: bool = False

    @property
    def says(self) -> bool:
        return bool(self.mark or self.text or any(self.cells))

    @property
    def text(self) -> str:
        return _words(self.said)


def text_of_tagged(document: PdfDocument, deadline: float) -> str | None:
    """The text in reading order, or None where the structure can't be relied on.

    `deadline` is a moment of time.monotonic(). Raises Unreadable when it has passed.
    """
    entries: list[_Entry] = []
    for page in document:
        if monotonic() > deadline:
            raise Unreadable(TOO_LARGE)
        try:
            found = _Page(page).entries()
        except RecursionError:
            return None
        if found is None:
            return None
        if found:
            found[0].opens_page = bool(entries)
        entries += found
    return _written(_mended(entries)) if entries else None


class _Page:
    """One page: the words by the number of their marked content, and the tree over them."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page
        self._said: dict[int, list[_Said]] = {}
        self._used: set[int] = set()
        self._found: list[_Entry] = []

    def entries(self) -> list[_Entry] | None:
        """The blocks of the page in order; None if words lie outside the structure."""
        tree = raw.FPDF_StructTree_GetForPage(self._page.raw)
        if not tree:
            return None
        try:
            if not self._collect():
                return None
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                if node := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
                    self._walk(node, -1)
        finally:
            raw.FPDF_StructTree_Close(tree)
        missing = self._said.keys() - self._used
        if any(said.text.strip() for number in missing for said in self._said[number]):
            return None
        return [entry for entry in self._found if entry.says]

    def _collect(self) -> bool:
        """Read the page's words; False if some belong to nothing and are no decoration."""
        words = self._page.get_textpage()
        last: Any = None
        number, kind = -1, (False, 0.0)
        for index in range(words.count_chars()):
            char = character(raw.FPDFText_GetUnicode(words.raw, index))
            piece = raw.FPDFText_GetTextObject(words.raw, index)
            if not piece:  # a blank or an end of line that is only seen
                if number >= 0 and self._said[number]:
                    self._said[number][-1].text += "\n" if char in "\r\n" else char
                continue
            if (at := ctypes.cast(piece, ctypes.c_void_p).value) != last:
                last, number = at, raw.FPDFPageObj_GetMarkedContentID(piece)
                kind = _letters(words, index)
                if number < 0 and char.strip() and not _is_decoration(piece):
                    return False
            if number >= 0:
                pieces = self._said.setdefault(number, [])
                if not pieces or (pieces[-1].bold, pieces[-1].size) != kind:
                    pieces.append(_Said("", *kind))
                pieces[-1].text += char
        return True

    def _walk(self, node: Any, depth: int) -> None:
        """Add the blocks under a node; `depth` is how many lists it stands in, from 0."""
        name = _name(node)
        if found := re.fullmatch(r"H([1-6]?)|Title", name):
            level = 0 if name == "Title" else int(found[1] or 1)
            self._found.append(_Entry("heading", self._all(node), level))
        elif name == "L":
            for child in _children(node):
                step = self._walk if _name(child) == "L" else self._item
                step(child, depth + 1)
        elif name == "TR":
            cells = [_words(self._all(cell)) for cell in _children(node)]
            self._found.append(_Entry("row", [], cells=cells))
        elif name in _INLINE or not _has_blocks(node):
            self._found.append(_Entry("paragraph", self._all(node)))
        else:
            self._found.append(_Entry("paragraph", self._own(node)))
            for child in _children(node):
                self._walk(child, depth)

    def _item(self, node: Any, depth: int) -> None:
        """An item's mark and words, then the lists within it."""
        entry = _Entry("item", self._own(node), depth)
        self._found.append(entry)
        for child in _children(node):
            if _name(child) == "Lbl":
                entry.mark = _words(self._all(child))
            elif _name(child) == "L":
                self._walk(child, depth)
            else:
                entry.said += self._own(child)
                for inner in _children(child):
                    if _name(inner) == "L":
                        self._walk(inner, depth)
                    else:
                        entry.said += [*_gap(entry.said), *self._all(inner)]

    def _own(self, node: Any) -> list[_Said]:
        """The words that lie directly in a node."""
        said: list[_Said] = []
        for index in range(raw.FPDF_StructElement_CountChildren(node)):
            number = raw.FPDF_StructElement_GetChildMarkedContentID(node, index)
            if number >= 0 and number not in self._used:
                self._used.add(number)
                said += self._said.get(number, [])
        return said

    def _all(self, node: Any) -> list[_Said]:
        """All words under a node, in order."""
        said: list[_Said] = []
        for index in range(raw.FPDF_StructElement_CountChildren(node)):
            number = raw.FPDF_StructElement_GetChildMarkedContentID(node, index)
            if number >= 0 and number not in self._used:
                self._used.add(number)
                said += self._said.get(number, [])
            elif child := raw.FPDF_StructElement_GetChildAtIndex(node, index):
                said += [*(() if _name(child) in _INLINE else _gap(said)), *self._all(child)]
        return said


_BULLETS = "-–—•·▪◦‣○●■\uf0b7*o"
_MARK = re.compile(
    rf"[{re.escape(_BULLETS)}]|\(?\d{{1,2}}[.)]|\(?[a-zåäö][.)]|\d{{1,2}}(?:\.\d{{1,2}})+\.?"
)
_INLINE = set("Span Strong Em Link Quote Reference Note Code BibEntry Annot".split())


def _children(node: Any) -> Iterator[Any]:
    for index in range(raw.FPDF_StructElement_CountChildren(node)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(node, index):
            yield child


def _has_blocks(node: Any) -> bool:
    return any(_name(child) not in _INLINE for child in _children(node))


def _name(node: Any) -> str:
    """The type that the writer gave: a title is one, also where the standard knows none."""
    for ask in (raw.FPDF_StructElement_GetRawType, raw.FPDF_StructElement_GetType):
        size = ask(node, None, 0)
        held = (ctypes.c_ushort * (size // 2 + 1))()
        ask(node, held, size)
        name = bytes(held)[:size].decode("utf-16-le", "replace").rstrip("\x00")
        if name in _KNOWN or ask is raw.FPDF_StructElement_GetType:
            return name
    return ""


_KNOWN = {"Title", "P", "L", "LI", "Lbl", "LBody", "TR", *(f"H{level}" for level in range(1, 7))}


def _letters(words: Any, index: int) -> tuple[bool, float]:
    """Whether the letter is bold, and its size in points."""
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(words.raw, index, name, 200, ctypes.byref(flags))
    weight = raw.FPDFText_GetFontWeight(words.raw, index)
    size = round(raw.FPDFText_GetFontSize(words.raw, index), 1)
    return weight >= 600 or b"bold" in name.value.lower(), size


def _is_decoration(piece: Any) -> bool:
    """Whether it is marked as no part of the text: running heads, page numbers."""
    for index in range(raw.FPDFPageObj_CountMarks(piece)):
        mark = raw.FPDFPageObj_GetMark(piece, index)
        held = (ctypes.c_ushort * 32)()
        size = ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(mark, held, ctypes.sizeof(held), ctypes.byref(size))
        if bytes(held)[: size.value].decode("utf-16-le", "replace").rstrip("\x00") == "Artifact":
            return True
    return False


def _gap(said: list[_Said]) -> list[_Said]:
    """A blank between two blocks that become one."""
    return [_Said(" ", said[-1].bold, said[-1].size)] if said else []


def _words(pieces: list[_Said]) -> str:
    """The words as one line. A line that ends with a blank ends between two words."""
    words = ""
    for line in "".join(said.text for said in pieces).split("\n"):
        if not words or not line or words[-1].isspace() or line[0].isspace():
            words += line
        elif words.endswith("\u200b"):
            words = words[:-1] + line
        else:
            words = joined(words, line)
    return re.sub(r"\s+", " ", whole_words(words).replace("\u200b", "")).strip()


def _mended(entries: list[_Entry]) -> list[_Entry]:
    """The entries, put together again where a page ended within one."""
    whole: list[_Entry] = []
    for entry in entries:
        if entry.opens_page and whole and _goes_on(whole[-1], entry):
            whole[-1].said += [*_gap(whole[-1].said), *entry.said]
        else:
            whole.append(entry)
    return whole


#: A paragraph of more characters than this ends as sentences do.
_LONG = 200


def _goes_on(last: _Entry, entry: _Entry) -> bool:
    if last.form == "item" and entry.form == "item":
        return entry.mark is None
    if last.form == entry.form == "paragraph":
        is_cut = last.said[-1].text.endswith(" ") or len(last.text) > _LONG
        is_open = is_cut and not last.text.endswith((".", "!", "?", ":"))
        return is_open or entry.text[:1].islower()
    return False


def _written(entries: list[_Entry]) -> str:
    sizes = Counter(said.size for entry in entries for said in entry.said for _letter in said.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    has_title = any(entry.form == "heading" and entry.level == 0 for entry in entries)
    lines: list[str] = []
    last = ""
    for entry in entries:
        if entry.form not in ("item", "row") or entry.form != last:
            lines.append("")
        lines.append(_line(entry, body, int(has_title)))
        last = entry.form
    return "\n".join(lines).strip() + "\n"


def _line(entry: _Entry, body: float, down: int) -> str:
    if entry.form == "heading":
        return f"{'#' * min(max(entry.level + down, 1), 6)} {entry.text}"
    if entry.form == "row":
        return f"| {' | '.join(cell.replace('|', '/') for cell in entry.cells)} |"
    if entry.form == "item":
        return _item_line(entry)
    if _looks_like_heading(entry, body):
        return f"## {entry.text}"
    return _with_opening(entry.said)


def _item_line(entry: _Entry) -> str:
    said, mark = _with_opening(entry.said), entry.mark or "-"
    if not _MARK.fullmatch(mark):  # a term and what is said of it
        return f"{mark}: {said}"
    return f"{'  ' * entry.level}{'-' if mark in _BULLETS else mark} {said}".rstrip()


def _looks_like_heading(entry: _Entry, body: float) -> bool:
    """A paragraph in large letters, as headings are where no style was used."""
    short = len(entry.text) < 90 and not entry.text.endswith((".", ",", ";"))
    return short and all(said.size > 1.12 * body for said in entry.said if said.text.strip())


def _with_opening(pieces: list[_Said]) -> str:
    """The words, with the bold ones that open them, or that they all are, between stars."""
    opening = 0
    while opening < len(pieces) and (pieces[opening].bold or not pieces[opening].text.strip()):
        opening += 1
    bold = _words(pieces[:opening])
    rest = _words(pieces[opening:])
    if not bold or len(bold) > 100:
        return _words(pieces)
    joint = " " if rest[:1].isalnum() or rest[:1] in "(–" else ""
    return f"**{bold}**{joint}{rest}"
