"""One search over everything in a territory: list, facets and map."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from up.core.http import Request
from up.core.paging import page_of
from up.matching.models import Document
from up.matching.search import Hit
from up.matching.snapshot import Entry
from up.matching.suggestions import load
from up.territories.forms import PlaceInput
from up.territories.models import Place
from up.website import exploring, pins
from up.website.hits import PAGES, lines

PAGE = 24


@require_safe
def explore(request: Request) -> HttpResponse:
    asked = exploring.asked_in(request)
    results = exploring.find(request, asked)
    facets = exploring.facets_of(asked, results)
    page = page_of(results.entries, request, PAGE)
    origin = exploring.origin_of(request, asked)
    context: dict[str, Any] = {
        "asked": asked,
        "results": results,
        "facets": facets,
        "chips": exploring.chips_of(asked, facets),
        "orders": exploring.ORDERS,
        "page": page,
        "lines": lines(request, results.hits(page.start_index() - 1, page.end_index())) if results.total else [],
        "origin": origin,
        "bounds": pins.bounds(results.pins(), origin.position if origin else None),
        "place_input": place_input(asked, origin),
    }
    only_list = request.htmx and not request.htmx.history_restore_request
    template = "website/explore.html#found" if only_list else "website/explore.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def place_input(asked: exploring.Asked, origin: Place | None) -> str:
    widget = PlaceInput({"id": "near", "class": "input", "placeholder": str(origin or "")})
    return widget.render("near", asked.place_typed)


@require_safe
def explore_map(request: Request) -> JsonResponse:
    """The pins of `?bbox=west,south,east,north&zoom=` under the filters of explore, as GeoJSON, at most 250."""
    asked = exploring.asked_in(request)
    inside = pins.inside(exploring.find(request, asked).pins(), pins.box_of(request.GET.get("bbox", "")))
    groups = pins.grouped(inside, pins.zoom_of(request.GET.get("zoom", "")))
    firsts = [group.entries[0] for group in groups]
    documents = Document.objects.select_related("place").in_bulk([entry.pk for entry in firsts])
    targets = load(group.entries[0] for group in groups if len(group.entries) == 1)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(group.lon, 5), round(group.lat, 5)]},
            "properties": properties(asked, group, documents.get(group.entries[0].pk), targets),
        }
        for group in groups
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def properties(
    asked: exploring.Asked, group: pins.Group, document: Document | None, targets: dict[int, Any]
) -> dict[str, Any]:
    first: Entry = group.entries[0]
    place = str(document.place) if document and document.place else ""
    if len(group.entries) > 1:
        if not (group.is_one_place and place):
            return {"count": len(group.entries)}
        url = reverse("explore") + asked.address(near=place, within=5, view="")
        return {"count": len(group.entries), "label": place, "url": url}
    found: dict[str, Any] = {"count": 1, "title": first.title, "label": place}
    if document and first.pk in targets:
        found["url"] = reverse(PAGES[first.source], kwargs={"slug": Hit(targets[first.pk], document, None).target.slug})
    family = {"need": "kind", "offer": "kind", "project": "stage"}.get(first.source)
    return found | ({family: first.kind} if family else {})
