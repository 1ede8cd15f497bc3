"""What the interface itself serves, on the portal and in a territory; suggestions while one types."""

from up.core.stylesheet import current
from up.testing.cast import Cast
from up.testing.urls import Row

ANYBODY = {"else": 200}


def world(cast: Cast) -> dict[str, str]:
    return {"sheet": current()[1]}


ROWS = [
    Row("stylesheet", "/ui/{sheet}/140.css", ANYBODY),
    Row("stylesheet", "/ui/{sheet}/999.css", {"else": 404}),
    *(
        Row(name, f"{prefix}/{path}", ANYBODY)
        for prefix in ("", "/chevreuse", "/metz")
        for name, path in (
            ("icon", "ui/icon.svg"),
            ("manifest", "manifest.webmanifest"),
            ("robots", "robots.txt"),
            ("place-search", "lieux/?q=dour"),
        )
    ),
    Row("media", "/media/members/none.webp", {"else": 404}),
    Row("media", "/media/%2e%2e/up.sqlite3", {"else": 400}),
    Row("markdown-preview", "/chevreuse/ui/preview/", {"else": 405}),
    Row("markdown-preview", "/chevreuse/ui/preview/", ANYBODY, "post"),
    Row("concept-search", "/chevreuse/concepts/?kind=skill&q=comm", ANYBODY),
    Row("concept-search", "/chevreuse/concepts/?kind=nonsense", {"else": 400}),
]
