"""Every page of every app, as the table of addresses lists them: a strict policy, nothing inline, one title."""

from typing import Any

import pytest

from up.testing.cast import Cast
from up.testing.urls import Row
from up.website.tests.scan import check
from up.website.tests.test_urls import TABLE

pytestmark = pytest.mark.django_db
PAGES = [(module, row) for module, row in TABLE if row.method == "get"]


@pytest.mark.parametrize(("module", "row"), PAGES, ids=[row.path for _module, row in PAGES])
def test_strict(cast: Cast, module: Any, row: Row) -> None:
    path = row.path.format(**(module.world(cast) if hasattr(module, "world") else {}))
    for person in (None, cast.holder):
        response = cast.client(person).get(path)
        if response["Content-Type"].startswith("text/html") and response.content[:20].lower().startswith(b"<!doctype"):
            check(response, levels=False)
