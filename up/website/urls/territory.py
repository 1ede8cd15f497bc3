"""Addresses inside a territory, on its host or below its prefix."""

from django.conf import settings
from django.urls import include, path

from up.activity.urls import territory_patterns as activity
from up.conversations.urls import territory_patterns as conversations
from up.core import urls as core
from up.exchange.urls import territory_patterns as exchange
from up.members.urls import account_patterns
from up.members.urls import territory_patterns as members
from up.moderation.urls import territory_patterns as moderation
from up.organisations.urls import territory_patterns as organisations
from up.projects.urls import territory_patterns as projects
from up.taxonomy.urls import territory_patterns as taxonomy
from up.territories.urls import territory_patterns as territories
from up.website.urls.pages import territory_patterns as pages
from up.website.urls.publish import territory_patterns as publish

urlpatterns = [
    *projects,
    *pages,
    *publish,
    *organisations,
    *core.territory_patterns,
    *territories,
    *taxonomy,
    *activity,
    *members,
    *moderation,
    *conversations,
    *exchange,
    path("compte/", include(account_patterns)),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns += core.showroom_patterns
handler400 = "up.core.views.bad_request"
