"""A round with two networks: what the tests of the revision start from."""

from datetime import date
from typing import Any

from samverk.charters.models import Assignment, Charter, Duty, Goal
from samverk.followup.models import Review, Round
from samverk.followup.tests.scene import adopt, charter
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network

OPENED = date(2026, 10, 1)
ANSWERS_BY = date(2026, 12, 5)
ASKED = ("Ta fram ett stöd för läsning", "Jämföra närvaro", "Ordna en studiedag")


def give_charter(
    cast: Cast,
    network: Network,
    *asked: str,
    since: date = date(2024, 1, 1),
    goals: int = 0,
    duties: tuple[str, ...] = (),
) -> Charter:
    """A charter in force with these assignments, all under the first goal if there are any, and
    with duties of these kinds on the presidium."""
    row = charter(network, cast.coordinator, since)
    made = [
        Goal.objects.create(charter=row, position=n, number=str(n + 1), title=f"Mål {n + 1}")
        for n in range(goals)
    ]
    for n, text in enumerate(asked):
        Assignment.objects.create(
            charter=row, position=10 + n, text=text, goal=made[0] if made else None
        )
    for kind in duties:
        Duty.objects.create(charter=row, kind=kind, role="presidium", quote=kind)
    adopt(row, since)
    return row


def open_round(cast: Cast, **said: Any) -> Round:
    """The chiefs ask; the person who leads them is the cast's liaison."""
    facts: dict[str, Any] = {"on": OPENED, "year": 2027, "answers_by": ANSWERS_BY}
    return Round.open(cast.chiefs, by=cast.liaison, **facts | said)


def review_of(network: Network) -> Review:
    """The network's review, with how far it has come."""
    return Review.objects.with_progress().get(network=network)


def answer_all(review: Review, cast: Cast, kind: str = "continues", **said: Any) -> None:
    for assignment in review.charter.assignments.all():
        review.answer(assignment, by=cast.secretary, kind=kind, **said)


def send_in(review: Review, cast: Cast) -> Review:
    """All goes on as it is, and is sent in."""
    answer_all(review, cast)
    review.submit(by=cast.secretary)
    return review_of(review.network)
