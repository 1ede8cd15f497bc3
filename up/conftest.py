"""Fixtures of the whole suite."""

import pytest
from django.core.cache import cache

from up.matching import snapshot
from up.testing.browser import Browsing, browsing, chromium
from up.testing.cast import Cast, cast

__all__ = ["Browsing", "Cast", "browsing", "cast", "chromium"]


@pytest.fixture(autouse=True)
def _clean() -> None:
    """Nothing remembered in the process passes from one test to the next."""
    cache.clear()
    snapshot.reset()
