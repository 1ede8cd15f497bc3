"""Places proposed while one types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from up.territories.forms import label_of
from up.territories.models import Place


@require_safe
def place_search(request: HttpRequest) -> HttpResponse:
    """Options for a datalist; the text comes under the name of its own field (`field`) or as `q`."""
    text = request.GET.get(request.GET.get("field", ""), "") or request.GET.get("q", "")
    found = list(Place.objects.named(text.partition("(")[0])[:8]) if len(text.strip()) > 1 else []
    territory = getattr(request, "territory", None)
    if territory is not None:
        ours = set(territory.places.filter(pk__in=[place.pk for place in found]).values_list("pk", flat=True))
        found.sort(key=lambda place: place.pk not in ours)
    return render(request, "territories/place_options.html", {"labels": [label_of(place) for place in found]})
