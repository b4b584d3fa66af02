"""A template: its marks, the place for the content, and the styles that it lends.

Only text is put in. Nothing that stands in a template is run: the marks are a fixed list of names.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from docx import Document
from docx.oxml.ns import qn

#: The words in braces that a template may use, and what each is filled with.
MARKS: Final[Mapping[str, Promise]] = {
    "innehåll": _("the charter's own words; last in the document, if the mark is missing"),
    "titel": _("the charter's title"),
    "nätverk": _("the network"),
    "förbund": _("the association"),
    "läge": _("draft, proposal or adopted, and since when"),
    "antagen av": _("the body that adopted the charter"),
    "antagen": _("the day it was adopted"),
    "gäller från": _("the first day it holds"),
    "gäller till": _("the last day it holds"),
    "bygger på": _("the strategy it rests on"),
}
CONTENT = "innehåll"

_MAX_UNPACKED = 60 * 1024 * 1024
_MARK = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"


class Unusable(Exception):
    """Why a file can't serve as a template, in one sentence."""


class Template:
    """A .docx or .dotx, opened to be written into once.

    `document` is python-docx's. `place` is the paragraph that the content takes the place of.
    """

    def __init__(self, data: bytes) -> None:
        """Raises Unusable."""
        self.document: Any = _open(data)
        self.place: Any = None

    def marks(self) -> set[str]:
        """The marks it uses, also those that we do not know."""
        return {
            _name(found[1])
            for paragraph in self._paragraphs()
            for found in _MARK.finditer(_said(paragraph))
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Write the values in place of their marks, and find the place for the content."""
        for paragraph in self._paragraphs():
            if self.place is None and _name(_said(paragraph).strip(" {}\xa0")) == CONTENT:
                self.place = paragraph
            else:
                _fill(paragraph, values)

    def insert(self, element: Any) -> None:
        """Put a paragraph or a table where the content goes."""
        if self.place is None:
            body = self.document.element.body
            self.place = body.makeelement(qn("w:p"), {})
            ending = body.find(qn("w:sectPr"))
            ending.addprevious(self.place) if ending is not None else body.append(self.place)
        self.place.addprevious(element)

    def close(self) -> None:
        """Take away the mark; a cell keeps an empty paragraph, since Word wants one last."""
        if self.place is None:
            return
        parent, before = self.place.getparent(), self.place.getprevious()
        if parent.tag == qn("w:tc") and (before is None or before.tag != qn("w:p")):
            for run in self.place.findall(qn("w:r")):
                self.place.remove(run)
        else:
            parent.remove(self.place)

    def style(self, name: str, lender: "Template") -> Any:
        """The paragraph or table style of that name; borrowed where the template has none."""
        styles = self.document.styles
        if name not in styles:
            styles.element.append(_borrowed(lender.document.styles[name].element, styles))
        return styles[name]

    def _paragraphs(self) -> Iterator[Any]:
        """Every paragraph of the text, the headers and the footers, also in tables and boxes."""
        for part in self.document.part.package.iter_parts():
            if re.search(r"(?:document\.main|header|footer)\+xml$", part.content_type):
                yield from list(part.element.iter(qn("w:p")))


def _open(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise Unusable(_("The template is too large. Use smaller pictures in it."))
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise Unusable(_("The template holds macros. Save it as a .docx without them."))
        return Document(BytesIO(_as_document(data)))
    except Unusable:
        raise
    # Whatever the library stumbles on, the answer to the person is the same.
    except (Exception, RecursionError) as error:
        raise Unusable(
            _("The file can't be opened as a Word document. Save it in Word as .docx.")
        ) from error


def _as_document(data: bytes) -> bytes:
    """A .dotx differs from a .docx in one word of its list of parts."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        if _TEMPLATE_TYPE not in old.read("[Content_Types].xml"):
            return data
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.infolist():
                content = old.read(part)
                if part.filename == "[Content_Types].xml":
                    content = content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
                new.writestr(part.filename, content)
    return made.getvalue()


def _texts(paragraph: Any) -> list[Any]:
    """Its own pieces of text; those of a text box inside it are other paragraphs'."""
    return [
        text
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    ]


def _said(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _name(said: str) -> str:
    return " ".join(said.split()).lower()


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    """Fill the marks, also one that Word has split over several pieces."""
    texts = _texts(paragraph)
    for found in reversed(list(_MARK.finditer(_said(paragraph)))):
        if (value := values.get(_name(found[1]))) is not None:
            _replace(texts, found.start(), found.end(), value)


def _replace(texts: list[Any], start: int, end: int, value: str) -> None:
    at = 0
    for text in texts:
        said = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(said))
        if first < last:
            text.text = said[:first] + value + said[last:]
            text.set(qn("xml:space"), "preserve")
            value = ""
        at += len(said)


def _borrowed(style: Any, styles: Any) -> Any:
    """A copy of a style that stands on its own in another document, in that document's font."""
    copy = deepcopy(style)
    known = {one.style_id for one in styles}
    for tag in ("w:basedOn", "w:next", "w:link"):
        for named in copy.findall(qn(tag)):
            if named.get(qn("w:val")) not in known:
                copy.remove(named)
    for tag in ("w:rFonts", "w:numPr"):
        for own in list(copy.iter(qn(tag))):
            own.getparent().remove(own)
    return copy
