"""Who may open which door to what is known, what is kept and what goes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from samverk.archive.models import DisposalDecision, Request
from tests.doors import Door

OWN = "302" + " 200" * 7
OFFICE = "302" + " 403" * 6 + " 200"
OFFICE_422 = "302" + " 403" * 6 + " 422"
OFFICE_302 = "302" + " 403" * 6 + " 302"
NO_POST = "302" + " 405" * 7


def request_of(world: Any) -> tuple[int]:
    return (Request.ask(world.cast.member, at=timezone.now()).pk,)


def decision_of(world: Any) -> tuple[int]:
    day = date(2026, 1, 1)
    held = DisposalDecision.objects.filter(rule="letters", until=None).first()
    made = held or DisposalDecision.enter(
        "letters", by=world.cast.coordinator, body="Direktionen", on=day, reference="1", since=day
    )
    return (made.pk,)


def somebody(world: Any) -> tuple[int]:
    return (world.cast.member.pk,)


def incomplete(world: Any) -> Mapping[str, object]:
    return {"reason": ""}


DOORS = [
    Door("archive:own", OWN, NO_POST, data=incomplete),
    Door("archive:own_file", OWN, NO_POST, data=incomplete),
    Door(
        "archive:own_part",
        OWN,
        NO_POST,
        args=lambda world: ("people.Membership.person",),
        data=incomplete,
    ),
    Door("archive:own_request", OWN, "302" + " 302" * 7, data=incomplete),
    Door("archive:people", OFFICE, OFFICE, data=lambda world: {"sought": world.cast.member.name}),
    Door("archive:declined", OFFICE, OFFICE_422, args=request_of, data=incomplete),
    Door("archive:handing_out", OFFICE, OFFICE, args=somebody, data=lambda world: {"page": "1"}),
    Door("archive:anonymisation", OFFICE, OFFICE_422, args=somebody, data=incomplete),
    Door("archive:disposal", OFFICE, NO_POST, data=incomplete),
    Door("archive:trial", OFFICE, NO_POST, data=incomplete),
    Door(
        "archive:decision",
        OFFICE,
        OFFICE_422,
        args=lambda world: ("letters",),
        data=lambda world: {"body": "Direktionen"},
    ),
    Door("archive:decision_end", OFFICE, OFFICE_302, args=decision_of, data=incomplete),
    Door("archive:processing", OFFICE, NO_POST, data=incomplete),
    Door("archive:processing_csv", OFFICE, NO_POST, data=incomplete),
    Door("archive:processing_json", OFFICE, NO_POST, data=incomplete),
]
