"""Who may open which door to what goes round."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samverk.people.models import Rotation
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
KEEP = "302 404 403 200 200 200 403 200"
KEPT = "302 404 403 302 302 302 403 302"
NO_POST = "302 405 405 405 405 405 405 405"


def the_network(world: Any) -> tuple[object, ...]:
    return (world.cast.network.slug,)


def going_round(world: Any) -> tuple[object, ...]:
    """A role that two municipalities take turns at."""
    cast = world.cast
    rotation = Rotation.objects.filter(network=cast.network).first() or Rotation.begin(
        cast.network,
        by=cast.coordinator,
        on=date(2026, 1, 1),
        role="chair",
        per=Rotation.Per.YEAR,
        municipalities=[cast.municipalities[name] for name in ("Hjo", "Skara")],
    )
    return cast.network.slug, rotation.pk


def moved(world: Any) -> Mapping[str, object]:
    return {"municipality": world.cast.municipalities["Hjo"].pk, "up": "0"}


def nobody(world: Any) -> Mapping[str, object]:
    return {"person": "", "year": "2026"}


DOORS = [
    Door("meetings:turns", READ, NO_POST, args=the_network),
    Door(
        "meetings:turns_new",
        KEEP,
        "302 404 403 422 422 422 403 422",
        args=the_network,
        data=lambda world: {"role": ""},
    ),
    Door("meetings:turn_move", KEPT, KEPT, args=going_round, data=moved),
    Door("meetings:turn_skip", KEEP, KEPT, args=going_round),
    Door("meetings:turn_hand", KEPT, KEPT, args=going_round, data=nobody),
    Door("meetings:turns_end", KEEP, KEPT, args=going_round),
]
