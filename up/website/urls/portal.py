"""Addresses of the portal, where no territory was found."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from up.core import urls as core
from up.territories.urls import portal_patterns as territories
from up.website.urls.pages import portal_patterns as pages

urlpatterns = [
    *pages,
    *core.portal_patterns,
    *territories,
    path("compte/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns += core.showroom_patterns
