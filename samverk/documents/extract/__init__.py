"""The plain text of a document that somebody hands in.

What the file is, is told by its content; its name is only a hint between text and web page. A
.txt or .md file is its own text. Of the others, headings become lines with `#`, list items lines
with `- ` or their number (sub-items indented by two blanks), table rows lines with bars, and a
paragraph that is wholly bold `**…**`: what the reader of charters takes for marks anyway.
"""

import zipfile
from io import BytesIO
from pathlib import PurePath

from samverk.documents.extract.html import text_of_html
from samverk.documents.extract.pdf import text_of_pdf
from samverk.documents.extract.plain import decode
from samverk.documents.extract.unreadable import (
    BROKEN,
    EMPTY,
    LOCKED,
    NO_TEXT,
    OLD_WORD,
    RICH_TEXT,
    TOO_LARGE,
    UNKNOWN,
    Unreadable,
)
from samverk.documents.extract.zipped import text_of_docx, text_of_odt

__all__ = ["Unreadable", "extract"]

MAX_BYTES = 25 * 1024 * 1024
#: What a packed file may grow to. A charter is some hundred kilobytes.
MAX_UNPACKED = 100 * 1024 * 1024
MAX_XML = 12 * 1024 * 1024
MAX_CHARACTERS = 3_000_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML_NAMES = {".html", ".htm", ".xhtml"}


def extract(name: str, data: bytes) -> str:
    """The text of the file called `name`. Raises Unreadable, and nothing else."""
    if not data.strip(b"\x00 \r\n\t"):
        raise Unreadable(EMPTY)
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        text = _read(PurePath(name).suffix.lower(), data)
    except Unreadable:
        raise
    # Whatever a library stumbles on in a stranger's file, the answer to the person is the same.
    except (Exception, RecursionError) as error:
        raise Unreadable(BROKEN) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not any(letter.isalnum() for letter in text):
        raise Unreadable(NO_TEXT)
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(TOO_LARGE)
    return text


def _read(suffix: str, data: bytes) -> str:
    opening = data[:1024]
    if b"%PDF-" in opening:
        return text_of_pdf(data)
    if data.startswith(b"PK"):
        return _read_zip(data)
    if data.startswith(_OLE):
        raise Unreadable(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else OLD_WORD)
    if opening.lstrip().startswith(b"{\\rtf"):
        raise Unreadable(RICH_TEXT)
    text = decode(data)
    if text is None:
        raise Unreadable(BROKEN if suffix in (".pdf", ".docx", ".odt") else UNKNOWN)
    start = text.lstrip()[:400].lower()
    if (
        suffix in _HTML_NAMES
        or start.startswith(("<!doctype html", "<html"))
        or (start.startswith("<?xml") and "<html" in start)
    ):
        return text_of_html(text)
    return text


def _read_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            unpacked = sum(part.file_size for part in parts.values())
            largest = max(
                (part.file_size for name, part in parts.items() if name.endswith(".xml")), default=0
            )
            if unpacked > MAX_UNPACKED or largest > MAX_XML or len(parts) > 5000:
                raise Unreadable(TOO_LARGE)
            if any(part.flag_bits & 1 for part in parts.values()):
                raise Unreadable(LOCKED)
            kind = archive.read("mimetype") if "mimetype" in parts else b""
            manifest = archive.read("META-INF/manifest.xml") if kind else b""
    except zipfile.BadZipFile as error:
        raise Unreadable(BROKEN) from error
    if "word/document.xml" in parts:
        return text_of_docx(data)
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        if b"encryption-data" in manifest:
            raise Unreadable(LOCKED)
        return text_of_odt(data)
    raise Unreadable(UNKNOWN)
