"""What printing does to words, undone: letters without a code, and words parted at a line's end."""

import re

#: A hyphen that only the end of a line made, as pdfium tells it.
SOFT = "\x02"
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}-$")
_AND = re.compile(r"(?:och|eller|samt)\b")
#: "grund-" at the end of a line and "och gymnasieskolor" on the next: the hyphen is the word's own.
_OWN_HYPHEN = re.compile(rf"{SOFT}(?=(?:och|eller|samt)\b)")


def character(code: int) -> str:
    """A soft hyphen comes out as 2; half of a pair of surrogates is of no use."""
    if code in (2, 0xFFFE):
        return SOFT
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def joined(before: str, text: str) -> str:
    """Two lines of one paragraph; a hyphen that only the line made goes away."""
    if before.endswith(SOFT):
        return f"{before[:-1]}- {text}" if _AND.match(text) else before[:-1] + text
    if _BROKEN_WORD.search(before[-60:]) and text[:1].islower() and not _AND.match(text):
        return before[:-1] + text
    return f"{before} {text}"


def whole_words(text: str) -> str:
    """The text without the soft hyphens that are left within its lines."""
    return _OWN_HYPHEN.sub("- ", text).replace(SOFT, "")
