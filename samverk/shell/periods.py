"""The periods that charters count in: years, pairs of years, terms, quarters and months."""

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# The last month of each period within a year, by what the charter says it counts `per`.
# Terms are January to June and July to December.
MONTHS = {"year": 12, "term": 6, "half_year": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both included."""

    per: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def length(self) -> int:
        """Days."""
        return (self.end - self.start).days + 1

    @property
    def label(self) -> str:
        year = self.start.year
        if self.per == "two_years":
            return f"{year}–{self.end.year}"
        if self.per in ("term", "half_year"):
            said = _("spring term %(year)s") if self.start.month == 1 else _("autumn term %(year)s")
            return said % {"year": year}
        if self.per == "quarter":
            number = (self.start.month + 2) // 3
            return _("quarter %(number)s of %(year)s") % {"number": number, "year": year}
        if self.per == "month":
            return format_date(self.start, "MMMM y", locale=(get_language() or "sv")[:2])
        return str(year)

    def is_ending(self, today: date) -> bool:
        """Less than a quarter is left: from then on, what is missing has to be planned now."""
        return (self.end - today).days < self.length / 4

    def before(self) -> "Period":
        """The period before this one."""
        return period_of(self.start - timedelta(days=1), self.per, since=self.start.year)


def period_of(day: date, per: str, *, since: int = 0) -> Period:
    """The period that holds a day. Pairs of years are counted from the year `since`."""
    if per == "two_years":
        first = day.year - (day.year - since) % 2
        return Period(per, date(first, 1, 1), date(first + 1, 12, 31))
    months = MONTHS.get(per, 12)
    last = -(-day.month // months) * months
    return Period(per, date(day.year, last - months + 1, 1), _end_of_month(day.year, last))


def _end_of_month(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def end_of_second_month(term: Period) -> date:
    """When a term's list of people and dates are due: the last of February, the last of August."""
    return _end_of_month(term.start.year, term.start.month + 1)
