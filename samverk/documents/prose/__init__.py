"""Running text as people write it: headings, paragraphs, lists, tables and links.

It is kept as HTML with a few tags (`clean`), or as plain text where it always was plain. Pages,
PDF and Word files are all made from its `blocks`. There are no pictures in it.
"""

import re

from samverk.documents.prose import markup, plain
from samverk.documents.prose.blocks import Block, Run, a_block, a_run, is_list, words

__all__ = [
    "Block", "Run", "a_run", "as_html", "blocks", "clean", "from_plain", "html_of", "is_html",
    "is_list", "to_plain", "words",
]  # fmt: skip

BULLET = re.compile(r"^\s*[-–•*]\s+")
BEGINS = re.compile(r"<(?:p|h[1-6]|ul|ol|table|blockquote)[ >]")


def clean(html: str) -> str:
    """The same text with only what prose may hold. Clean text stays as it is; "" for no words."""
    return markup.write(markup.read(html))


def is_html(text: str) -> bool:
    """Whether the text is HTML as an editor writes it, not plain text."""
    return bool(BEGINS.match(text.lstrip()))


def as_html(text: str) -> str:
    """What somebody sent, from the editor or as plain text, as clean HTML."""
    return clean(text) if is_html(text) else from_plain(text)


def from_plain(text: str) -> str:
    """Plain text with its marks (prose/plain.py) as HTML."""
    return markup.write(plain.read(text))


def to_plain(html: str) -> str:
    """The text as it can be written without an editor; `from_plain` makes the same HTML of it."""
    return plain.write(markup.read(html)) if is_html(html) else html


def html_of(pieces: list[Block], *, under: int = 2) -> str:
    """The HTML of blocks, for a page where they stand under a heading of that level (1 to 4)."""
    return markup.write(pieces, under=under)


def blocks(text: str) -> list[Block]:
    """The blocks of HTML; or of plain text, word for word, where only dashes make lists."""
    return markup.read(text) if is_html(text) else _verbatim(text)


def _verbatim(text: str) -> list[Block]:
    """Nothing is added, and only the dashes and empty lines fall away."""
    found: list[Block] = []
    begun = False
    for line in text.splitlines():
        if not line.strip():
            begun = False
            continue
        kind = "list" if BULLET.match(line) else "paragraph"
        if not begun or found[-1]["kind"] != kind:
            found.append(a_block(kind, []))
            begun = True
        found[-1]["lines"].append([a_run(BULLET.sub("", line).strip())])
    return found
