"""An assignment's decision is chosen among those in approved records of the bodies above."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samverk.charters.models import Assignment
from samverk.house.demo.cast import Cast
from samverk.meetings.models import Decision, Meeting, Minutes
from samverk.networks.models import Network
from tests.world import read_in


def decided(cast: Cast, network: Network, *texts: str, approved: bool = True) -> list[Decision]:
    """Decisions of a body at a meeting a month ago."""
    now = timezone.now()
    meeting = Meeting.plan(
        network,
        by=cast.coordinator,
        starts_at=now - timedelta(days=30),
        ends_at=now - timedelta(days=30, hours=-2),
        place="Skara",
        host=None,
    )
    item = meeting.add_item(by=cast.coordinator, title="Vuxenutbildning", duration=20)
    minutes = Minutes.begin(meeting, by=cast.coordinator)
    decisions = [item.decisions.create(text=text) for text in texts]
    meeting.attendance.create(name="Anna", person=cast.coordinator)
    if approved:
        minutes.submit(by=cast.coordinator)
        minutes.approve(by=cast.coordinator, at=now)
    return decisions


@pytest.fixture
def assignment(cast: Cast) -> Assignment:
    assignment = read_in(cast).assignments.earliest("position")
    charter = assignment.charter
    charter.findings.create(
        nature="warning",
        code="unlinked_decision",
        facts={"decision": "x"},
        sentence=assignment.sentence,
    )
    return assignment


@pytest.fixture
def coordinator(as_: Callable[[str], Client]) -> Client:
    return as_("coordinator")


def here(assignment: Assignment) -> str:
    return f"/uppdragsbeskrivningar/uppdrag/{assignment.pk}/beslut/"


def test_one_is_chosen(coordinator: Client, cast: Cast, assignment: Assignment) -> None:
    (decision,) = decided(cast, cast.chiefs, "Nätverken samordnar prov.")
    page = coordinator.get(here(assignment)).content.decode()
    assert "Nätverken samordnar prov." in page
    answer = coordinator.post(here(assignment), {"decision": decision.pk})
    assert answer["Location"] == assignment.get_absolute_url()
    assignment.refresh_from_db()
    assert assignment.decision.startswith(f"{cast.chiefs} ")
    assert assignment.decision.endswith("punkt 1: Nätverken samordnar prov.")
    assert coordinator.get(assignment.decision_url).status_code == 200
    assert not assignment.charter.findings.open().filter(code="unlinked_decision").exists()


def test_only_approved_ones_of_bodies_above_are_offered(
    coordinator: Client, cast: Cast, assignment: Assignment
) -> None:
    (own,) = decided(cast, cast.network, "Vårt eget beslut.")
    (loose,) = decided(cast, cast.chiefs, "Ännu inte justerat.", approved=False)
    page = coordinator.get(here(assignment)).content.decode()
    assert "Inga beslut än" in page
    for decision in (own, loose):
        answer = coordinator.post(here(assignment), {"decision": decision.pk})
        assert answer.status_code == 422
    assignment.refresh_from_db()
    assert assignment.decision == ""


def test_the_words_are_searched(coordinator: Client, cast: Cast, assignment: Assignment) -> None:
    decided(cast, cast.chiefs, "Nätverken samordnar prov.", "Skolstarten flyttas.")
    page = coordinator.get(here(assignment), {"q": "vuxenutbildning prov"}).content.decode()
    assert "samordnar prov" in page
    assert "Skolstarten" not in page
    assert "Inget beslut" in coordinator.get(here(assignment), {"q": "buss"}).content.decode()


@pytest.mark.parametrize("more", [1, 15])
def test_it_costs_the_same_whatever_was_decided(
    more: int,
    coordinator: Client,
    cast: Cast,
    assignment: Assignment,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    decided(cast, cast.chiefs, *(f"Beslut {number}" for number in range(more)))
    coordinator.get(here(assignment))
    with django_assert_num_queries(QUERIES):
        coordinator.get(here(assignment))


QUERIES = 12
