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
p[style-name='Rubrik 1'] => h1:fresh
p[style-name='Rubrik 2'] => h2:fresh
p[style-name='Rubrik 3'] => h3:fresh
comment-reference => !
"""


def text_of_docx(data: bytes) -> str:
    """Headings, lists and tables kept; headers, footers and comments left out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _forbid_entities(archive.read("word/document.xml"))
    made = mammoth.convert_to_html(
        BytesIO(data),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda _image: {}),
    )
    return text_of_html(f"<html><body>{made.value}</body></html>") if made.value else ""


def text_of_odt(data: bytes) -> str:
    """The document as Markdown, in odfdo's own way, without escapes and pictures."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _forbid_entities(archive.read("content.xml"))
    marked = str(Document(BytesIO(data)).to_markdown())
    marked = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", marked)
    marked = re.sub(r"\\([\\`*_{}\[\]()#+.!|<>&-])", r"\1", marked)
    marked = re.sub(r"^ ( *)(-|\d+\.) +", r"\1\2 ", marked, flags=re.MULTILINE)
    marked = re.sub(r"[ \t]+$", "", marked, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", marked).strip() + "\n"


def _forbid_entities(xml: bytes) -> None:
    """A document has no use for entities of its own; a trap for readers has."""
    if b"<!DOCTYPE" in xml[:4000] or b"<!ENTITY" in xml[:4000]:
        raise Unreadable(BROKEN)
