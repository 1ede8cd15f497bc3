"""Addresses inside a territory, on its host or below its prefix."""

from django.urls import include, path

urlpatterns = [
    path("compte/", include("allauth.urls")),
]
