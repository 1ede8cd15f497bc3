"""What the interface itself serves: its showroom, the icon and manifest of a territory, previews of Markdown."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST
from django.views.static import serve

from up.core import colour
from up.core.http import PortalRequest
from up.core.text import markdown

DEFAULT_HUE = 265


def hue_of(request: PortalRequest) -> int:
    return request.territory.hue if request.territory else DEFAULT_HUE


@cache_control(public=True, max_age=86400)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public picture kept on disk, where no web server in front answers for it first."""
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))


@cache_control(public=True, max_age=86400)
def icon(request: PortalRequest) -> HttpResponse:
    """The mark in the colours of the territory."""
    hue = hue_of(request)
    colours = {"strong": colour.accent(hue), "soft": colour.hexadecimal(0.76, 0.08, hue)}
    return HttpResponse(render_to_string("core/icon.svg", colours), content_type="image/svg+xml")


@cache_control(public=True, max_age=86400)
def manifest(request: PortalRequest) -> JsonResponse:
    """So that a phone can keep the territory on its home screen."""
    name = request.territory.name if request.territory else "Up"
    sizes = (192, 512)
    return JsonResponse(
        {
            "name": name,
            "short_name": name[:24],
            "start_url": get_script_prefix(),
            "display": "standalone",
            "background_color": "#fcfaf6",
            "theme_color": colour.accent(hue_of(request)),
            "icons": [
                {"src": reverse("icon"), "type": "image/svg+xml", "sizes": "any"},
                *(
                    {"src": static(f"up/img/icon-{size}.png"), "type": "image/png", "sizes": f"{size}x{size}"}
                    for size in sizes
                ),
            ],
        },
        content_type="application/manifest+json",
    )


@require_POST
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """How the Markdown text posted in one field (`?field=`) will look; nothing is kept."""
    return HttpResponse(markdown(request.POST.get(request.GET.get("field", "text"), "")[:20_000]))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where more was sent than a request may hold."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")
