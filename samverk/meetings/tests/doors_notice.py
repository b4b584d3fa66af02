"""Who may open which door to what people are told of a meeting."""

from typing import Any

from samverk.meetings.models import Guest
from tests.doors import Door

LEADS, LEADS_ACT = "302 404 403 403 200 200 403 200", "302 404 403 403 302 302 403 302"
WRITES = "302 404 403 200 200 200 403 200"
NO_POST = "302 405 405 405 405 405 405 405"


def guest(world: Any) -> Guest:
    """Somebody from outside who is invited to the meeting that has been called."""
    return world.called.guests.first() or Guest.invite(
        world.called,
        by=world.cast.chair,
        name="Ulla Gäst",
        organisation="Högskolan",
        email="ulla@hogskolan.example",
    )


DOORS = [
    Door("meetings:saving", LEADS, LEADS_ACT, lambda w: (w.meeting.pk,)),
    Door("meetings:updating", LEADS, LEADS_ACT, lambda w: (w.called.pk,)),
    Door("meetings:letter", WRITES, NO_POST, lambda w: (w.meeting.pk, "request")),
    Door("meetings:reminding", LEADS_ACT, LEADS_ACT, lambda w: (w.called.pk,)),
    Door(
        "meetings:guests",
        LEADS,
        LEADS_ACT,
        lambda w: (w.meeting.pk,),
        lambda w: {"name": "Ulla Gäst", "email": "ulla@hogskolan.example"},
    ),
    Door(
        "meetings:guest_withdrawal",
        LEADS,
        LEADS_ACT,
        lambda w: (w.called.pk, guest(w).pk),
    ),
    Door("meetings:opened", "405 " * 8, "204 " * 8, lambda w: (w.invitation.token,)),
]
