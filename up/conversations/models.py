"""Private conversations between members."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from up.core.models import Addressed, Timestamped
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of(self, member: Member) -> Self:
        return self.filter(Exists(Participant.objects.filter(conversation=OuterRef("pk"), member=member)))

    def unread_by(self, member: Member) -> Self:
        """Those in which somebody else wrote after the member last read."""
        part = Participant.objects.filter(conversation=OuterRef("pk"), member=member).filter(
            Q(read_at=None) | Q(read_at__lt=OuterRef("last_message_at"))
        )
        return self.filter(Exists(part), last_message_at__isnull=False).exclude(last_author=member)

    def inbox_of(self, member: Member) -> Self:
        """Unread ones first, then the latest; each with `is_unread`, its last words and its people."""
        latest = Message.objects.filter(conversation=OuterRef("pk"), hidden_at=None).order_by("-at", "-pk")
        unread = Conversation.objects.unread_by(member).filter(pk=OuterRef("pk"))
        rows = self.annotate(is_unread=Exists(unread), preview=Subquery(latest.values("body")[:1]))
        return rows.prefetch_related("participants__member").order_by(
            F("is_unread").desc(), F("last_message_at").desc(nulls_last=True), "-pk"
        )


class Conversation(Addressed, Timestamped):
    """What it is about stands in its subject; what hangs on it (an introduction) points to it."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=160)
    last_message_at = models.DateTimeField(null=True, blank=True, db_index=True)
    last_author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[ConversationQuerySet] = ConversationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = [F("last_message_at").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.subject


class Participant(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations")
    read_at = models.DateTimeField(null=True, blank=True)
    muted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "member"], name="participant_once")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.conversation_id}"


class MessageQuerySet(models.QuerySet["Message"]):
    def readable(self, territory: Territory, reader: Member | None) -> Self:
        """What a participant reads in the conversations of a territory."""
        if reader is None:
            return self.none()
        return self.filter(conversation__territory=territory, conversation__participants__member=reader, hidden_at=None)


class Message(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="messages")
    body = models.TextField(max_length=8000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True, blank=True, help_text="Taken down by moderation.")

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["conversation", "at"], name="message_in_order")]

    def __str__(self) -> str:
        return f"#{self.pk} in {self.conversation_id}"


def private() -> Storage:
    """Where files are that only a view may hand out."""
    return storages["private"]


class Attachment(models.Model):
    """A picture (re-encoded) or a PDF (checked), shown to the participants only."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(upload_to="attachments/%Y/%m", storage=private)
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField()
    is_picture = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
