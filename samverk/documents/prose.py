"""Plain text as people write it: paragraphs, and lines that begin with a dash as a list."""

import re
from typing import TypedDict

BULLET = re.compile(r"^\s*[-–•*]\s+")


class Block(TypedDict):
    """A paragraph's lines, or a list's items."""

    kind: str  # "paragraph" or "list"
    lines: list[str]


def blocks(text: str) -> list[Block]:
    """The text in blocks. Nothing is added, and only the dashes and empty lines fall away."""
    found: list[Block] = []
    begun = False
    for line in text.splitlines():
        if not line.strip():
            begun = False
            continue
        kind = "list" if BULLET.match(line) else "paragraph"
        if not begun or found[-1]["kind"] != kind:
            found.append({"kind": kind, "lines": []})
            begun = True
        found[-1]["lines"].append(BULLET.sub("", line).strip())
    return found
