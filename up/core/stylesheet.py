"""All our CSS files as one answer, without a build: layers in order, then the hues of codes and of the territory."""

import gzip
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_resolver

from up.core import look

FOLDER = Path(__file__).parent / "static" / "up" / "css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "utilities")


def read() -> str:
    """The files of each layer (`tokens.css`, `components/*.css`, …), wrapped in it; hues by data attribute."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        files = [FOLDER / f"{layer}.css", *sorted((FOLDER / layer).glob("*.css"))]
        text = "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())
        parts.append(f"@layer {layer} {{\n{text}\n}}")
    hues = [("hue", str(hue), hue) for hue in range(0, 360, 10)]
    hues += [("kind", code, known.hue) for code, known in look.KINDS.items()]
    hues += [("stage", code, known.hue) for code, known in look.STAGES.items()]
    parts += [f'[data-{family}="{code}"] {{ --chip: {hue}; }}' for family, code, hue in hues]
    return "\n".join(parts)


@cache
def bundle() -> tuple[str, str]:
    text = read()
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


def current() -> tuple[str, str]:
    if settings.DEBUG:
        bundle.cache_clear()
    return bundle()


def address(hue: int) -> str:
    """Where the stylesheet of a territory of this hue is; changes with its content, so that it is kept for ever."""
    # Not `reverse`: it would put the prefix of the territory before it, and keep one copy a territory.
    path = get_resolver(settings.ROOT_URLCONF).reverse("stylesheet", digest=current()[1], hue=hue)
    return f"/{path}"


@lru_cache(maxsize=32)
def compressed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def stylesheet(request: HttpRequest, digest: str, hue: int) -> HttpResponse:
    rules, latest = current()
    if hue >= 360:
        raise Http404
    text = f":root {{ --hue: {hue}; }}\n{rules}"
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(compressed(text), content_type="text/css; charset=utf-8")
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Vary"] = "Accept-Encoding"
    if digest == latest:
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
