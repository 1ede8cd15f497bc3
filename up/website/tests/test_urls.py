"""Every address answers each person of the cast with the status of its row; no address is without a row."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from up.testing.cast import Cast
from up.testing.urls import PEOPLE, Row

MODULES = [import_module(f"up.website.tests.{file.stem}") for file in sorted(Path(__file__).parent.glob("urls_*.py"))]
TABLE = [(module, row) for module in MODULES for row in module.ROWS]
# Pages of libraries: their own tests cover them, ours cover what we changed of them.
LIBRARIES = ("account_", "mfa_", "admin:", "socialaccount_", "usersessions_")


def names(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield prefix + pattern.name


@pytest.mark.parametrize(("module", "row"), TABLE, ids=[f"{row.method} {row.path}" for _module, row in TABLE])
def test_status(cast: Cast, module: Any, row: Row) -> None:
    made = module.world(cast) if hasattr(module, "world") else {}
    path = row.path.format(**made)
    expected = {person: row.status.get(person, row.status.get("else")) for person in PEOPLE}
    found = {}
    for person in PEOPLE:
        client = cast.client(None if person == "visitor" else getattr(cast, person))
        found[person] = getattr(client, row.method)(path).status_code
    assert found == expected


@pytest.mark.parametrize("urlconf", [settings.ROOT_URLCONF, settings.TERRITORY_URLCONF])
def test_no_address_is_without_a_row(urlconf: str) -> None:
    covered = {row.name for _module, row in TABLE}
    known = set(names(get_resolver(urlconf).url_patterns))
    assert {name for name in known - covered if not name.startswith(LIBRARIES)} == set()
