"""Pages of a list, from the address."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def page_of[T](things: "QuerySet[Any, T] | Sequence[T]", request: HttpRequest, size: int = 24) -> Page[T]:
    """The page that `?page=` asks for; the first for what is no number, the last for what is beyond it."""
    return Paginator(things, size).get_page(_number(request.GET.get("page", "1")))


def _number(text: str) -> int:
    """Decimal digits only, and few of them: what else people put there is the first page, a huge number the last."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, int(text[:9]))
