"""Who may open which door to the yearly revision. The chiefs commission; the cast's liaison leads
them, and its chair is one of them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samverk.charters.models import GoverningDocument
from samverk.followup.models import Addition, Review, Round
from samverk.meetings.models import Meeting
from tests.doors import Door

ALL, NO_POST = "302" + " 200" * 7, "302" + " 405" * 7
SEES = "302 404 200 200 200 200 200 200"
WRITES, WRITES_ACT = "302 404 403 200 200 200 403 200", "302 404 403 302 302 302 403 302"
COMMENTS, COMMENTS_ACT = "302 404 403 403 403 403 200 200", "302 404 403 403 403 403 302 302"
LEADS, LEADS_ACT = "302 404 404 404 404 403 200 200", "302 404 404 404 404 403 302 302"
OPENS, OPENS_ACT = "302 403 403 403 403 403 200 200", "302 403 403 403 403 403 302 302"


def the_round(world: Any, ahead: int = 1) -> Round:
    """A round of the chiefs for a coming year: one for each state that a door asks for."""
    today = timezone.localdate()
    year = today.year + ahead
    return Round.objects.filter(year=year).first() or Round.open(
        world.cast.chiefs, by=world.cast.liaison, on=today, year=year,
        answers_by=today + timedelta(days=30), strategy=_strategy(world) if ahead == 2 else None,
    )  # fmt: skip


def _strategy(world: Any) -> GoverningDocument:
    return GoverningDocument.objects.create(
        kind="strategy", name="Strategi 2031", created_by=world.cast.coordinator
    )


def review(world: Any, ahead: int = 1) -> Review:
    found: Review = the_round(world, ahead).reviews.get(network=world.cast.network)
    return found


def answered(world: Any) -> Review:
    found = review(world, 3)
    if not found.verdicts.exists():
        for assignment in found.charter.assignments.all():
            found.answer(assignment, by=world.cast.secretary, kind="continues")
    return found


def submitted(world: Any) -> Review:
    found = review(world, 4)
    if not found.is_submitted:
        for assignment in found.charter.assignments.all():
            found.answer(assignment, by=world.cast.secretary, kind="continues")
        found.submit(by=world.cast.secretary)
    return found


def proposed(world: Any) -> Review:
    found = review(world, 5)
    if found.version is None:
        for assignment in found.charter.assignments.all():
            found.answer(assignment, by=world.cast.secretary, kind="continues")
        found.submit(by=world.cast.secretary)
        found.propose(by=world.cast.coordinator)
    return found


def addition(world: Any) -> Addition:
    found = review(world)
    return found.additions.first() or found.add(by=world.cast.secretary, text="Ta fram en handbok")


def of_review(world: Any) -> tuple[object, ...]:
    return (review(world).pk,)


def of_assignment(world: Any) -> tuple[object, ...]:
    return (review(world).pk, world.charter.assignments.earliest("pk").pk)


def a_round(world: Any) -> Mapping[str, object]:
    day = timezone.localdate() + timedelta(days=20)
    return {"commissioner": world.cast.chiefs.pk, "year": 2060, "answers_by": day.isoformat()}


def a_meeting(world: Any) -> Mapping[str, object]:
    start = timezone.now() + timedelta(days=25)
    chiefs = world.cast.chiefs
    meeting = Meeting.objects.filter(network=chiefs).first() or Meeting.plan(
        chiefs, by=world.cast.liaison, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    return {"meeting": meeting.pk}


def an_adoption(world: Any) -> Mapping[str, object]:
    day = timezone.localdate().isoformat()
    return {
        "body": "Skolchefsnätverket",
        "on": day,
        "in_force_from": day,
        "reviews": [proposed(world).pk],
    }


DOORS = [
    Door("followup:rounds", ALL, NO_POST),
    Door("followup:new_round", OPENS, OPENS_ACT, data=a_round),
    Door(
        "followup:round",
        "302 404 404 404 404 200 200 200",
        NO_POST,
        lambda world: (the_round(world).pk,),
    ),
    Door(
        "followup:proposing", LEADS, LEADS_ACT, lambda world: (submitted(world).round_id,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "followup:hearing", LEADS, LEADS_ACT, lambda world: (proposed(world).round_id,), a_meeting
    ),
    Door(
        "followup:round_adoption", LEADS, LEADS_ACT, lambda world: (proposed(world).round_id,),
        an_adoption,
    ),
    Door("followup:review", SEES, NO_POST, of_review),
    Door(
        "followup:verdict", SEES, WRITES_ACT, of_assignment, lambda world: {"kind": "continues"}
    ),
    Door(
        "followup:assignment_comment", COMMENTS, COMMENTS_ACT, of_assignment,
        lambda world: {"text": "Bra."},
    ),
    Door("followup:comment", COMMENTS, COMMENTS_ACT, of_review, lambda world: {"text": "Bra."}),
    Door(
        "followup:addition", WRITES, WRITES_ACT, of_review,
        lambda world: {"text": "Ta fram en handbok"},
    ),
    Door(
        "followup:addition_drop", WRITES, WRITES_ACT, lambda world: (addition(world).pk,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "followup:placing", WRITES, WRITES_ACT, lambda world: (review(world, 2).pk,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "followup:submission", WRITES, WRITES_ACT, lambda world: (answered(world).pk,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "followup:taking_back", WRITES, WRITES_ACT, lambda world: (submitted(world).pk,),
        lambda world: {"sure": "1"},
    ),
    Door(
        "followup:setting_aside", COMMENTS, COMMENTS_ACT, of_review,
        lambda world: {"reason": "Nätverket vilar."},
    ),
]  # fmt: skip
