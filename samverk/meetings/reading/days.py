"""Days and hours as people write them in minutes."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from samverk.charters.reading.words import MONTH

_MONTHS = MONTH.split("|")
_SHORT = [month[:3] for month in _MONTHS]
_DAY = re.compile(
    rf"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?P<day>[0-3]?\d)(?::?e|:a)?\s+(?P<month>{MONTH}|{'|'.join(_SHORT)})\b\.?"
    rf"(?:\s*,?\s*(?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<d>[0-3]?\d)/(?P<m>[01]?\d)\b(?:[\s/-]+(?P<y>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<![\d-])(?P<h>[0-2]?\d)(?:[.:](?P<min>[0-5]\d))?\s*(?:–|-|—|till)\s*"
    r"(?P<eh>[0-2]?\d)(?:[.:](?P<emin>[0-5]\d))?(?![\d-])"
)
_HOUR = re.compile(
    r"\b(?:kl(?:ockan)?\.?\s*)(?P<h>[0-2]?\d)(?:[.:](?P<min>[0-5]\d))?", re.IGNORECASE
)
HALF_A_YEAR = timedelta(days=183)


def days_in(words: str, *, after: date | None = None) -> Iterator[date]:
    """The days that are named. One without a year is the first on or after `after`, or no day."""
    for found in _DAY.finditer(words):
        if day := _day(found, after):
            yield day


def _day(found: re.Match[str], after: date | None) -> date | None:
    if found["iso"]:
        return _valid(*map(int, found["iso"].split("-")))
    if found["day"]:
        month = _SHORT.index(found["month"].lower()[:3]) + 1
        day, year = int(found["day"]), found["year"]
    else:
        day, month, year = int(found["d"]), int(found["m"]), found["y"]
    if year:
        return _valid(int(year), month, day)
    if not after:
        return None
    here = _valid(after.year, month, day)
    return here if here and here >= after else _valid(after.year + 1, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hours_in(words: str) -> tuple[str, str]:
    """From when to when, as "09:00"; an hour that is not said is empty. Days are no hours."""
    words = _DAY.sub(" ", words)
    for found in _HOURS.finditer(words):
        start, end = _hour(found["h"], found["min"]), _hour(found["eh"], found["emin"])
        if start and end and start < end:
            return start, end
    found_one = _HOUR.search(words)
    return (_hour(found_one["h"], found_one["min"]), "") if found_one else ("", "")


def _hour(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}" if int(hour) < 24 else ""
