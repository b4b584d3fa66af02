"""Years and spans of years, as charters write them."""

import re
from datetime import date

from samverk.charters.reading.draft import Period

YEAR = r"(?:19|20)\d{2}"
DAY = (
    rf"(?:{YEAR}-\d{{2}}-\d{{2}}|(?:den\s+)?\d{{1,2}}\s+[a-zå]+\s+{YEAR}"
    rf"|{YEAR}(?!-\d{{2}}-\d{{2}}))"
)
SPAN = re.compile(
    rf"(?P<from>{DAY})\s*(?:[-–—]|till(?: och med)?|t\.?\s?o\.?\s?m\.?|och)\s*(?P<to>{DAY}"
    rf"|\d{{2}}(?![\d-]))",
    re.IGNORECASE,
)
FROM = re.compile(rf"\b(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?)\s+(?P<from>{DAY})", re.IGNORECASE)
UNTIL = re.compile(
    rf"\b(?:till(?: och med)?|t\.?\s?o\.?\s?m\.?|längst till)\s+(?P<to>{DAY})", re.IGNORECASE
)
_LISTED = re.compile(rf"\b(?P<from>{YEAR})(?:,\s*{YEAR})+\s+(?:och|samt)\s+(?P<to>{YEAR})\b")
ONE_YEAR = re.compile(rf"(?<![\d-])(?P<year>{YEAR})(?![\d-])")


#: A law, a curriculum or the name of a programme has a year that says nothing of when.
_NO_YEAR = re.compile(
    rf"\(?\b{YEAR}:\d+\)?|\b(?:Agenda|Vision|Färdplan|Lgr|Gy|Lpfö|Lgrsär|Målbild)\s*{YEAR}"
)
_BY = re.compile(
    rf"\b(?:senast|före|innan|klart?)\s+(?:\w+\s+){{0,4}}?(?P<to>{DAY})", re.IGNORECASE
)


def _year(said: str) -> int:
    found = re.search(YEAR, said)
    assert found
    return int(found.group())


def years(text: str) -> Period | None:
    """The years a text spans: "2023-2025", "från 2024", "läsåret 2024/25" or a single year."""
    text = _NO_YEAR.sub(" ", text)
    school_year = re.search(rf"({YEAR})\s*/\s*(\d{{2}}(?:\d{{2}})?)\b", text)
    if school_year:
        return _ordered(
            int(school_year[1]), int(school_year[1]) // 100 * 100 + int(school_year[2][-2:])
        )
    if listed := _LISTED.search(text):
        return _ordered(int(listed["from"]), int(listed["to"]))
    if span := SPAN.search(text):
        first = _year(span["from"])
        to = span["to"]
        last = first // 100 * 100 + int(to) if len(to) == 2 else _year(to)
        if last >= first or len(to) > 2:  # "2024-06" is a month
            return _ordered(first, last)
    start, end = FROM.search(text), UNTIL.search(text) or _BY.search(text)
    if start or end:
        return Period(_year(start["from"]) if start else None, _year(end["to"]) if end else None)
    if one := ONE_YEAR.search(text):
        return Period(int(one["year"]), int(one["year"]))
    return None


def _ordered(first: int, last: int) -> Period:
    return Period(min(first, last), max(first, last))


def is_past(period: Period, today: date) -> bool:
    """Whether the last year of a period lies before this year."""
    last = period.to_year
    return last is not None and last < today.year
