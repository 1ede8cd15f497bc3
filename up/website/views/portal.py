"""The portal: from a commune to its network, what networks there are, how to ask for one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from up.core.http import PortalRequest
from up.territories.forms import PlaceField, PlaceInput, label_of
from up.territories.models import Place, Territory
from up.website.actions import request_territory
from up.website.forms import TerritoryRequestForm
from up.website.living import figures_of, happenings, nearest

MOST_NAMESAKES = 8


@require_safe
def portal(request: PortalRequest) -> HttpResponse:
    """`?commune=` leads to its network; where there are several or none, the page says so and what to do."""
    territories = list(Territory.objects.open().local().select_related("centre"))
    typed = " ".join(request.GET.get("commune", "").split())[:120]
    answer = answer_to(typed, territories) if typed else {}
    networks = answer.get("networks", ())
    if len(networks) == 1:
        return redirect(networks[0].root)
    figures = figures_of(territories)
    page = {
        "typed": typed,
        "answer": answer,
        "cards": sorted(((t, figures[t.pk]) for t in territories), key=lambda card: -card[1].members),
        "happenings": happenings(territories),
        "suggest": PlaceInput({"id": "commune", "class": "input", "required": True}).render("commune", typed),
    }
    return render(request, "website/portal.html", page, status=422 if answer.get("unknown") else 200)


def answer_to(typed: str, territories: list[Territory]) -> dict[str, Any]:
    """What the portal says of a commune as typed: its networks, else the nearest ones; its namesakes; or «unknown»."""
    places = PlaceField().candidates(typed) or list(Place.objects.named(typed)[:MOST_NAMESAKES])
    if not places:
        return {"unknown": True}
    if len(places) > 1:
        return {"choices": [(place, label_of(place)) for place in places]}
    place = places[0]
    covering = set(Territory.objects.covering(place).values_list("pk", flat=True))
    networks = [territory for territory in territories if territory.pk in covering]
    return {"place": place, "networks": networks, "nearest": [] if networks else nearest(place, territories)}


@require_safe
def territories(request: PortalRequest) -> HttpResponse:
    """Every network, those of a wider one below it."""
    local = Territory.objects.open().local().select_related("centre")
    groups = list(
        Territory.objects.open().filter(is_group=True).prefetch_related(Prefetch("children", local, to_attr="networks"))
    )
    networks = list(local)
    figures = figures_of(networks)
    grouped = {network.pk for group in groups for network in group.networks}  # type: ignore[attr-defined]
    alone = [(network, figures[network.pk]) for network in networks if network.pk not in grouped]
    shown = [(group, [(n, figures[n.pk]) for n in group.networks]) for group in groups]  # type: ignore[attr-defined]
    return render(request, "website/territories.html", {"groups": shown, "alone": alone, "count": len(networks)})


@require_http_methods(["GET", "HEAD", "POST"])
def territory_request(request: PortalRequest) -> HttpResponse:
    """How a network is opened, and the form to ask for one."""
    form = TerritoryRequestForm(request.POST or None, initial={"place": request.GET.get("commune", "")[:120]})
    if request.method == "POST" and form.is_valid():
        try:
            request_territory(**form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you: your request has reached us, and we will answer you by e-mail."))
            return redirect("portal")
    status = 422 if form.is_bound else 200
    return render(request, "website/territory_request.html", {"form": form}, status=status)
