"""From a request to its territory, and from a territory to the addresses of its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix

from up.territories.models import Territory


@contextmanager
def script_prefix(prefix: str) -> Iterator[None]:
    """`reverse()` and `{% url %}` below this prefix, until the end of the block."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def find_territory(host: str, path: str) -> tuple[Territory | None, str]:
    """The open territory that answers at a host and path, and the prefix below which it does ("" on its own host)."""
    host = host.partition(":")[0].lower()
    territories = Territory.objects.open().select_related("centre")
    if own := territories.filter(host=host).first():
        return own, ""
    slug = path.lstrip("/").partition("/")[0]
    if slug and (named := territories.filter(slug=slug).first()):
        return named, f"/{slug}"
    return None, ""


def page_address(territory: Territory, name: str, **kwargs: Any) -> str:
    with script_prefix("/"):
        path = reverse(name, urlconf=settings.TERRITORY_URLCONF, kwargs=kwargs)
    return territory.root + path.removeprefix("/")


def portal_address(name: str, **kwargs: Any) -> str:
    with script_prefix("/"):
        return settings.SITE_URL + reverse(name, urlconf=settings.ROOT_URLCONF, kwargs=kwargs)
