"""Setting type with typst: a template of ours, data from a person, one PDF.

The data goes in as JSON and comes out as text, whatever stands in it. The fonts are those that
the typst package brings, so that the same data gives the same bytes on every machine.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).parent


def typeset(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF that `template`.typ makes of `data`, dated `at`. The same data, the same bytes.

    A character that no font has is written by its name, "[GRINNING FACE]", since a PDF for
    everybody may hold none that cannot be shown.
    """
    source = (FOLDER / f"{template}.typ").read_bytes()
    try:
        return _compile(source, data, at)
    except typst.TypstError:
        return _compile(source, _in_our_fonts(data), at)


def _compile(source: bytes, data: object, at: datetime) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1", "a-3a"],
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )


def _in_our_fonts(data: Any) -> Any:
    """The data with each character that cannot be shown written by its name."""
    if isinstance(data, str):
        return "".join(char if can_show(char) else name_of(char) for char in data)
    if isinstance(data, Mapping):
        return {key: _in_our_fonts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_in_our_fonts(value) for value in data]
    return data


@cache
def can_show(char: str) -> bool:
    """Whether typst can show the character in a PDF for everybody: it is asked, not guessed."""
    if char.isascii() and char.isprintable():
        return True
    source = b'#set document(title: "x")\n#json(bytes(sys.inputs.data))'
    try:
        _compile(source, f"a{char}a", datetime.fromtimestamp(0).astimezone())
    except typst.TypstError:
        return False
    return True


def name_of(char: str) -> str:
    """The name in brackets; nothing for marks that only change the character beside them."""
    if unicodedata.category(char) in {"Cc", "Cf", "Mn", "Me"}:
        return ""
    return f"[{unicodedata.name(char, f'U+{ord(char):04X}')}]"
