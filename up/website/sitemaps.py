"""What search engines may read of a territory: public pages, never those of persons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from up.core.http import PortalRequest, Request
from up.exchange.models import Listing
from up.organisations.models import Organisation
from up.projects.models import Project
from up.territories.models import Territory

PAGES = ("home", "projects", "listings", "organisations", "how-it-works", "charter", "help")


class Pages(Sitemap[str]):
    def items(self) -> list[str]:
        return list(PAGES)

    def location(self, item: str) -> str:
        return reverse(item)


class Things[M: Model](Sitemap[M]):
    """All the things of a queryset, on their pages of one name."""

    limit = 10_000

    def __init__(self, page: str, things: QuerySet[M]) -> None:
        self.page, self.things = page, things

    def items(self) -> QuerySet[M]:
        return self.things

    def location(self, item: Any) -> str:
        return reverse(self.page, kwargs={"slug": item.slug})

    def lastmod(self, item: Any) -> datetime:
        changed: datetime = item.updated_at
        return changed


@require_safe
def territory_sitemap(request: Request) -> HttpResponse:
    """`sitemap.xml`, and its further pages of ten thousand by `?p=`."""
    territory = request.territory
    maps: dict[str, Sitemap[Any] | Callable[[], Sitemap[Any]]] = {
        "pages": Pages(),
        "projects": Things("project", Project.objects.in_territory(territory).order_by("pk")),
        "listings": Things("listing", Listing.objects.in_territory(territory).open().fresh().order_by("pk")),
        "organisations": Things("organisation", Organisation.objects.in_territory(territory).order_by("pk")),
    }
    return sitemap(request, maps)  # type: ignore[arg-type]


@require_safe
def portal_sitemap(request: PortalRequest) -> HttpResponse:
    """Where the sitemap of each network is."""
    roots = [territory.root for territory in Territory.objects.open().local()]
    return render(request, "website/sitemaps.xml", {"roots": roots}, content_type="application/xml")
