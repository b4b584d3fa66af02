"""Every address × every persona × method, in one table that the rooms fill in."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from samverk.house.demo.cast import assemble
from samverk.shell.rights import Ask, listening
from tests.asked import Walk, cells
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


@pytest.fixture(scope="module")
def walk() -> Walk:
    """What the tries below heard, for the tests after them."""
    return Walk()


def test_every_address_stands_in_the_table() -> None:
    ours = names(get_resolver().url_patterns)
    # Two names of the one sign-in page: the table lists it once.
    assert ours - {"account_request_login_code"} == {door.name for door in every_door()}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", every_door(), ids=lambda door: door.name)
def test_door(
    door: Door, method: str, world: World, clients: dict[str, Client], walk: Walk
) -> None:
    url = reverse(door.name, args=door.args(world))
    expected = dict(zip(PERSONAS, map(int, getattr(door, method).split()), strict=True))
    data = dict(door.data(world)) if method == "post" else {}
    answers: dict[str, HttpResponse] = {}
    asks: dict[str, list[Ask]] = {}
    for persona in PERSONAS:
        with undone(), listening() as asks[persona]:
            cookies = copy(clients[persona].cookies)
            answers[persona] = getattr(clients[persona], method)(url, data)
            clients[persona].cookies = cookies
    assert {persona: answer.status_code for persona, answer in answers.items()} == expected
    assert not walk.heard(door.name, asks, answers, world)


@pytest.fixture
def whole(walk: Walk) -> Walk:
    """The walk, where all of the table was walked."""
    if walk.requests < 2 * len(every_door()):
        pytest.skip("only a part of the table was walked")
    return walk


def test_every_address_behind_sign_in_asks_a_right(whole: Walk) -> None:
    """But for those of the sign-in library itself, whose names have no room before them."""
    silent = {door for door in whole.closed if ":" in door and not whole.asked[door]}
    assert silent == set()


def test_every_cell_of_the_page_has_been_tried(whole: Walk) -> None:
    untried = cells().keys() - whole.tried
    assert sorted(f"{right.noun}: {right.act} ({who})" for right, who in untried) == []


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
