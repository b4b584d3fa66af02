"""Days as people say them when something is to be done: "senast fredag", "v. 50", "nästa möte"."""

import re
from datetime import date, datetime, timedelta
from typing import Any

WEEKDAYS = (
    "måndag tisdag onsdag torsdag fredag lördag söndag".split(),
    "monday tuesday wednesday thursday friday saturday sunday".split(),
)
_WEEKDAY = "|".join(day for days in WEEKDAYS for day in days)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-zåäö]*\b\.?"
_YEAR = r"(?:[ ,]+(?:20\d\d))?"
DAY = "|".join(
    (
        r"(?P<meeting>(?:till )?(?:nästa (?:möte|träff|nätverksträff)|next meeting))",
        rf"(?P<week>(?:v\.?|vecka|week) ?(?P<number>[1-5]?\d))(?P<of_year>{_YEAR})",
        r"(?P<iso>20\d\d-\d\d-\d\d)",
        rf"(?:(?:{_WEEKDAY})(?:en)?,? )?(?:den |the )?"
        rf"(?P<date>{_DAY}(?::?e|:a|th|st|nd|rd)? {_MONTH}{_YEAR}|{_DAY}/\d\d?(?:[/ -]20\d\d)?)",
        rf"(?:(?P<next>nästa |next )|på |on )?(?P<weekday>{_WEEKDAY})(?:en)?",
        r"(?P<said>i ?dag|i ?morgon|i övermorgon|today|tomorrow|nästa vecka|next week"
        r"|(?:om|in) \w+ (?:dag(?:ar)?|veck(?:a|or)|månad(?:er)?|days?|weeks?|months?))",
        rf"(?:(?:i )?slutet (?:av|på) |the end of )(?P<month_end>{_MONTH}{_YEAR})",
    )
)
DUE = re.compile(
    r"[\s(,]*(?:(?:klart?|färdigt?|done)\s+)?"
    r"\b(?:senast|före|innan|till|inför|no later than|by|before)\s+"
    rf"(?P<day>{DAY})(?![\w/])\)?",
    re.IGNORECASE,
)
_ALONE = re.compile(DAY, re.IGNORECASE)


def day_of(said: str, *, met: date, next_meeting: date | None) -> date | None:
    """The day that words such as "den 3/12" mean to those who met on a day; None for no day.

    A day without a year is the first after the meeting. "Next Friday" is in the week after; of a
    week it is the Friday.
    """
    found = _ALONE.fullmatch(said.strip())
    if not found:
        return None
    if found["meeting"]:
        return next_meeting
    if found["week"]:
        return _friday(int(found["number"]), found["of_year"], met)
    if found["weekday"]:
        return _weekday(found["weekday"].lower(), bool(found["next"]), met)
    if found["iso"]:
        return _parsed(found["iso"], met, DATE_ORDER="YMD")
    if found["month_end"]:
        return _parsed(found["month_end"], met, PREFER_DAY_OF_MONTH="last")
    words = found["date"] or found["said"]
    return _parsed(re.sub(r"(?<=\d)(?::?e|:a|th|st|nd|rd)\b", "", words), met)


def _parsed(said: str, met: date, **settings: Any) -> date | None:
    # It takes a second to load, and most texts have no day in them.
    import dateparser

    asked: dict[str, Any] = {
        "RELATIVE_BASE": datetime(met.year, met.month, met.day),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }
    found = dateparser.parse(said, languages=["sv", "en"], settings={**asked, **settings})
    return found.date() if found else None


def _weekday(said: str, is_next: bool, met: date) -> date:
    number = next(days.index(said) for days in WEEKDAYS if said in days)
    if is_next:
        return met + timedelta(days=7 - met.weekday() + number)
    return met + timedelta(days=(number - met.weekday() - 1) % 7 + 1)


def _friday(week: int, year: str, met: date) -> date | None:
    years = [int(year.strip(" ,"))] if year else [met.year, met.year + 1]
    for one in years:
        try:
            friday = date.fromisocalendar(one, week, 5)
        except ValueError:
            continue
        if year or friday > met:
            return friday
    return None
