"""What every page knows."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from up.activity.models import Notification
from up.conversations.models import Conversation
from up.core.views import DEFAULT_HUE
from up.members.models import Member


class Unread:
    """What a member has not read, counted when a page shows it: one query each, once a page."""

    def __init__(self, member: Member) -> None:
        self._member = member

    @cached_property
    def notifications(self) -> int:
        return Notification.objects.of(self._member).unread().count()

    @cached_property
    def messages(self) -> int:
        return Conversation.objects.unread_by(self._member).count()


def site(request: HttpRequest) -> dict[str, Any]:
    """Territory (None on the portal), member (None for a visitor), hue, unread counts, the way to the portal."""
    territory = getattr(request, "territory", None)
    member = getattr(request, "member", None)
    return {
        "territory": territory,
        "member": member,
        "hue": territory.hue if territory else DEFAULT_HUE,
        "unread": Unread(member) if member else None,
        "portal_url": f"{settings.SITE_URL}/",
    }
