"""Operators look after territories, the places they cover, and who runs them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from up.core.admin import ReadOnlyAdmin
from up.core.verdict import Refused
from up.territories import actions, coverage
from up.territories.models import Membership, Place, Territory, TerritoryRequest, Zone


class ZoneInline(admin.TabularInline[Zone, Territory]):
    model = Zone
    extra = 0
    autocomplete_fields = ("place",)


@admin.register(Territory)
class TerritoryAdmin(admin.ModelAdmin[Territory]):
    """Opened by `create-territory`; what a network says of itself is written here."""

    list_display = ("name", "slug", "host", "country", "place_count", "is_group", "is_open")
    list_filter = ("is_open", "is_group", "country")
    search_fields = ("name", "slug", "host")
    autocomplete_fields = ("places", "centre", "parents")
    inlines = (ZoneInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Territory]:
        return super().get_queryset(request).annotate(place_count=Count("places"))

    @admin.display(description=_("places"), ordering="place_count")
    def place_count(self, territory: Any) -> int:
        return int(territory.place_count)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Territory | None = None) -> bool:
        return False

    def save_related(
        self, request: HttpRequest, form: ModelForm[Territory], formsets: list[BaseModelFormSet[Any, Any]], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        coverage.announce(form.instance)


@admin.register(Place)
class PlaceAdmin(ReadOnlyAdmin):
    """Places come from official files (`import-places`)."""

    list_display = ("name", "country", "code", "post_codes", "department", "population", "is_official")
    list_filter = ("country", "is_official")
    search_fields = ("search_name__startswith", "code", "post_codes")
    list_per_page = 50
    show_full_result_count = False


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """Who runs which network: choose members, then the role to give them."""

    list_display = ("member", "territory", "role", "joined_at", "left_at")
    list_filter = ("territory", "role", ("left_at", admin.EmptyFieldListFilter))
    search_fields = ("member__name", "member__email")
    list_select_related = ("member", "territory")
    actions = ("make_animator", "make_manager", "make_member")

    @admin.action(description=_("Make animator"))
    def make_animator(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        self.give(request, queryset, Membership.Role.ANIMATOR)

    @admin.action(description=_("Make manager"))
    def make_manager(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        self.give(request, queryset, Membership.Role.MANAGER)

    @admin.action(description=_("Make plain member again"))
    def make_member(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        self.give(request, queryset, Membership.Role.MEMBER)

    def give(self, request: HttpRequest, queryset: QuerySet[Membership], role: str) -> None:
        for row in queryset:
            try:
                actions.give_role(member=row.member, territory=row.territory, role=role)
            except Refused as refused:
                self.message_user(request, str(refused.reason), messages.ERROR)


@admin.register(TerritoryRequest)
class TerritoryRequestAdmin(ReadOnlyAdmin):
    list_display = ("place", "name", "organisation", "email", "created_at", "answered_at")
    list_filter = (("answered_at", admin.EmptyFieldListFilter),)
    list_select_related = ("place",)
