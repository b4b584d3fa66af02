"""Who may open which door to proposals, standing items, the order of an agenda and its papers."""

from typing import Any

from samverk.meetings.models import Attachment, BacklogItem, StandingItem
from samverk.meetings.models.moving import move_on
from tests.doors import Door

PROPOSE, PROPOSED = "302 404 200 200 200 200 200 200", "302 404 302 302 302 302 302 302"
LEADS, LED = "302 404 403 403 200 200 403 200", "302 404 403 403 302 302 403 302"
KEEP, KEPT = "302 404 403 200 200 200 403 200", "302 404 403 302 302 302 403 302"

NO_POST = "302 405 405 405 405 405 405 405"


def the_network(world: Any) -> tuple[object, ...]:
    return (world.cast.network.slug,)


def proposal(world: Any) -> tuple[object, ...]:
    """A proposal that waits, also when the one before was turned down."""
    cast = world.cast
    item = BacklogItem.propose(cast.network, by=cast.member, title="Skolbibliotek")
    return (cast.network.slug, item.pk)


def standing(world: Any) -> tuple[object, ...]:
    cast = world.cast
    return (cast.network.slug, StandingItem.add(cast.network, by=cast.chair, title="Runda").pk)


def moved_on(world: Any) -> tuple[object, ...]:
    """An item of the meeting held, which waits for another."""
    if not hasattr(world.held_item, "postponement"):
        move_on(world.held_item, to=None, by=world.cast.chair)
    return (world.held_item.pk,)


def paper(world: Any) -> tuple[object, ...]:
    file = {"name": "plan.txt", "data": b"Plan", "media_type": "text/plain"}
    return (
        Attachment.attach(world.item, by=world.cast.chair, file=file, title="", is_public=False).pk,
    )


DOORS = [
    Door(
        "meetings:backlog",
        PROPOSE,
        PROPOSED,
        the_network,
        lambda world: {"title": "Läromedel", "kind": "discussion"},
    ),
    Door("meetings:declining", LEADS, LED, proposal, lambda world: {"reason": "Görs redan."}),
    Door(
        "meetings:standing",
        KEEP,
        KEPT,
        the_network,
        lambda world: {"title": "Öppning", "kind": "information"},
    ),
    Door("meetings:standing_usual", KEPT, KEPT, the_network),
    Door("meetings:standing_order", KEPT, KEPT, the_network, lambda world: {"order": "2,1"}),
    Door(
        "meetings:standing_item",
        KEEP,
        KEPT,
        standing,
        lambda world: {"title": "Öppning", "kind": "information"},
    ),
    Door("meetings:standing_move", KEPT, KEPT, standing, lambda world: {"up": "1"}),
    Door("meetings:standing_drop", KEEP, KEPT, standing),
    Door(
        "meetings:arranging",
        KEPT,
        KEPT,
        lambda world: (world.meeting.pk,),
        lambda world: {"order": str(world.item.pk)},
    ),
    Door(
        "meetings:elsewhere",
        KEEP,
        KEPT,
        lambda world: (world.item.pk,),
        lambda world: {"way": "copy", "to": world.called.pk},
    ),
    Door("meetings:bringing_back", KEPT, KEPT, moved_on),
    Door(
        "meetings:papers",
        KEEP,
        "302 404 403 422 422 422 403 422",
        lambda world: (world.item.pk,),
        lambda world: {"title": "Utan fil"},
    ),
    Door("meetings:paper", "302 404 200 200 200 200 200 200", NO_POST, paper),
    Door("meetings:paper_change", KEEP, KEPT, paper, lambda world: {"title": "Planen"}),
    Door("meetings:paper_drop", KEPT, KEPT, paper),
]
