"""What conversations keep of a member: taken along in their archive, let go when they leave for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from up.conversations.models import Attachment, Conversation, Message, Participant
from up.members import erasure, export

if TYPE_CHECKING:
    from up.members.models import Member


def collect(member: Member) -> dict[str, Any]:
    """The conversations as they read them, with the files that they sent."""
    shown = Message.objects.filter(conversation__in=Conversation.objects.of(member), hidden_at=None)
    sent = Attachment.objects.filter(message__author=member).order_by("pk")
    return {
        "messages": list(shown.order_by("pk").values("conversation__subject", "author__name", "body", "at")),
        "files": [attachment.file for attachment in sent],
    }


def erase(member: Member) -> None:
    """Their words and files go; that something was written stays, so that the other still understands their own."""
    files = list(Attachment.objects.filter(message__author=member))
    for attachment in files:
        transaction.on_commit(lambda file=attachment.file: file.storage.delete(file.name))  # type: ignore[misc]
    Attachment.objects.filter(pk__in=[attachment.pk for attachment in files]).delete()
    Message.objects.filter(author=member).update(body="", author=None, hidden_at=timezone.now())
    Participant.objects.filter(member=member).delete()
    Conversation.objects.filter(participants=None).delete()


def register_privacy() -> None:
    export.register("conversations", collect)
    erasure.register("conversations", erase)
