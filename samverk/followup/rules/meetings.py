"""Duties about meetings: that they are planned, prepared, held and led."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from babel.dates import format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samverk.followup import steps
from samverk.followup.facts import MeetingFact
from samverk.followup.rules.case import (
    Case,
    associations_own,
    charters_own,
    days_in,
    of_meeting,
    to_meeting,
    to_meetings,
)
from samverk.followup.standing import Standing
from samverk.shell.dates import day
from samverk.shell.periods import Period, end_of_second_month, period_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hold_meetings(case: Case) -> Iterator[Standing]:
    """As many meetings as the charter says, at least one, in each period."""
    now = period_of(case.today, case.rule.get("per") or "year", since=case.since.year)
    if case.counts_whole(now.before()):
        yield _held_in(case, now.before())
    yield _held_in(case, now)


def _held_in(case: Case, period: Period) -> Standing:
    minimum = int(case.rule.get("minimum") or 1)
    inside = [m for m in case.network_meetings() if m.on in period]
    counted = [m for m in inside if _is_right_day(case, m.on)]
    held = [m for m in counted if m.is_held(case.today)]
    status = _reach(case, period, minimum, len(held), len(counted))
    return case.stand(
        status,
        _count_in_words(case, period, held=len(held), counted=len(counted), inside=len(inside)),
        period=period.label,
        due=None if status == "met" else period.end,
        short=_("%(held)s of %(minimum)s") % {"held": len(held), "minimum": minimum},
        closed=period.end < case.today,
        evidence=to_meetings(inside),
        next_step=steps.plan(case.network) if len(counted) < minimum else None,
    )


def _reach(case: Case, period: Period, minimum: int, held: int, counted: int) -> str:
    """Held enough, planned enough, or too few.

    Too few is due when less than a quarter of the period is left: that is when a meeting still
    can be called in good time. It is late when the days that are left cannot hold what is missing.
    """
    if held >= minimum:
        return "met"
    if counted >= minimum:
        return "upcoming"
    left = [d for d in days_in(period, max(case.today, period.start)) if _is_right_day(case, d)]
    if len(left) < minimum - counted and case.counts_whole(period):
        return "late"
    return "due" if period.is_ending(case.today) else "upcoming"


def _is_right_day(case: Case, on: date) -> bool:
    weekday = case.rule.get("weekday")
    return weekday is None or WEEKDAYS[on.weekday()] == weekday


def _count_in_words(case: Case, period: Period, *, held: int, counted: int, inside: int) -> str:
    minimum = case.rule.get("minimum")
    said = _("%(period)s: %(held)s held, %(planned)s planned; %(asked)s.") % {
        "period": period.label[:1].upper() + period.label[1:],
        "held": held,
        "planned": counted - held,
        "asked": _("the charter asks for at least %(minimum)s") % {"minimum": minimum}
        if minimum
        else _("the charter gives no number, so one is enough"),
    }
    if other := inside - counted:
        text = ngettext(
            "%(number)s on another day than %(weekday)s does not count.",
            "%(number)s on other days than %(weekday)s do not count.",
            other,
        )
        said += " " + text % {"number": other, "weekday": _weekday(case.rule["weekday"])}
    if not case.counts_whole(period):
        said += " " + _("It has been counted since %(day)s.") % {"day": day(case.since)}
    return said


def _weekday(name: str) -> str:
    monday = date(2024, 1, 1)
    on = monday + timedelta(days=WEEKDAYS.index(name))
    return format_date(on, "EEEE", locale=(get_language() or "sv")[:2])


def lead_meetings(case: Case) -> Iterator[Standing]:
    """Somebody has the role, and meetings have been held this year."""
    year = period_of(case.today, "year")
    held = [m for m in case.held() if m.on in year]
    names = _names(case)
    if held:
        text = ngettext(
            "%(number)s meeting has been held this year%(names)s.",
            "%(number)s meetings have been held this year%(names)s.",
            len(held),
        )
        why = text % {"number": len(held), "names": names}
    else:
        why = _("No meeting has been held yet this year%(names)s.") % {"names": names}
    ahead = case.ahead()
    yield case.stand(
        "met" if held else "upcoming",
        why,
        period=year.label,
        due=None if held or not ahead else ahead[0].on,
        evidence=to_meetings(held),
    )


def _names(case: Case) -> str:
    people = case.facts.holders(case.network, case.duty.role, case.today)
    names = ", ".join(person.name for person in people)
    return _(" (%(names)s leads)") % {"names": names} if names else ""


def prepare_meetings(case: Case) -> Iterator[Standing]:
    """The next meeting, and each that has been called, has an agenda when the notice goes out."""
    ahead = case.ahead()
    asked = [m for m in ahead if m is ahead[0] or m.called_at]
    if not asked:
        yield case.stand("upcoming", _("No meeting is planned, so none has to be prepared."),
                         period="", next_step=steps.plan(case.network))  # fmt: skip
    for meeting in asked:
        yield _prepared(case, meeting)


def _prepared(case: Case, meeting: MeetingFact) -> Standing:
    days, whose = notice_days(case)
    due = meeting.on - timedelta(days=days)
    if meeting.has_agenda:
        why = _("The meeting on %(day)s has an agenda.") % {"day": day(meeting.on)}
        return case.stand("met", why, period=of_meeting(meeting), evidence=(to_meeting(meeting),),
                          host_id=meeting.host_id, of_meeting=True)  # fmt: skip
    why = _(
        "The meeting on %(day)s has no agenda; it goes out with the notice by %(due)s (%(whose)s)."
    ) % {"day": day(meeting.on), "due": day(due), "whose": whose}
    return case.stand(
        case.by_date(due), why, period=of_meeting(meeting), due=due,
        next_step=steps.agenda(meeting), evidence=(to_meeting(meeting),),
        host_id=meeting.host_id, of_meeting=True,
    )  # fmt: skip


def notice_days(case: Case) -> tuple[int, str]:
    """How many days before a meeting the notice goes out, and whose deadline that is."""
    for duty in case.facts.duties.get(case.duty.charter_id, []):
        if duty.kind == "send_notice" and duty.rule.get("days_before"):
            return int(duty.rule["days_before"]), charters_own()
    return case.facts.federation.notice_days, associations_own()


def plan_year(case: Case) -> Iterator[Standing]:
    """A year's meetings stand in the calendar before the year begins."""
    for year in (case.today.year, case.today.year + 1):
        due = _planned_by(case, year)
        if case.since <= due:
            yield _planned(case, year, due)


def _planned(case: Case, year: int, due: date) -> Standing:
    period = period_of(date(year, 1, 1), "year")
    inside = [m for m in case.network_meetings() if m.on in period]
    minimum = _least_in_a_year(case)
    done = len(inside) >= minimum
    why = _(
        "%(number)s of %(minimum)s meetings for %(year)s stand in the calendar;"
        " they are due %(due)s (%(whose)s)."
    )
    return case.stand(
        "met" if done else case.by_date(due, timedelta(days=91)),
        why % {
            "year": year, "number": len(inside), "minimum": minimum, "due": day(due),
            "whose": charters_own() if case.rule.get("before") else associations_own(),
        },
        period=period.label,
        due=None if done else due,
        short=_("%(held)s of %(minimum)s") % {"held": len(inside), "minimum": minimum},
        evidence=to_meetings(inside),
        next_step=None if done else steps.plan(case.network),
    )  # fmt: skip


def _least_in_a_year(case: Case) -> int:
    """How many meetings the same charter asks for in a year; at least one."""
    times = {"two_years": 0.5, "year": 1, "term": 2, "quarter": 4, "month": 12}
    for duty in case.facts.duties.get(case.duty.charter_id, []):
        if duty.kind == "hold_meetings" and duty.rule.get("minimum"):
            return ceil(int(duty.rule["minimum"]) * times.get(duty.rule.get("per") or "year", 1))
    return 1


_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"


def _planned_by(case: Case, year: int) -> date:
    """The charter's `before` where it names a month, else the last day of the year before."""
    said = str(case.rule.get("before") or "").lower()
    for number, month in enumerate(_MONTHS.split(), start=1):
        if month not in said:
            continue
        found = re.search(r"\d+", said)
        on = date(year, number, int(found.group()) if found else 1)
        # Before January means before the year; any later month lies in the year before.
        return on - timedelta(days=1) if number == 1 else on.replace(year=year - 1)
    return date(year - 1, 12, 31)


def submit_dates(case: Case) -> Iterator[Standing]:
    """The term's dates stand in samverk, where the office sees them at once."""
    term = period_of(case.today, "term")
    yield _dates_of(case, term)
    if term.is_ending(case.today):
        yield _dates_of(case, period_of(term.end + timedelta(days=1), "term"))


def _dates_of(case: Case, term: Period) -> Standing:
    inside = [m for m in case.network_meetings() if m.on in term]
    due = case.no_sooner(end_of_second_month(term))
    if inside:
        text = ngettext(
            "%(number)s meeting of the %(term)s stands here, so the office has the date.",
            "%(number)s meetings of the %(term)s stand here, so the office has the dates.",
            len(inside),
        )
        why = text % {"number": len(inside), "term": term.label}
        return case.stand("met", why, period=term.label, evidence=to_meetings(inside))
    why = _("No meeting of the %(term)s stands here; the dates are due %(due)s (%(whose)s).")
    return case.stand(
        case.by_date(due), why % {"term": term.label, "due": day(due), "whose": associations_own()},
        period=term.label, due=due, next_step=steps.plan(case.network),
    )  # fmt: skip
