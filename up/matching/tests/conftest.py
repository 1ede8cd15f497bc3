from collections.abc import Iterator

import pytest

from up.matching.tests.corpus import World, only_ours
from up.testing.cast import Cast


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    world = World(cast)
    with only_ours(world):
        yield world
