"""The form of the door table: what each address answers to each persona, by method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from samverk.house.urls import ROOMS

# The order of the statuses in a row of the table.
PERSONAS = (
    "public",
    "stranger",
    "member",
    "secretary",
    "presidium",
    "chair",
    "liaison",
    "coordinator",
)


@dataclass(frozen=True)
class Door:
    """One address. `get` and `post` are eight statuses in the order of PERSONAS.

    `args` picks the address's arguments, and `data` what is posted, from the world that
    `tests/world.py` builds.
    """

    name: str
    get: str
    post: str
    args: Callable[[Any], tuple[object, ...]] = field(default=lambda world: ())
    data: Callable[[Any], Mapping[str, object]] = field(default=lambda world: {})


def every_door() -> list[Door]:
    """The whole table, as the rooms have written it."""
    return [door for room in ROOMS for door in import_module(f"samverk.{room}.tests.doors").DOORS]
