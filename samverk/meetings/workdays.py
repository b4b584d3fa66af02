"""Days when people are at work: neither weekend nor holiday."""

from datetime import date, timedelta

import holidays


def is_workday(day: date) -> bool:
    """Midsummer's, Christmas and New Year's Eve count as the holidays that they are in practice."""
    known = holidays.country_holidays(
        "SE", years=day.year, categories=("public", "de_facto"), include_sundays=False
    )
    return day.weekday() < 5 and day not in known


def workday_from(day: date) -> date:
    """The day itself, or the next workday after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day
