"""Pages of text, on the portal and in every territory."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from up.core.http import PortalRequest
from up.matching import scoring
from up.website.questions import questions


def operator_of(request: PortalRequest) -> dict[str, str]:
    """Who answers for the pages that one reads: the territory's operator, else that of the portal."""
    territory = request.territory
    return {
        "operator": (territory and territory.operator) or settings.OPERATOR_NAME,
        "operator_address": (territory and territory.operator_address) or settings.OPERATOR_ADDRESS,
        "contact": (territory and territory.contact_email) or settings.OPERATOR_EMAIL,
    }


@require_safe
def how_it_works(request: PortalRequest) -> HttpResponse:
    """How the order of suggestions is made, with the weights as the code has them."""
    return render(
        request,
        "website/how_it_works.html",
        {
            "text": round(scoring.TEXT * 100),
            "concepts": round(scoring.CONCEPTS * 100),
            "text_searched": round(scoring.TEXT_SEARCHED * 100),
            "concepts_searched": round(scoring.CONCEPTS_SEARCHED * 100),
            "related": round(scoring.RELATED * 100),
            "stale": round((1 - scoring.STALE) * 100),
            "available": round(scoring.AVAILABLE * 100),
            "decays": [(km, round(100 * scoring.decay(km, 30))) for km in (0, 5, 10, 20, 30, 60)],
        },
    )


@require_safe
def help_page(request: PortalRequest) -> HttpResponse:
    return render(request, "website/help.html", {"sections": questions(), **operator_of(request)})


@require_safe
def legal(request: PortalRequest) -> HttpResponse:
    return render(request, "website/legal.html", operator_of(request))


@require_safe
def privacy(request: PortalRequest) -> HttpResponse:
    return render(request, "website/privacy.html", operator_of(request))


@require_safe
def accessibility(request: PortalRequest) -> HttpResponse:
    return render(request, "website/accessibility.html", operator_of(request))
