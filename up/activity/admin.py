"""The log, for operators: to read, never to change."""

from django.contrib import admin

from up.activity.models import LogEntry
from up.core.admin import ReadOnlyAdmin


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "code", "territory", "actor", "target_type", "target_id")
    list_filter = ("territory", "code")
    list_select_related = ("territory", "actor", "target_type")
    date_hierarchy = "at"
