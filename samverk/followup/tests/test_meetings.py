"""Duties about meetings, at the edges of their periods."""

from datetime import date
from typing import Any

import pytest

from samverk.followup.tests.scene import charge, meet, stand, write
from samverk.house.demo.cast import Cast
from samverk.meetings.models import Cancellation

LONG_AGO = date(2024, 1, 1)
FOUR = {"minimum": 4, "per": "year"}


def hold(cast: Cast, rule: dict[str, Any], *days: date, since: date = LONG_AGO) -> None:
    charge(cast.network, cast.coordinator, ("hold_meetings", "network", rule), since=since)
    for day in days:
        meet(cast.network, cast.chair, day)


def statuses(cast: Cast, today: date) -> dict[str, str]:
    return {standing.period: standing.status for standing in stand(cast.network, today)}


SPRING = [date(2026, 1, 16), date(2026, 3, 13), date(2026, 5, 8)]


@pytest.mark.parametrize(
    ("days", "today", "status"),
    [
        # Four held: met, on the day after the fourth and not before.
        ([*SPRING, date(2026, 9, 11)], date(2026, 9, 12), "met"),
        ([*SPRING, date(2026, 9, 11)], date(2026, 9, 11), "upcoming"),
        # Three and none planned: coming while there is time, due from the last quarter.
        (SPRING, date(2026, 9, 30), "upcoming"),
        (SPRING, date(2026, 10, 2), "due"),
        # The last weekday of the year is still a day to meet on.
        (SPRING, date(2026, 12, 31), "due"),
        # Two missing and one day left: it can't be reached any longer.
        (SPRING[:2], date(2026, 12, 31), "late"),
        ([], date(2026, 12, 29), "late"),
    ],
)
def test_four_a_year(cast: Cast, days: list[date], today: date, status: str) -> None:
    hold(cast, FOUR, *days)
    assert statuses(cast, today)["2026"] == status


def test_the_year_before_is_told_as_missed(cast: Cast) -> None:
    hold(cast, FOUR, date(2025, 5, 9), date(2026, 2, 6), date(2026, 4, 17))
    before, now = stand(cast.network, date(2026, 5, 1))
    assert (before.period, before.status, before.closed, before.short) == (
        "2025",
        "late",
        True,
        "1 av 4",
    )
    assert (now.period, now.status, now.closed, now.short) == ("2026", "upcoming", False, "2 av 4")


def test_a_year_that_began_before_the_charter_is_never_late(cast: Cast) -> None:
    hold(cast, FOUR, since=date(2026, 8, 1))
    (only,) = stand(cast.network, date(2026, 12, 31))
    assert only.status == "due"
    assert "1 augusti" in only.why


def test_cancelled_meetings_do_not_count(cast: Cast) -> None:
    hold(cast, {"minimum": 1, "per": "year"})
    meeting = meet(cast.network, cast.chair, date(2026, 3, 13))
    assert statuses(cast, date(2026, 4, 1))["2026"] == "met"
    Cancellation.objects.create(meeting=meeting, by=cast.chair)
    assert statuses(cast, date(2026, 4, 1))["2026"] == "upcoming"


def test_heads_meetings_are_not_the_networks_own(cast: Cast) -> None:
    hold(cast, {"minimum": 1, "per": "year"})
    meet(cast.network, cast.chair, date(2026, 3, 13), kind="heads")
    assert statuses(cast, date(2026, 4, 1))["2026"] == "upcoming"


def test_another_weekday_does_not_count_and_is_said(cast: Cast) -> None:
    friday, thursday = date(2026, 3, 13), date(2026, 3, 12)
    hold(cast, {"minimum": 2, "per": "year", "weekday": "fri"}, friday, thursday)
    now = stand(cast.network, date(2026, 4, 1))[-1]
    assert (now.status, now.short) == ("upcoming", "1 av 2")
    assert "fredag" in now.why


def test_too_few_fridays_left_is_late(cast: Cast) -> None:
    # 18 and 25 December 2026 are the last two Fridays of the year.
    hold(cast, {"minimum": 2, "per": "year", "weekday": "fri"})
    assert statuses(cast, date(2026, 12, 18))["2026"] == "due"
    assert statuses(cast, date(2026, 12, 19))["2026"] == "late"


@pytest.mark.parametrize(
    ("per", "today", "label"),
    [
        ("term", date(2026, 6, 30), "vårterminen 2026"),
        ("term", date(2026, 7, 1), "höstterminen 2026"),
        ("quarter", date(2026, 9, 30), "kvartal 3 2026"),
        ("month", date(2026, 2, 28), "februari 2026"),
        ("two_years", date(2026, 12, 31), "2026–2027"),
        ("two_years", date(2025, 1, 1), "2024–2025"),
    ],
)
def test_periods(cast: Cast, per: str, today: date, label: str) -> None:
    hold(cast, {"minimum": 1, "per": per}, today)
    now = stand(cast.network, today)[-1]
    assert (now.period, now.status) == (label, "upcoming")


def test_without_a_number_one_is_enough(cast: Cast) -> None:
    hold(cast, {}, date(2026, 3, 13))
    assert statuses(cast, date(2026, 3, 14))["2026"] == "met"


def test_a_meeting_today_is_held_once_its_record_is_begun(cast: Cast) -> None:
    hold(cast, {"minimum": 1})
    meeting = meet(cast.network, cast.chair, date(2026, 3, 13))
    assert statuses(cast, date(2026, 3, 13))["2026"] == "upcoming"
    write(meeting, cast.secretary)
    assert statuses(cast, date(2026, 3, 13))["2026"] == "met"


def test_the_next_meeting_needs_an_agenda_when_the_notice_goes_out(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("prepare_meetings", "presidium", {}), since=LONG_AGO)
    meeting = meet(cast.network, cast.chair, date(2026, 3, 27))
    meet(cast.network, cast.chair, date(2026, 5, 8))
    (only,) = stand(cast.network, date(2026, 3, 5))
    assert (only.status, only.due) == ("upcoming", date(2026, 3, 13))
    assert stand(cast.network, date(2026, 3, 6))[0].status == "due"
    assert stand(cast.network, date(2026, 3, 14))[0].status == "late"
    meeting.add_item(by=cast.chair, title="Läsning")
    assert stand(cast.network, date(2026, 3, 14))[0].status == "met"


def test_the_coming_year_is_planned_before_it_begins(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("plan_year", "presidium", {}),
        ("hold_meetings", "network", {"minimum": 1, "per": "term"}),
        since=LONG_AGO,
    )
    meet(cast.network, cast.chair, date(2027, 2, 5))

    def of_2027(today: date) -> str:
        plans = [s for s in stand(cast.network, today) if s.duty.kind == "plan_year"]
        return next(s.status for s in plans if s.period == "2027")

    assert of_2027(date(2026, 9, 30)) == "upcoming"
    assert of_2027(date(2026, 10, 1)) == "due"
    assert of_2027(date(2027, 1, 1)) == "late"
    meet(cast.network, cast.chair, date(2027, 9, 3))
    assert of_2027(date(2027, 1, 1)) == "met"


def test_the_charter_may_say_when_the_year_is_planned(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("plan_year", "presidium", {"before": "1 december"}),
        since=LONG_AGO,
    )
    assert stand(cast.network, date(2026, 6, 1))[-1].due == date(2026, 12, 1)


def test_the_terms_dates_are_due_in_its_second_month(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("submit_dates", "secretary", {}), since=LONG_AGO)
    (only,) = stand(cast.network, date(2026, 2, 28))
    assert (only.status, only.due) == ("due", date(2026, 2, 28))
    assert stand(cast.network, date(2026, 3, 1))[0].status == "late"
    meet(cast.network, cast.chair, date(2026, 5, 8))
    assert stand(cast.network, date(2026, 3, 1))[0].status == "met"
    now, following = stand(cast.network, date(2026, 6, 1))
    assert (now.status, following.period) == ("met", "höstterminen 2026")


def test_somebody_leads_and_meetings_are_held(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("lead_meetings", "chair", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, date(2026, 3, 13))
    assert stand(cast.network, date(2026, 3, 12))[0].status == "upcoming"
    (only,) = stand(cast.network, date(2026, 3, 14))
    assert only.status == "met"
    assert cast.chair.name in only.why
