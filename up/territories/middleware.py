"""Finds the territory of a request, by its host or the first part of its path, and makes addresses relative to it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from up.territories.addresses import find_territory, script_prefix


class TerritoryMiddleware:
    """Sets `request.territory` (None on the portal) and `request.urlconf`; pages of a territory use its time zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        territory, prefix = find_territory(request.get_host(), request.path_info)
        request.territory = territory  # type: ignore[attr-defined]
        if territory is None:
            return self.get_response(request)
        request.urlconf = settings.TERRITORY_URLCONF
        request.path_info = request.path_info.removeprefix(prefix) or "/"
        with script_prefix(f"{prefix}/"), timezone.override(territory.zone_info):
            return self.get_response(request)
