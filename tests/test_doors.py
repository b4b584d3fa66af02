"""Every address × every persona × method, in one table that the rooms fill in."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from samverk.house.demo.cast import assemble
from tests.doors import PERSONAS, Door, every_door
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


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


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for the whole table; every try is undone, and at last the world is too."""
    with django_db_blocker.unblock(), undone():
        yield build_world(assemble(date(2024, 1, 1)))


@pytest.fixture(scope="module")
def clients(world: World) -> dict[str, Client]:
    """One signed-in client for each persona."""
    clients = {persona: Client() for persona in PERSONAS}
    for persona in PERSONAS[1:]:
        clients[persona].force_login(world.cast.persona(persona))
    return clients


def test_every_address_stands_in_the_table() -> None:
    ours = names(get_resolver().url_patterns)
    # Two names of the one sign-in page: the table lists it once.
    assert ours - {"account_request_login_code"} == {door.name for door in every_door()}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", every_door(), ids=lambda door: door.name)
def test_door(door: Door, method: str, world: World, clients: dict[str, Client]) -> None:
    url = reverse(door.name, args=door.args(world))
    expected = dict(zip(PERSONAS, map(int, getattr(door, method).split()), strict=True))
    data = dict(door.data(world)) if method == "post" else {}
    answers = {}
    for persona in PERSONAS:
        with undone():
            cookies = copy(clients[persona].cookies)
            answers[persona] = getattr(clients[persona], method)(url, data).status_code
            clients[persona].cookies = cookies
    assert answers == expected


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
