"""The log of what happened, and whom it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


class MailList(models.TextChoices):
    """Mails that one can leave; the values are the fields of `Member` that say so."""

    IMMEDIATE = "immediate_mail", _("mails sent at once")
    DIGEST = "digest", _("the weekly summary")


class LogEntry(models.Model):
    """One thing that somebody did. Written once by an action, never changed; notifications follow from its code."""

    code = models.CharField(max_length=40, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, null=True, related_name="+")
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, related_name="+")
    target_id = models.BigIntegerField(null=True)
    target = GenericForeignKey("target_type", "target_id")
    data = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "log entries"
        indexes = [
            models.Index(fields=["target_type", "target_id"], name="log_target"),
            models.Index(fields=["territory", "-id"], name="log_territory"),
        ]

    def __str__(self) -> str:
        return f"{self.code} #{self.pk}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of(self, member: Member) -> Self:
        return self.filter(member=member).order_by("-id")

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notification(models.Model):
    """That a log entry concerns a member."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    entry = models.ForeignKey(LogEntry, on_delete=models.CASCADE, related_name="notifications")
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NotificationQuerySet] = NotificationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "entry"], name="notification_once")]
        indexes = [models.Index(fields=["member", "read_at", "-id"], name="notification_unread")]

    def __str__(self) -> str:
        return f"{self.entry_id} → {self.member_id}"
