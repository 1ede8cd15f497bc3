"""The website's own pages, each read by each person."""

from up.exchange.tests.factories import make_listing
from up.testing.cast import Cast
from up.testing.urls import Row


def world(cast: Cast) -> dict[str, str]:
    return {"need": make_listing(cast.animator, cast.home).slug}


ANYBODY = {"else": 200}
BOTH = {
    "how-it-works": "comment-ca-marche/",
    "help": "aide/",
    "legal": "mentions-legales/",
    "privacy": "confidentialite/",
    "accessibility": "accessibilite/",
}

ROWS = [
    Row("portal", "/", ANYBODY),
    Row("portal", "/?commune=Dourdan", {"else": 302}),
    Row("portal", "/?commune=Nullepart", {"else": 422}),
    Row("territories", "/territoires/", ANYBODY),
    Row("territory-request", "/ouvrir/", ANYBODY),
    Row("health", "/health/", ANYBODY),
    *(Row(name, f"/{path}", ANYBODY) for name, path in BOTH.items()),
    *(Row(name, f"/chevreuse/{path}", ANYBODY) for name, path in BOTH.items()),
    *(Row(name, f"/metz/{path}", ANYBODY) for name, path in BOTH.items()),
    Row("home", "/chevreuse/", ANYBODY),
    Row("home", "/metz/", ANYBODY),
    Row("for-you", "/chevreuse/pour-vous/", {"visitor": 302, "else": 200}),
    Row("for-you", "/metz/pour-vous/", {"visitor": 302, "else": 200}),
    Row("for-you-set-aside", "/chevreuse/pour-vous/{need}/ecarter/", {"else": 302}, "post"),
    Row("for-you-set-aside", "/metz/pour-vous/{need}/ecarter/", {"visitor": 302, "else": 404}, "post"),
    Row("for-you-restore", "/chevreuse/pour-vous/{need}/remettre/", {"else": 302}, "post"),
    Row("for-you-restore", "/metz/pour-vous/{need}/remettre/", {"visitor": 302, "else": 404}, "post"),
    Row("explore", "/chevreuse/explorer/?q=jardin", ANYBODY),
    Row("explore", "/metz/explorer/", ANYBODY),
    Row("explore-map", "/chevreuse/explorer/carte.json?bbox=1,48,3,49&zoom=9", ANYBODY),
    Row("sitemap", "/sitemap.xml", ANYBODY),
    Row("sitemap", "/chevreuse/sitemap.xml", ANYBODY),
    Row("language", "/langue/", {"else": 405}),
    Row("language", "/chevreuse/langue/", {"else": 405}),
    Row("language", "/chevreuse/langue/", {"else": 400}, "post"),
]
