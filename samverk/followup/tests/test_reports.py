"""The list of people, feedback, and the yearly revision."""

from datetime import date, timedelta

import pytest

from samverk.dialogue.models import Feedback
from samverk.followup.models import Attestation
from samverk.followup.tests.scene import charge, meet, stand
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.models import Person, RegisterConfirmation

LONG_AGO = date(2024, 1, 1)


def tell(sender: Network, receiver: Network, by: Person, day: date) -> Feedback:
    return Feedback.send(
        sender=sender, receiver=receiver, by=by, on=day, title="Läsning", text="…", purpose="inform"
    )


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 7, 31), "upcoming"),
        (date(2026, 8, 1), "due"),
        (date(2026, 8, 31), "due"),
        (date(2026, 9, 1), "late"),
    ],
)
def test_the_list_is_confirmed_each_term(cast: Cast, today: date, status: str) -> None:
    charge(cast.network, cast.coordinator, ("submit_register", "secretary", {}), since=LONG_AGO)
    RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=date(2026, 6, 30))
    spring, autumn = stand(cast.network, today)
    assert (spring.status, spring.closed) == ("met", True)
    assert autumn.status == status
    RegisterConfirmation.confirm(cast.network, by=cast.secretary, on=today)
    assert stand(cast.network, today)[-1].status == "met"


def test_a_charter_adopted_late_in_the_term_gives_a_month(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("submit_register", "secretary", {}),
        since=date(2026, 11, 1),
    )
    (only,) = stand(cast.network, date(2026, 11, 22))
    assert (only.status, only.due) == ("due", date(2026, 12, 1))


def test_feedback_follows_the_latest_meeting(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("feedback_up", "liaison", {}), since=LONG_AGO)
    first, second = date(2026, 2, 6), date(2026, 4, 17)
    assert stand(cast.network, first)[0].status == "upcoming"
    meet(cast.network, cast.chair, first)
    assert stand(cast.network, first + timedelta(days=22))[0].status == "upcoming"
    assert stand(cast.network, first + timedelta(days=30))[0].status == "due"
    assert stand(cast.network, first + timedelta(days=31))[0].status == "late"
    tell(cast.network, cast.chiefs, cast.liaison, first + timedelta(days=31))
    assert stand(cast.network, first + timedelta(days=31))[0].status == "met"
    meet(cast.network, cast.chair, second)
    after = stand(cast.network, second + timedelta(days=1))[0]
    assert (after.status, after.short) == ("upcoming", "1 av 2")


def test_feedback_down_is_held_against_the_commissioners_meetings(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("feedback_down", "liaison", {}), since=LONG_AGO)
    meet(cast.network, cast.chair, date(2026, 2, 6))
    assert stand(cast.network, date(2026, 6, 1))[0].status == "upcoming"
    meet(cast.chiefs, cast.liaison, date(2026, 2, 13))
    assert stand(cast.network, date(2026, 6, 1))[0].status == "late"
    tell(cast.chiefs, cast.network, cast.liaison, date(2026, 2, 20))
    assert stand(cast.network, date(2026, 3, 1))[0].status == "met"


def test_what_lies_unanswered_is_late_at_the_receiver(cast: Cast) -> None:
    up, down = charge(
        cast.network,
        cast.coordinator,
        ("feedback_up", "liaison", {}),
        ("feedback_down", "liaison", {}),
        since=LONG_AGO,
    )
    feedback = tell(cast.network, cast.chiefs, cast.liaison, date(2026, 3, 1))

    def late(today: date) -> list[object]:
        return [s.duty for s in stand(cast.network, today) if s.status == "late"]

    assert late(date(2026, 3, 31)) == []
    assert late(date(2026, 4, 1)) == [down]
    tell(cast.chiefs, cast.network, cast.liaison, date(2026, 3, 2))
    assert late(date(2026, 4, 2)) == [up, down]
    feedback.acknowledge(by=cast.liaison)
    assert late(date(2026, 4, 2)) == [up]


def test_the_charters_cadence_wins(cast: Cast) -> None:
    charge(
        cast.network,
        cast.coordinator,
        ("feedback_up", "liaison", {"cadence": "term"}),
        since=LONG_AGO,
    )
    meet(cast.network, cast.chair, date(2026, 2, 6))
    (only,) = stand(cast.network, date(2026, 4, 1))
    assert (only.status, only.due) == ("upcoming", date(2026, 6, 30))
    tell(cast.network, cast.chiefs, cast.liaison, date(2026, 4, 1))
    assert stand(cast.network, date(2026, 4, 2))[0].status == "met"
    assert stand(cast.network, date(2026, 7, 1))[0].status == "upcoming"


def test_the_commissioner_is_told_once_a_year(cast: Cast) -> None:
    charge(cast.network, cast.coordinator, ("inform_commissioner", "presidium", {}), since=LONG_AGO)
    before, now = stand(cast.network, date(2026, 10, 2))
    assert (before.status, before.closed, now.status) == ("late", True, "due")
    tell(cast.network, cast.chiefs, cast.presidium, date(2026, 10, 2))
    assert stand(cast.network, date(2026, 10, 2))[1].status == "met"


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 1), "met"),
        (date(2026, 11, 2), "due"),
        (date(2027, 1, 1), "due"),
        (date(2027, 1, 2), "late"),
    ],
)
def test_the_charter_is_revised_each_year(cast: Cast, today: date, status: str) -> None:
    (duty,) = charge(
        cast.network,
        cast.coordinator,
        ("revise_charter", "liaison", {"per": "year"}),
        since=date(2026, 1, 1),
    )
    (only,) = stand(cast.network, today)
    assert (only.status, only.due) == (status, date(2027, 1, 1))
    Attestation.attest(duty, year=today.year, by=cast.liaison, on=today, text="Inget att ändra.")
    assert stand(cast.network, today)[0].status == "met"
