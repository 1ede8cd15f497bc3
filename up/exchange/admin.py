"""Operators look and put things right by the same actions as everybody."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from up.core.admin import ReadOnlyAdmin
from up.exchange import freshness
from up.exchange.models import Introduction, Listing


@admin.register(Listing)
class ListingAdmin(ReadOnlyAdmin):
    list_display = ("title", "side", "kind", "state", "author", "project", "confirm_by", "created_at")
    list_filter = ("side", "kind", "state")
    search_fields = ("title", "body", "public_id")
    list_select_related = ("author", "project")
    actions = ("ask_authors",)

    @admin.action(description=_("Ask the authors whether it still holds"))
    def ask_authors(self, request: HttpRequest, queryset: QuerySet[Listing]) -> None:
        asked = sum(freshness.ask(listing) for listing in queryset.prefetch_related("publications__territory"))
        self.message_user(request, _("Asked: %(count)s.") % {"count": asked})


@admin.register(Introduction)
class IntroductionAdmin(ReadOnlyAdmin):
    """Without what the two wrote to each other."""

    list_display = ("public_id", "territory", "listing", "project", "state", "created_at", "answered_at", "closed_at")
    list_filter = ("state", "territory")
    list_select_related = ("territory", "listing", "project")
    exclude = ("message", "decline_text", "conversation")
