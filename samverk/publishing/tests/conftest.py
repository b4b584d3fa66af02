"""A network with something to publish."""

import pytest

from samverk.house.demo.cast import Cast
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)
