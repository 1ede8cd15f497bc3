"""Addresses of the website's own pages."""

from django.urls import path

from up.website import health, sitemaps
from up.website.views import explore, for_you, home, language, pages, portal

both_patterns = [
    path("comment-ca-marche/", pages.how_it_works, name="how-it-works"),
    path("aide/", pages.help_page, name="help"),
    path("mentions-legales/", pages.legal, name="legal"),
    path("confidentialite/", pages.privacy, name="privacy"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("langue/", language.language, name="language"),
]
portal_patterns = [
    path("", portal.portal, name="portal"),
    path("territoires/", portal.territories, name="territories"),
    path("ouvrir/", portal.territory_request, name="territory-request"),
    path("sitemap.xml", sitemaps.portal_sitemap, name="sitemap"),
    path("health/", health.health, name="health"),
    *both_patterns,
]
territory_patterns = [
    path("", home.home, name="home"),
    path("pour-vous/", for_you.for_you, name="for-you"),
    path("pour-vous/<slug:slug>/ecarter/", for_you.set_aside, name="for-you-set-aside"),
    path("pour-vous/<slug:slug>/remettre/", for_you.restore, name="for-you-restore"),
    path("sitemap.xml", sitemaps.territory_sitemap, name="sitemap"),
    path("explorer/", explore.explore, name="explore"),
    path("explorer/carte.json", explore.explore_map, name="explore-map"),
    *both_patterns,
]
