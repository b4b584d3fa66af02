"""A meeting led through its agenda: where it is, what is left, and what everybody sees."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.house.demo.cast import Cast
from samverk.meetings.course import Course, go_to
from samverk.meetings.models import AgendaItem, Decision, Meeting
from samverk.meetings.tests.held import hold
from samverk.meetings.tests.test_attendance import SignIn


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A meeting of two items, 20 and 40 minutes, that began ten minutes ago."""
    meeting = hold(cast)
    meeting.items.all().delete()
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=now - timedelta(minutes=10), ends_at=now + timedelta(minutes=50)
    )
    meeting.refresh_from_db()
    for number, (title, minutes) in enumerate([("Läget", 20), ("Läsning", 40)], start=1):
        AgendaItem.objects.create(meeting=meeting, position=number, title=title, duration=minutes)
    return meeting


def test_before_the_first_item_it_waits_to_begin(meeting: Meeting) -> None:
    course = Course.of(meeting, meeting.starts_at)
    assert (course.current, course.left, course.meeting_left) == (None, None, 60)
    assert course.next
    assert course.next.title == "Läget"


@pytest.mark.parametrize(
    ("after", "left"), [(0, 20), (1, 19), (19 * 60 + 1, 1), (20 * 60, 0), (25 * 60, -5)]
)
def test_what_is_left_of_an_item(cast: Cast, meeting: Meeting, after: int, left: int) -> None:
    at = timezone.now()
    go_to(meeting.items.all()[0], by=cast.chair, at=at)
    seconds = after if after > 1 else after * 60
    course = Course.of(meeting, at + timedelta(seconds=seconds))
    assert course.current
    assert course.current.title == "Läget"
    assert course.left == left


def test_the_chair_goes_on_and_back(meeting: Meeting, as_: SignIn) -> None:
    first, second = meeting.items.all()
    chair = as_("chair")
    page = f"/moten/{meeting.pk}/led/"
    assert "Börja: Läget" in chair.get(page).content.decode()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for item in (first, second, first):
            clock.shift(timedelta(minutes=1))
            assert chair.post(f"/punkter/{item.pk}/oppna/").status_code == 302
            assert f'<h2 id="now">{item.title}</h2>' in chair.get(page).content.decode()


def test_the_wall_shows_the_item_and_what_was_decided(
    cast: Cast, meeting: Meeting, as_: SignIn
) -> None:
    item = meeting.items.all()[0]
    Decision.objects.create(item=item, text="Vi prövar.")
    go_to(item, by=cast.chair, at=timezone.now())
    shown = as_("member").get(f"/moten/{meeting.pk}/duk/").content.decode()
    for said in ("Läget", "Vi prövar.", "Läsning"):
        assert said in shown


def test_a_meeting_to_come_is_not_led_yet(cast: Cast, meeting: Meeting, as_: SignIn) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() + timedelta(minutes=5))
    assert as_("chair").get(f"/moten/{meeting.pk}/led/").status_code == 409
    item = meeting.items.all()[0]
    assert as_("chair").post(f"/punkter/{item.pk}/oppna/").status_code == 409
    assert not meeting.items.filter(opened_at__isnull=False).exists()


def test_it_takes_as_many_queries_however_long_the_agenda(
    cast: Cast, meeting: Meeting, as_: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chair: Client = as_("chair")
    for extra in (0, 20):
        for number in range(extra):
            AgendaItem.objects.create(meeting=meeting, position=number + 9, title=f"Mer {number}")
        with django_assert_num_queries(12):
            chair.get(f"/moten/{meeting.pk}/led/")
