"""People, for operators: to look somebody up and to close an account."""

from django.contrib import admin
from django.http import HttpRequest

from up.members.models import Member


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin[Member]):
    list_display = ["name", "email", "place", "seen_at", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "memberships__territory"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "place", "language", "created_at", "seen_at", "is_active", "is_staff", "is_superuser"]
    readonly_fields = ["name", "email", "place", "language", "created_at", "seen_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Member | None = None) -> bool:
        """People erase themselves; what others rely on needs their row."""
        return False
