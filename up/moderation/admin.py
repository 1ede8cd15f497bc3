"""Reports, for operators: decisions are made by the animators, on their page."""

from django.contrib import admin

from up.core.admin import ReadOnlyAdmin
from up.moderation.models import Report


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "territory", "reason", "outcome", "decided_by", "decided_at")
    list_filter = ("territory", "reason", "outcome")
    list_select_related = ("territory", "decided_by")
