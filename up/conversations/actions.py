"""Every write of conversations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.activity.models import Notification
from up.conversations import rules
from up.conversations.models import Attachment, Conversation, Message, Participant
from up.core.uploads import Upload, clean_document
from up.core.verdict import require
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

MOST_FILES = 5


@transaction.atomic
def open_conversation(
    *, territory: Territory, subject: str, members: Iterable[Member], opening: tuple[Member, str] | None = None
) -> Conversation:
    """A private conversation of these members. `opening`: a first message that all of them have read already."""
    now = timezone.now()
    conversation = Conversation.objects.create(territory=territory, subject=subject[:160])
    Participant.objects.bulk_create(
        Participant(conversation=conversation, member=member, read_at=now) for member in members
    )
    if opening is not None:
        author, body = opening
        Message.objects.create(conversation=conversation, author=author, body=body, at=now)
        _touch(conversation, author, now)
    return conversation


@transaction.atomic
def post_message(*, actor: Member, conversation: Conversation, body: str, files: Sequence[Upload] = ()) -> Message:
    """Writes to the others, who are told by mail unless they have not read what was written before."""
    require(rules.can_write(actor, conversation))
    body = body.strip()
    if not body and not files:
        raise ValidationError({"body": _("Write something, or add a file.")})
    if len(files) > MOST_FILES:
        raise ValidationError({"files": _("At most %(count)s files at a time.") % {"count": MOST_FILES}})
    cleaned = [_cleaned(file) for file in files]
    message = Message.objects.create(conversation=conversation, author=actor, body=body)
    for name, content in cleaned:
        is_picture = not name.endswith(".pdf")
        Attachment.objects.create(
            message=message, name=name, size=content.size, is_picture=is_picture, file=File(content, content.name)
        )
    told = _to_be_told(conversation, message)
    _touch(conversation, actor, message.at)
    mark_read(actor=actor, conversation=conversation)
    data = {"message": message.pk, "subject": conversation.subject, "told": told}
    log.record("message.posted", actor=actor, territory=conversation.territory, target=conversation, data=data)
    return message


def _cleaned(file: Upload) -> tuple[str, ContentFile[bytes]]:
    """The name under which it is handed out, with the ending of what it has become, and what we keep of it."""
    try:
        content = clean_document(file)
    except ValidationError as error:
        raise ValidationError({"files": error.messages}) from error
    stem = PurePath(file.name or "").stem[:120] or "file"
    return stem + PurePath(content.name or "").suffix, content


def _to_be_told(conversation: Conversation, message: Message) -> list[int]:
    """The others who had read everything: one mail, however much is then written until they come back."""
    others = conversation.participants.exclude(member=message.author_id).filter(muted=False)
    earlier = Message.objects.filter(conversation=conversation, pk__lt=message.pk)
    return [
        part.member_id
        for part in others
        if not (earlier.filter(at__gt=part.read_at) if part.read_at else earlier)
        .exclude(author=part.member_id)
        .exists()
    ]


def _touch(conversation: Conversation, author: Member, at: datetime) -> None:
    conversation.last_message_at, conversation.last_author = at, author
    conversation.save(update_fields=["last_message_at", "last_author", "updated_at"])


@transaction.atomic
def mark_read(*, actor: Member, conversation: Conversation) -> None:
    """All that stands there now; its notifications are read by the same act."""
    now = timezone.now()
    Participant.objects.filter(conversation=conversation, member=actor).update(read_at=now)
    Notification.objects.unread().filter(
        member=actor, entry__code="message.posted", entry__target_id=conversation.pk
    ).update(read_at=now)


def mute(*, actor: Member, conversation: Conversation, muted: bool) -> None:
    """No more notifications of this conversation; it stays in the list."""
    Participant.objects.filter(conversation=conversation, member=actor).update(muted=muted)


def hide_message(message: Message, _territory: Territory) -> None:
    """Takes a message down, for moderation: it is in one territory only. Its files are no longer handed out."""
    message.hidden_at = timezone.now()
    message.save(update_fields=["hidden_at"])
