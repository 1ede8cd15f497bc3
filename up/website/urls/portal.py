"""Addresses of the portal, where no territory was found."""

from django.contrib import admin
from django.urls import include, path

from up.core.stylesheet import stylesheet

urlpatterns = [
    path("ui/<slug:digest>/<int:hue>.css", stylesheet, name="stylesheet"),
    path("compte/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
