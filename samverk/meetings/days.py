"""What is worth knowing about a day before a meeting is set on it. Nothing here forbids."""

from datetime import date

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverk.charters.models import Charter, Duty
from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from samverk.shell import dates

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LANGUAGES = {"sv": "sv", "en": "en_US"}


def remarks(
    network: Network, day: date, *, today: date, meeting: Meeting | None = None
) -> list[str]:
    """Sentences about a day for a network's meeting: holiday, weekend, charter, other meetings.

    `meeting` is the one being moved, if it already stands on some day.
    """
    said = [_holiday(day), _charter(network, day), _taken(network, day, meeting)]
    if day < today:
        said.append(_("That day has been."))
    return [sentence for sentence in said if sentence]


def weekday_of_charter(network: Network, day: date) -> int | None:
    """The weekday (Monday 0) that the charter in force on a day sets for meetings, if any."""
    charters = Charter.objects.in_force(day).filter(network=network)
    duties = Duty.objects.filter(charter__in=charters, kind="hold_meetings")
    named = [duty.rule["weekday"] for duty in duties if duty.rule.get("weekday") in WEEKDAYS]
    return WEEKDAYS.index(named[0]) if named else None


def weekday_name(number: int) -> str:
    """ "fredag" for 4."""
    return dates.day(date(2024, 1, 1 + number)).split()[0]


def _holiday(day: date) -> str:
    language = LANGUAGES.get((get_language() or "sv")[:2], "sv")
    known = holidays.country_holidays(
        "SE",
        years=day.year,
        language=language,
        categories=("public", "de_facto", "optional"),
        include_sundays=False,
    )
    if day in known:
        return _("{day} is {holiday}.").format(
            day=_capital(dates.day(day)), holiday=known[day].split(" (")[0]
        )
    if day.weekday() >= 5:
        return _("{day} is a weekend.").format(day=_capital(dates.day(day)))
    return ""


def _charter(network: Network, day: date) -> str:
    wanted = weekday_of_charter(network, day)
    if wanted is None or wanted == day.weekday():
        return ""
    return _("The charter puts the network's meetings on a {wanted}; this is a {chosen}.").format(
        wanted=weekday_name(wanted), chosen=weekday_name(day.weekday())
    )


def _taken(network: Network, day: date, meeting: Meeting | None) -> str:
    others = Meeting.objects.standing().filter(network=network, starts_at__date=day)
    if meeting:
        others = others.exclude(pk=meeting.pk)
    return _("The network already has a meeting that day.") if others.exists() else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
