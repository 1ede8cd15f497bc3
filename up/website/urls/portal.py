"""Addresses of the portal, where no territory was found."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from up.activity import urls as activity
from up.core import urls as core
from up.members import urls as members
from up.territories.urls import portal_patterns as territories
from up.website.urls.pages import portal_patterns as pages

urlpatterns = [
    *pages,
    *core.portal_patterns,
    *territories,
    *activity.portal_patterns,
    path("compte/", include(members.account_patterns)),
    path("admin/", admin.site.urls),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns += core.showroom_patterns
if settings.DEMO:
    urlpatterns += [*activity.demo_patterns, *members.demo_patterns]
handler400 = "up.core.views.bad_request"
