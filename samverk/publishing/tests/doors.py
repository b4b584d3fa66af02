"""Who may open which door of the public site: everybody, to read."""

from collections.abc import Mapping
from typing import Any

from tests.doors import Door

OPEN = "200 200 200 200 200 200 200 200"
RELEASE = "302 404 403 200 200 200 403 200"
UNSAID = "302 404 403 422 422 422 403 422"
NO_PAPER = "404 404 404 404 404 404 404 404"
NO_POST = "405 405 405 405 405 405 405 405"


def slug(world: Any) -> tuple[object, ...]:
    return (world.cast.network.slug,)


def record(world: Any) -> tuple[object, ...]:
    approval = world.publication.approval
    return (world.cast.network.slug, approval.year, approval.number)


def the_meeting(world: Any) -> tuple[object, ...]:
    return (world.approved.pk,)


def without_reason(world: Any) -> Mapping[str, object]:
    return {"reason": ""}


def not_read(world: Any) -> Mapping[str, object]:
    return {"read": "another text"}


DOORS = [
    Door("publishing:start", OPEN, NO_POST),
    Door("publishing:network", OPEN, NO_POST, args=slug),
    Door("publishing:calendar", OPEN, NO_POST, args=slug),
    Door("publishing:minutes", OPEN, NO_POST, args=record),
    Door("publishing:minutes_pdf", OPEN, NO_POST, args=record),
    Door("publishing:minutes_docx", OPEN, NO_POST, args=record),
    Door("publishing:paper", NO_PAPER, NO_POST, args=lambda world: (*record(world), 0)),
    Door("publishing:withdrawal", RELEASE, UNSAID, args=the_meeting, data=without_reason),
    Door("publishing:release", RELEASE, UNSAID, args=the_meeting, data=not_read),
    Door("publishing:accessibility", OPEN, NO_POST),
]
