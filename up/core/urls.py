"""Addresses of the interface itself."""

from django.urls import path

from up.core import showroom, stylesheet, views

both_patterns = [
    path("ui/<slug:digest>/<int:hue>.css", stylesheet.stylesheet, name="stylesheet"),
    path("ui/icon.svg", views.icon, name="icon"),
    path("ui/preview/", views.markdown_preview, name="markdown-preview"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("media/<path:path>", views.media, name="media"),
    path("robots.txt", views.robots, name="robots"),
]
territory_patterns = portal_patterns = both_patterns

# Only where people try Up or work on it (DEBUG or DEMO).
showroom_patterns = [path("_ui/", showroom.showroom, name="showroom")]
