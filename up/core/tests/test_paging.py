"""Whatever stands in `?page=`, a page comes back."""

import pytest
from django.test import RequestFactory

from up.core.paging import page_of


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("1", 1), ("3", 3), ("0", 1), ("-2", 1), ("two", 1), ("2²", 1), ("99", 5), ("9" * 5000, 5)],
)
def test_the_page_asked_for(asked: str, number: int) -> None:
    request = RequestFactory().get("/", {"page": asked})
    assert page_of(list(range(50)), request, size=10).number == number


def test_an_empty_list_has_one_page() -> None:
    nothing: list[int] = []
    page = page_of(nothing, RequestFactory().get("/?page=4"))
    assert (page.number, list(page)) == (1, [])
