"""Operators look at projects; what they change goes through the same actions as everybody's."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from up.core.admin import ReadOnlyAdmin
from up.projects import actions
from up.projects.models import Contribution, Project, ProjectPublication, TeamMember, Update


class PublicationInline(admin.TabularInline[ProjectPublication, Project]):
    model = ProjectPublication
    can_delete = False
    extra = 0


class TeamInline(admin.TabularInline[TeamMember, Project]):
    model = TeamMember
    fk_name = "project"
    can_delete = False
    extra = 0


@admin.register(Project)
class ProjectAdmin(ReadOnlyAdmin):
    list_display = ("title", "stage", "holder", "place", "source", "moved_at", "withdrawn_at")
    list_filter = ("stage", "territories", "source", ("withdrawn_at", admin.EmptyFieldListFilter))
    search_fields = ("title", "public_id")
    list_select_related = ("holder", "place")
    inlines = (PublicationInline, TeamInline)
    actions = ("take_down",)

    @admin.action(description=_("Take down everywhere"))
    def take_down(self, request: Any, queryset: QuerySet[Project]) -> None:
        for project in queryset.prefetch_related("publications__territory"):
            for publication in project.publications.all():
                actions.take_down(project, publication.territory)


@admin.register(Update)
class UpdateAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "project", "author", "stage", "at", "hidden_at")
    search_fields = ("title", "project__title")
    list_select_related = ("project", "author")


@admin.register(Contribution)
class ContributionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "project", "author", "created_at", "hidden_at")
    list_filter = ("kind",)
    search_fields = ("text", "project__title")
    list_select_related = ("project", "author")
