"""The cast at everybody's disposal, and a way to come in as any of them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from samverk.house.demo.cast import Cast, assemble

pytest_plugins = ["tests.rig.fixtures"]


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble(date(2024, 1, 1))


@pytest.fixture
def as_(cast: Cast) -> Callable[[str], Client]:
    """`as_("chair")` is a client signed in as that persona; `as_("public")` is nobody."""

    def client_of(persona: str) -> Client:
        client = Client()
        if persona != "public":
            client.force_login(cast.persona(persona))
        return client

    return client_of
