"""The round as a fact: what it does to the duties to follow up and to revise."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.followup.facts import facts
from samverk.followup.models import Attestation, Submission
from samverk.followup.standing import Standing
from samverk.followup.tests.revision import ANSWERS_BY, OPENED, give_charter, open_round, review_of
from samverk.followup.tests.scene import moment, stand
from samverk.house.demo.cast import Cast

pytestmark = pytest.mark.django_db
SENT_IN = date(2026, 11, 20)


@pytest.fixture
def asked(cast: Cast) -> None:
    kinds = ("follow_up_assignments", "revise_charter")
    give_charter(cast, cast.network, "Läsning", since=date(2026, 1, 1), duties=kinds)


def of(cast: Cast, kind: str, today: date) -> list[Standing]:
    return [row for row in stand(cast.network, today) if row.duty.kind == kind]


def send_in(cast: Cast) -> None:
    review = review_of(cast.network)
    for assignment in review.charter.assignments.all():
        review.answer(assignment, by=cast.secretary, kind="continues")
    Submission.objects.create(review=review, by=cast.secretary, at=moment(SENT_IN))


@pytest.mark.usefixtures("asked")
def test_without_a_round_somebody_has_to_tell(cast: Cast) -> None:
    (row,) = of(cast, "follow_up_assignments", OPENED)
    assert (row.status, row.period) == ("unmeasured", "2026")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("today", "status"),
    [(OPENED, "upcoming"), (date(2026, 12, 1), "due"), (date(2026, 12, 6), "late")],
)
def test_an_open_round_gives_the_duty_its_day(cast: Cast, today: date, status: str) -> None:
    open_round(cast)
    (row,) = of(cast, "follow_up_assignments", today)
    assert (row.status, row.due, row.period) == (status, ANSWERS_BY, "2026")
    assert row.next_step
    assert row.next_step.url == review_of(cast.network).get_absolute_url()


@pytest.mark.usefixtures("asked")
def test_a_review_sent_in_meets_the_duty_to_follow_up(cast: Cast) -> None:
    open_round(cast)
    send_in(cast)
    (row,) = of(cast, "follow_up_assignments", SENT_IN)
    assert (row.status, row.period, row.closed) == ("met", "2026", False)
    met, now = of(cast, "follow_up_assignments", date(2027, 2, 1))
    assert (met.status, met.closed, now.status, now.period) == ("met", True, "unmeasured", "2027")


@pytest.mark.usefixtures("asked")
def test_what_was_told_still_counts(cast: Cast) -> None:
    (row,) = of(cast, "follow_up_assignments", OPENED)
    Attestation.attest(row.duty, year=2026, by=cast.presidium, on=OPENED, text="Gjort i oktober.")
    open_round(cast)
    (row,) = of(cast, "follow_up_assignments", SENT_IN)
    assert row.status == "met"


@pytest.mark.usefixtures("asked")
def test_a_network_left_out_is_not_asked_by_the_round(cast: Cast) -> None:
    open_round(cast)
    review_of(cast.network).set_aside(by=cast.liaison, reason="Vilar")
    (row,) = of(cast, "follow_up_assignments", SENT_IN)
    assert row.status == "unmeasured"


@pytest.mark.usefixtures("asked")
def test_the_revision_is_done_in_the_round(cast: Cast) -> None:
    open_round(cast)
    (row,) = of(cast, "revise_charter", date(2026, 12, 20))
    assert row.status == "due"
    assert row.next_step
    assert row.next_step.url == review_of(cast.network).get_absolute_url()
    send_in(cast)
    review = review_of(cast.network)
    review.propose(by=cast.coordinator)
    review.round.adopt(
        [review_of(cast.network)], by=cast.coordinator, body="Skolchefsnätverket",
        on=date(2026, 12, 15), in_force_from=date(2027, 1, 1),
    )  # fmt: skip
    (row,) = of(cast, "revise_charter", date(2026, 12, 20))
    assert (row.status, row.due) == ("met", date(2027, 12, 15))
    assert "antagen i revideringen för 2027" in row.why


@pytest.mark.usefixtures("asked")
def test_the_round_costs_the_facts_one_query(cast: Cast) -> None:
    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            facts([cast.network, cast.other], today=OPENED)
        return len(queries)

    before = price()
    open_round(cast)
    assert price() == before
