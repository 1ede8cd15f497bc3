"""The website's own pages, each read by each person."""

from up.testing.urls import Row

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
    Row("explore", "/chevreuse/explorer/?q=jardin", ANYBODY),
    Row("explore", "/metz/explorer/", ANYBODY),
    Row("explore-map", "/chevreuse/explorer/carte.json?bbox=1,48,3,49&zoom=9", ANYBODY),
    Row("language", "/langue/", {"else": 405}),
    Row("language", "/chevreuse/langue/", {"else": 405}),
    Row("language", "/chevreuse/langue/", {"else": 400}, "post"),
]
