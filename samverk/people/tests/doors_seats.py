"""Who may open which door to seats and to who sits on them."""

from typing import Any

from samverk.people.models import Seat
from tests.doors import Door
from tests.world import World

KEEP = "302 404 403 200 200 200 403 200"
KEEP_EMPTY = "302 404 403 422 422 422 403 422"
ARRANGE = "302 404 403 403 403 403 403 200"
ARRANGE_EMPTY = "302 404 403 403 403 403 403 422"
NO_POST = "302 405 405 405 405 405 405 405"


def network(world: World) -> tuple[Any, ...]:
    return (world.cast.network.slug,)


def members_place(world: World) -> tuple[Any, ...]:
    return (*network(world), world.cast.member.memberships.get().pk)


def members_seat(world: World) -> tuple[Any, ...]:
    return (*network(world), world.cast.member.memberships.get().seat_id)


def vacant_seat(world: World) -> tuple[Any, ...]:
    cast = world.cast
    town, since = cast.municipalities["Tibro"], cast.member.memberships.get().since
    seat, _ = Seat.objects.get_or_create(network=cast.network, municipality=town, since=since)
    return (*network(world), seat.pk)


def nobody(world: World) -> dict[str, Any]:
    return {"name": ""}


DOORS = [
    Door("people:place", KEEP, NO_POST, args=members_place),
    Door("people:handing_over", KEEP, KEEP_EMPTY, args=members_place, data=nobody),
    Door(
        "people:last_day", KEEP, KEEP_EMPTY, args=members_place, data=lambda world: {"day": "soon"}
    ),
    Door("people:coopting", KEEP, KEEP_EMPTY, args=network, data=nobody),
    Door("people:seating", KEEP, KEEP_EMPTY, args=vacant_seat, data=nobody),
    Door("people:deputy", KEEP, KEEP_EMPTY, args=members_seat, data=nobody),
    Door("people:seat_new", ARRANGE, ARRANGE_EMPTY, args=network, data=nobody),
    Door("people:seat", ARRANGE, ARRANGE_EMPTY, args=members_seat, data=nobody),
    Door("people:seat_gone", ARRANGE, "302 404 403 403 403 403 403 302", args=vacant_seat),
]
