"""Where sentences end. Swedish abbreviations end none."""

import re

_END = re.compile(r"[.!?…][\"”’»)*_\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:t\s?\.?\s?ex|bl\s?\.?\s?a|m\s?\.?\s?m|m\s?\.?\s?fl|d\s?\.?\s?v\s?\.?\s?s|dvs|s\s?\.?\s?k|o\s?\.?\s?s\s?\.?\s?v"
    r"|osv|etc|kl|ca|nr|resp|f\s?\.?\s?n|f\s?\.?\s?d|p\s?\.?\s?g\s?\.?\s?a|pga|inkl|exkl|fr\s?\.?\s?o\s?\.?\s?m|t\s?\.?\s?o\s?\.?\s?m"
    r"|tom|from|st|max|min|jfr|ev|forts|ordf|sekr|tel|avd|kap|sid|s|u\s?\.?\s?a|i\s?\.?\s?st|ang|enl)"
    r"|\b[A-ZÅÄÖ])$",
    re.IGNORECASE,
)
_ENDS_ANYWAY = re.compile(
    r"\b(?:m\s?\.?\s?m|m\s?\.?\s?fl|osv|o\s?\.?\s?s\s?\.?\s?v|etc|st)$", re.IGNORECASE
)
_STARTS = re.compile(r"\s+[\"“”’»(*_\[]*[A-ZÅÄÖ0-9]")
_ORDINAL = re.compile(r"(?:\bden|^|[\s(])\s?\d{1,2}$")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of each sentence within text[start:end]; blanks between lie outside."""
    spans = []
    first = start
    for found in _END.finditer(text, start, end):
        if found.end() >= end or not _STARTS.match(text, found.end(), end):
            continue
        before = text[max(first, found.start() - 20) : found.start()]
        if found.group()[0] == ".":
            if _ORDINAL.search(before) and len(before.strip()) < 20:
                continue
            if _ABBREVIATION.search(before) and not _ENDS_ANYWAY.search(before):
                continue
        spans.append((first, found.end()))
        first = found.end()
    spans.append((first, end))
    spans = [part for span in spans for part in _bounded(text, *span)]
    return [span for one, two in spans if (span := _trimmed(text, one, two))[0] < span[1]]


#: Nobody writes longer sentences on purpose; what is longer is cut, so that reading stays quick.
_LONGEST = 600


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        parts.append((start, cut))
        start = cut
    return [*parts, (start, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
