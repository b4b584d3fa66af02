"""When a record is due, and the letters that say so: before, after, and not a day too many."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from samverk.followup.tests.scene import charge
from samverk.house.demo.cast import Cast
from samverk.meetings.models import Adjuster, Meeting, Minutes, Procedure
from samverk.meetings.record_due import record_due
from samverk.meetings.routines import look_at_records, remind_adjusters, remind_writers
from samverk.meetings.tests.held import hold
from samverk.meetings.workdays import is_workday, workday_from
from samverk.post.models import Letter

SignIn = Callable[[str], Client]
HELD = datetime(2026, 3, 4, 16, tzinfo=timezone.get_default_timezone())  # a Wednesday
DUE = date(2026, 3, 18)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Held on 4 March, its record due two weeks later."""
    with time_machine.travel(HELD, tick=False):
        return hold(cast, days_ago=0)


def letters(part: str) -> int:
    return Letter.objects.filter(key__startswith=part).count()


def on(day: date) -> None:
    """What the clock does on a day, twice."""
    for _again in range(2):
        remind_writers(day)


def test_days_when_nobody_is_at_work() -> None:
    assert not is_workday(date(2026, 4, 3))  # Good Friday
    assert not is_workday(date(2026, 6, 19))  # Midsummer's Eve
    assert workday_from(date(2026, 4, 3)) == date(2026, 4, 7)


def test_it_is_due_as_the_network_has_settled(cast: Cast, meeting: Meeting) -> None:
    assert record_due(meeting).day == DUE
    Procedure.settle(cast.network, by=cast.chair, called="minutes", minutes_days=7)
    assert record_due(meeting).day == date(2026, 3, 11)


def test_the_charter_comes_before_the_network(cast: Cast, meeting: Meeting) -> None:
    rule = ("write_minutes", "secretary", {"days_after": 5})
    charge(cast.network, cast.coordinator, rule, since=date(2025, 1, 1))
    found = record_due(meeting)
    assert (found.day, found.by_charter) == (date(2026, 3, 9), True)


def test_the_writer_is_reminded_before_and_after_and_then_each_week(
    cast: Cast, meeting: Meeting
) -> None:
    told = {}
    for ahead in range(32):
        day = date(2026, 3, 5) + timedelta(days=ahead)
        before = letters("record-due:")
        on(day)
        if letters("record-due:") > before:
            told[day] = letters("record-due:") - before
    assert list(told) == [
        date(2026, 3, 16), date(2026, 3, 19), date(2026, 3, 26), date(2026, 4, 2)
    ]  # fmt: skip
    assert set(told.values()) == {1}
    assert {letter.to for letter in Letter.objects.all()} == {cast.secretary.email}


def test_no_letter_on_a_weekend_or_a_holiday(cast: Cast, meeting: Meeting) -> None:
    Procedure.settle(cast.network, by=cast.chair, called="minutes", minutes_days=30)
    assert record_due(meeting).day == date(2026, 4, 3)  # Good Friday
    for day in range(1, 8):
        on(date(2026, 4, day))
    keys = Letter.objects.order_by("pk").values_list("key", flat=True)
    assert [key.split(":")[1] for key in keys] == ["before", "0"]


def test_it_stops_when_the_record_is_sent_out(cast: Cast, meeting: Meeting) -> None:
    on(date(2026, 3, 16))
    with time_machine.travel(HELD + timedelta(days=13), tick=False):
        meeting.attendance.create(person=cast.member, name=cast.member.name)
        Minutes.begin(meeting, by=cast.secretary).submit(by=cast.secretary)
    on(date(2026, 3, 19))
    assert letters("record-due:") == 1


def test_a_network_without_secretary_reminds_those_who_lead(cast: Cast, meeting: Meeting) -> None:
    cast.secretary.appointments.all().delete()
    on(date(2026, 3, 19))
    assert cast.chair.email in {letter.to for letter in Letter.objects.all()}


def test_adjusters_are_reminded_the_day_before_once(cast: Cast, meeting: Meeting) -> None:
    with time_machine.travel(HELD + timedelta(hours=2), tick=False):
        meeting.attendance.create(person=cast.member, name=cast.member.name)
        Adjuster.choose(meeting, [cast.member, cast.chair], by=cast.secretary)
        minutes = Minutes.begin(meeting, by=cast.secretary)
        minutes.submit(by=cast.secretary)
        meeting.adjusters.get(person=cast.chair).adjust(at=timezone.now())
    assert minutes.submission.due == date(2026, 3, 11)
    for day in (9, 10, 10, 11):
        remind_adjusters(date(2026, 3, day))
        told = list(Letter.objects.filter(key__startswith="adjust-due:"))
        assert len(told) == (day > 9)
    assert told[0].to == cast.member.email
    assert "onsdag 11 mars" in told[0].text


@pytest.mark.parametrize("who", ["secretary", "member"])
def test_those_who_write_see_the_day(cast: Cast, meeting: Meeting, as_: SignIn, who: str) -> None:
    with time_machine.travel(HELD + timedelta(days=2), tick=False):
        shown = as_(who).get(f"/moten/{meeting.pk}/").content.decode()
    assert ("ska skickas ut senast onsdag 18 mars" in shown) is (who == "secretary")


def test_the_routine_does_it_all(cast: Cast, meeting: Meeting) -> None:
    with time_machine.travel(datetime(2026, 3, 19, 7, 15, tzinfo=HELD.tzinfo), tick=False):
        look_at_records.call()
    assert letters("record-due:0") == 1
