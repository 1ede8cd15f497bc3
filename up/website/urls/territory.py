"""Addresses inside a territory, on its host or below its prefix."""

from django.urls import include, path

from up.taxonomy.urls import territory_patterns as taxonomy
from up.territories.urls import territory_patterns as territories

urlpatterns = [
    *territories,
    *taxonomy,
    path("compte/", include("allauth.urls")),
]
