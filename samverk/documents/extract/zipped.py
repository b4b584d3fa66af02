"""The text of .docx and .odt files."""

import re
import zipfile
from io import BytesIO

import mammoth
from odfdo import Document

from samverk.documents.extract.html import text_of_html
from samverk.documents.extract.unreadable import BROKEN, Unreadable

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Rubrik'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
comment-reference => !
"""
_TITLE = re.compile(rb'w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="Title"/>')


def text_of_docx(data: bytes) -> str:
    """Headings, lists and tables kept, also empty items; headers, footers and comments left out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml")
        _forbid_entities(document)
        styles = archive.read("word/styles.xml") if "word/styles.xml" in archive.namelist() else b""
    made = mammoth.convert_to_html(
        BytesIO(data),
        style_map=_STYLES + _headings(document, styles),
        convert_image=mammoth.images.img_element(lambda _image: {}),
        ignore_empty_paragraphs=False,
    )
    return text_of_html(f"<html><body>{made.value}</body></html>") if made.value else ""


def _headings(document: bytes, styles: bytes) -> str:
    """Which heading each style is: one step down where a title stands above them all."""
    named = _TITLE.search(styles)
    down = 1 if named and b'w:pStyle w:val="%b"' % named[1] in document else 0
    return "".join(
        f"p[style-name='{name} {level}'] => h{min(level + down, 6)}:fresh\n"
        for name in ("heading", "Rubrik")
        for level in range(1, 7)
    )


def text_of_odt(data: bytes) -> str:
    """The document as Markdown, in odfdo's own way, without escapes and pictures."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _forbid_entities(archive.read("content.xml"))
    marked = str(Document(BytesIO(data)).to_markdown())
    marked = re.sub(r"!\[[^\]]{0,500}\]\([^)]{0,500}\)", "", marked)
    marked = re.sub(r"\\([\\`*_{}\[\]()#+.!|<>&-])", r"\1", marked)
    marked = re.sub(r"^ ( *)(-|\d+\.) +", r"\1\2 ", marked, flags=re.MULTILINE)
    marked = "\n".join(line.rstrip(" \t") for line in marked.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", marked).strip() + "\n"


def _forbid_entities(xml: bytes) -> None:
    """A document has no use for entities of its own; a trap for readers has."""
    if b"<!DOCTYPE" in xml[:4000] or b"<!ENTITY" in xml[:4000]:
        raise Unreadable(BROKEN)
