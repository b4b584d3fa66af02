"""Days, hours and weeks as people say them, in the language that is active.

Swedish follows Språkrådet: "fredag 13 mars kl. 9.00–12.00" in running text, "2026-03-13" and
"09.00" in tables. A year is written only where it is not the present one.
"""

from datetime import date, datetime, time

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

# "sv" alone would count weeks from Sunday and call 31 December 2026 week 1.
LOCALES = {"sv": "sv_SE", "en": "en_GB"}


def day(when: date) -> str:
    """fredag 13 mars; fredag 12 mars 2027."""
    return _in_words(when, "EEEE d MMMM")


def long_day(when: date) -> str:
    """fredag 13 mars 2026: what is kept for years always says which year."""
    return format_date(_local_date(when), "EEEE d MMMM y", locale=_locale())


def short_day(when: date) -> str:
    """fre 13 mars; fre 4 dec."""
    return _in_words(when, "EEE d MMM").replace(".", "")


def date_in_month(when: date) -> str:
    """13 mars; 4 dec. For narrow places where the year is plain."""
    return _in_words(when, "d MMM").replace(".", "")


def clock(when: datetime | time) -> str:
    """9.00, in the association's time zone."""
    return format_time(_local_time(when), "H.mm", locale=_locale())


def hours(start: datetime | time, end: datetime | time | None = None) -> str:
    """9.00–12.00; 9.00 where no end is known."""
    return f"{clock(start)}–{clock(end)}" if end else clock(start)


def moment(start: datetime, end: datetime | None = None) -> str:
    """fredag 13 mars kl. 9.00–12.00; fredag 13 mars kl. 9.00 – lördag 14 mars kl. 12.00."""
    if end and _local_date(start) != _local_date(end):
        return f"{moment(start)} – {moment(end)}"
    return gettext("%(day)s, %(hours)s") % {"day": day(start), "hours": hours(start, end)}


def relative(when: date, today: date | None = None) -> str:
    """om 3 dagar, i morgon, i dag, i går, 12 dagar sen."""
    days = (_local_date(when) - (today or timezone.localdate())).days
    if days in (-1, 0, 1):
        return {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}[days]
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}


def deadline(due: date, today: date | None = None) -> str:
    """What is left of the time: senast tis 1 dec, senast i dag, 12 dagar sen."""
    late = ((today or timezone.localdate()) - _local_date(due)).days
    if late > 0:
        return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
    by = short_day(due) if late else gettext("today")
    return gettext("by %(day)s") % {"day": by}


def week(when: date) -> str:
    """v. 11, by ISO 8601. It never stands with a calendar year: 1 January 2027 is in week 53."""
    return gettext("week %(number)s") % {"number": _local_date(when).isocalendar().week}


def day_cell(when: date) -> str:
    """2026-03-13, for tables."""
    return _local_date(when).isoformat()


def clock_cell(when: datetime | time) -> str:
    """09.00, for tables."""
    return f"{_local_time(when):%H.%M}"


def _in_words(when: date, pattern: str) -> str:
    local = _local_date(when)
    if local.year != timezone.localdate().year:
        pattern += " y"
    return format_date(local, pattern, locale=_locale())


def _local_date(when: date) -> date:
    if isinstance(when, datetime):
        return timezone.localdate(when) if timezone.is_aware(when) else when.date()
    return when


def _local_time(when: datetime | time) -> time:
    if isinstance(when, datetime):
        return timezone.localtime(when).time() if timezone.is_aware(when) else when.time()
    return when


def _locale() -> str:
    language = (get_language() or "sv").split("-")[0]
    return LOCALES.get(language, language)
