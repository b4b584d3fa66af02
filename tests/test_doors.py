"""Every address × every persona × method, in one table that the rooms fill in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samverk.house.demo.cast import Cast
from samverk.house.urls import ROOMS
from tests.doors import PERSONAS, Door
from tests.world import World, build_world


def doors() -> list[Door]:
    return [door for room in ROOMS for door in import_module(f"samverk.{room}.tests.doors").DOORS]


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found |= names(pattern.url_patterns, inner)
        else:
            assert pattern.name, f"{pattern} has no name"
            found.add(f"{space}{pattern.name}")
    return found


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def test_every_address_stands_in_the_table() -> None:
    ours = names(get_resolver().url_patterns)
    # Two names of the one sign-in page: the table lists it once.
    assert ours - {"account_request_login_code"} == {door.name for door in doors()}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", doors(), ids=lambda door: door.name)
def test_door(door: Door, method: str, world: World, as_: Callable[[str], Client]) -> None:
    url = reverse(door.name, args=door.args(world))
    expected = dict(zip(PERSONAS, map(int, getattr(door, method).split()), strict=True))
    data = dict(door.data(world)) if method == "post" else {}
    answers = {}
    for persona in PERSONAS:
        with untouched():
            answers[persona] = getattr(as_(persona), method)(url, data).status_code
    assert answers == expected


@contextmanager
def untouched() -> Iterator[None]:
    """What one persona did is undone before the next one tries."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
