"""Operators see that conversations exist, never what is in them."""

from django.contrib import admin

from up.conversations.models import Conversation
from up.core.admin import ReadOnlyAdmin


@admin.register(Conversation)
class ConversationAdmin(ReadOnlyAdmin):
    list_display = ("public_id", "territory", "created_at", "last_message_at")
    list_filter = ("territory",)
    fields = ("public_id", "territory", "created_at", "last_message_at")
