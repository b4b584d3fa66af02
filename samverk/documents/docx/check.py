"""Looking a .docx over, as somebody who can't see it will meet it."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn


def faults(data: bytes) -> list[str]:
    """What makes the document hard to use with a screen reader, a sentence each."""
    document = Document(BytesIO(data))
    found = []
    levels = [0, *_heading_levels(document)]
    if any(later > earlier + 1 for earlier, later in pairwise(levels)):
        found.append(_("A heading is more than one step below the one before it."))
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is None or not language.get(qn("w:val")):
        found.append(_("The document does not say which language it is in."))
    if not document.core_properties.title:
        found.append(_("The document has no title among its properties."))
    if any(_lacks_head(table) for table in document.tables):
        found.append(_("A table has a head that is not marked as one."))
    if any(_undescribed(part.element) for part in _written_parts(document)):
        found.append(_("A picture has no description (alternative text)."))
    return found


def _heading_levels(document: Any) -> list[int]:
    names = [paragraph.style.name or "" for paragraph in document.paragraphs if paragraph.style]
    return [int(found[1]) for name in names if (found := re.fullmatch(r"Heading (\d)", name))]


def _lacks_head(table: Any) -> bool:
    """A first row that is bold in every cell looks like a head; it has to be one, too."""
    row = table.rows[0]
    runs = [run for cell in row.cells for paragraph in cell.paragraphs for run in paragraph.runs]
    looks = bool(runs) and all(run.bold for run in runs)
    return looks and row._tr.find(f".//{qn('w:tblHeader')}") is None


def _written_parts(document: Any) -> list[Any]:
    return [
        part
        for part in document.part.package.iter_parts()
        if re.search(r"(?:document\.main|header|footer)\+xml$", part.content_type)
    ]


def _undescribed(element: Any) -> bool:
    return any(not (picture.get("descr") or "").strip() for picture in element.iter("{*}docPr"))
