"""The log of conversations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext_lazy as _

from up.activity import log
from up.activity.models import LogEntry
from up.conversations.models import Conversation
from up.members.models import Member

if TYPE_CHECKING:
    from up.territories.models import Territory


def address(entry: LogEntry) -> str:
    conversation = cast(Conversation, entry.target)
    return cast("Territory", entry.territory).url("conversation", slug=conversation.slug)


def told(entry: LogEntry) -> Iterable[Member]:
    people: Iterable[Member] = Member.objects.filter(pk__in=entry.data["told"])
    return people


POSTED = log.Code(
    "message.posted",
    _("%(actor)s wrote to you about “%(subject)s”"),
    address,
    told,
    immediate=True,
    mail="conversations/mail/message",
    thread=lambda entry: f"conversation-{cast(Conversation, entry.target).public_id}",
)
