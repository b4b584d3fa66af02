"""Who may hand in minutes as a file, and take care of them."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from samverk.documents.models import StoredFile
from samverk.meetings.models import Intake
from tests.doors import Door

WRITES, WRITES_ACT = "302 404 403 200 200 200 403 200", "302 404 403 302 302 302 403 302"
OFFICE, OFFICE_ACT = "302 403 403 403 403 403 403 200", "302 403 403 403 403 403 403 302"
NO_POST = "302 405 405 405 405 405 405 405"


def handed_in(world: Any, *, at_meeting: bool = True) -> Intake:
    file = StoredFile.keep(name="protokoll.txt", data=b"1. Hej", media_type="text/plain")
    return Intake.hand_in(
        file,
        text="1. Hej",
        at=timezone.now(),
        by=world.cast.secretary,
        meeting=world.held if at_meeting else None,
    )


def at_meeting(world: Any) -> tuple[object, ...]:
    return (handed_in(world).pk,)


def without_meeting(world: Any) -> tuple[object, ...]:
    return (handed_in(world, at_meeting=False).pk,)


def nothing(world: Any) -> Mapping[str, object]:
    """The page as it is sent when nothing was read in the file."""
    return {"n-TOTAL_FORMS": 0, "n-INITIAL_FORMS": 0, "i-TOTAL_FORMS": 0, "i-INITIAL_FORMS": 0}


DOORS = [
    Door(
        "meetings:hand_in",
        WRITES,
        "302 404 403 422 422 422 403 422",
        args=lambda world: (world.held.pk,),
        data=lambda world: {"file": ""},
    ),
    Door("meetings:intake", WRITES, WRITES_ACT, args=at_meeting, data=nothing),
    Door("meetings:intake_aside", WRITES, WRITES_ACT, args=at_meeting),
    Door("meetings:intake_aside", OFFICE, OFFICE_ACT, args=without_meeting),
    Door("meetings:intake_file", "302 404 200 200 200 200 200 200", NO_POST, args=at_meeting),
    Door("meetings:intake_file", OFFICE, NO_POST, args=without_meeting),
    Door("meetings:intakes", OFFICE, NO_POST),
    Door(
        "meetings:intake_match",
        OFFICE,
        OFFICE_ACT,
        args=without_meeting,
        data=lambda world: {"meeting": world.held.pk},
    ),
]
