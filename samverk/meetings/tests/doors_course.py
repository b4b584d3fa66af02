"""Who may open which door to a meeting that goes on, and to one of several networks."""

from typing import Any

from samverk.meetings.models import Meeting
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
WRITES = "302 404 403 200 200 200 403 200"
BACK, GONE_TO = "302 404 403 302 302 302 403 302", "302 404 403 302 302 302 403 302"
NO_POST = "302 405 405 405 405 405 405 405"


def held_jointly(world: Any) -> tuple[object, ...]:
    """A meeting that the stranger's network takes part in."""
    called = world.called
    ahead = {"starts_at": called.starts_at, "ends_at": called.ends_at}
    joint = [world.cast.other]
    return (Meeting.plan(world.cast.network, by=world.cast.chair, joint=joint, **ahead).pk,)


def the_held(world: Any) -> tuple[object, ...]:
    return (world.held.pk,)


DOORS = [
    Door("meetings:meeting", "302" + " 200" * 7, NO_POST, held_jointly),
    Door("meetings:course", WRITES, NO_POST, the_held),
    Door("meetings:wall", READ, NO_POST, the_held),
    Door("meetings:going", BACK, GONE_TO, lambda world: (world.held_item.pk,), lambda w: {"x": 1}),
]
