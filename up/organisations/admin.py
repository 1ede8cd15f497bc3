"""Operators look at organisations and decide in place of an absent animator, by the same actions as everybody."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from up.core.admin import ReadOnlyAdmin
from up.core.verdict import Conflict
from up.organisations import actions
from up.organisations.models import Claim, Organisation, OrganisationPerson, Registration


class Managed(admin.SimpleListFilter):
    title = _("managed")
    parameter_name = "managed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("by somebody")), ("no", _("by nobody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Organisation]) -> QuerySet[Organisation]:
        nobody = Organisation.objects.unmanaged().values("pk")
        if self.value() == "no":
            return queryset.filter(pk__in=nobody)
        return queryset.exclude(pk__in=nobody) if self.value() == "yes" else queryset


class PeopleInline(admin.TabularInline[OrganisationPerson, Organisation]):
    model = OrganisationPerson
    can_delete = False
    extra = 0


class RegistrationInline(admin.TabularInline[Registration, Organisation]):
    model = Registration
    can_delete = False
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "ess", "place", "source", "created_at", "removed_at")
    list_filter = (Managed, "territories", "kind", "ess", "source", ("removed_at", admin.EmptyFieldListFilter))
    search_fields = ("search_name", "public_id", "registrations__number")
    list_select_related = ("place",)
    inlines = (PeopleInline, RegistrationInline)
    actions = ("remove", "restore")

    @admin.action(description=_("Remove from the directory"))
    def remove(self, request: Any, queryset: QuerySet[Organisation]) -> None:
        for organisation in queryset.filter(removed_at=None):
            territory = organisation.territories.first()
            actions.remove(actor=request.user, territory=territory, organisation=organisation)

    @admin.action(description=_("Bring back"))
    def restore(self, request: Any, queryset: QuerySet[Organisation]) -> None:
        for organisation in queryset.exclude(removed_at=None):
            territory = organisation.territories.first()
            actions.restore(actor=request.user, territory=territory, organisation=organisation)


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ("organisation", "member", "territory", "state", "created_at", "decided_by", "decided_at")
    list_filter = ("state", "territory")
    list_select_related = ("organisation", "member", "territory", "decided_by")
    actions = ("accept",)

    @admin.action(description=_("Accept"))
    def accept(self, request: Any, queryset: QuerySet[Claim]) -> None:
        for claim in queryset:
            try:
                actions.accept_claim(actor=request.user, claim=claim)
            except Conflict as conflict:
                self.message_user(request, f"{claim.organisation}: {conflict.reason}", messages.ERROR)
