"""What a stranger to a network wants to know first, and how the network was on another day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverk.charters.models import Assignment, Charter
from samverk.followup.tests.scene import adopt, charge, charter, meet
from samverk.house.demo.cast import Cast
from samverk.meetings.models import AgendaItem, Meeting

LONG_AGO = date(2024, 1, 1)

type As = Callable[[str], Client]


@pytest.fixture
def work(cast: Cast) -> Assignment:
    """An assignment to be delivered this year, of a charter that ends with the year."""
    row = charter(cast.network, cast.coordinator, LONG_AGO)
    year = timezone.localdate().year
    Charter.objects.filter(pk=row.pk).update(period_from=year, period_to=year)
    work = Assignment.objects.create(
        charter=row, text="Ta fram ett stöd.", deliverable="Ett stöd", deliverable_year=year
    )
    adopt(row, LONG_AGO)
    return work


def page_of(as_: As, cast: Cast, query: str = "") -> str:
    return as_("member").get(cast.network.get_absolute_url() + query).content.decode()


def test_five_questions_are_answered(cast: Cast, as_: As, work: Assignment) -> None:
    shown = page_of(as_, cast)
    year = timezone.localdate().year
    for answer in (
        cast.network.purpose,
        "På uppdrag av Skolchefsnätverket.",
        f"Vad ska vara klart {year}?",
        ">Ett stöd</a>",
        f"31 december {year}",
        "0 av 1 uppdrag har varit uppe på möten i år.",
        "Inget möte är planerat.",
    ):
        assert answer in shown


def test_what_was_on_a_meeting_is_counted_through_versions(
    cast: Cast, as_: As, work: Assignment
) -> None:
    today = timezone.localdate()
    later = charter(cast.network, cast.coordinator, LONG_AGO)
    now = Assignment.objects.create(charter=later, text="Ta fram ett bättre stöd.", continues=work)
    adopt(later, today)
    for assignment, day in ((work, today), (now, today), (work, today - timedelta(days=400))):
        meeting = meet(cast.network, cast.chair, day)
        begun = timezone.now()  # whatever the hour at which the test runs
        Meeting.objects.filter(pk=meeting.pk, starts_at__date=today).update(
            starts_at=begun, ends_at=begun + timedelta(hours=1)
        )
        AgendaItem.objects.create(meeting=meeting, position=1, title="P", assignment=assignment)
    assert "Uppe på 2 möten i år." in page_of(as_, cast)


def test_the_charter_of_another_day(cast: Cast, as_: As, work: Assignment) -> None:
    charge(cast.network, cast.coordinator, ("write_minutes", "chair", {}), since=date(2026, 1, 1))
    assert "Ta fram ett stöd." not in page_of(as_, cast)
    assert "Så blir det den dagen" in page_of(as_, cast, "?den=2099-01-01")
    then = page_of(as_, cast, "?den=2025-06-01")
    assert "Ta fram ett stöd." in then
    assert "Grundskola, söndag 1 juni 2025" in then
    assert "Ingen uppdragsbeskrivning gällde den dagen." in page_of(as_, cast, "?den=2023-06-01")


def test_a_day_that_is_no_day_says_how_to_write_it(cast: Cast, as_: As) -> None:
    answer = as_("member").get(cast.network.get_absolute_url() + "?den=i+våras")
    assert answer.status_code == 422
    assert "Skriv dagen som år, månad och dag" in answer.content.decode()


def test_another_day_costs_the_same_for_more(
    cast: Cast, as_: As, work: Assignment, django_assert_num_queries: Any
) -> None:
    url, client = cast.network.get_absolute_url() + "?den=2025-06-01", as_("member")
    for _size in range(2):
        with django_assert_num_queries(19):
            assert client.get(url).status_code == 200
        row = charter(cast.network, cast.coordinator, LONG_AGO)
        for number in range(9):
            Assignment.objects.create(charter=row, text=f"Uppdrag {number}")
        adopt(row, LONG_AGO)
