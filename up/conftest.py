"""Fixtures of the whole suite."""

import pytest
from django.core.cache import cache

from up.testing.cast import Cast, cast

__all__ = ["Cast", "cast"]


@pytest.fixture(autouse=True)
def _clean() -> None:
    cache.clear()
