"""Notifications: what a member reads of them, and the mail about one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone, translation

from up.activity import log
from up.activity.mail import send
from up.activity.models import MailList, Notification, NotificationQuerySet

if TYPE_CHECKING:
    from up.members.models import Member


def mail_notification(notification_id: int) -> None:
    """Sends the mail of a notification unless it is read, or its mail sent, or its subject gone."""
    unsent = Notification.objects.filter(pk=notification_id, read_at=None, mailed_at=None)
    notification = unsent.select_related("member", "entry__territory", "entry__actor").first()
    if notification is None or not unsent.update(mailed_at=timezone.now()):
        return
    entry, member = notification.entry, notification.member
    code = log.get(entry.code)
    if not (url := log.address(entry)):
        return
    with translation.override(member.language):
        sentence = log.sentence(entry)
    send(
        to=member,
        subject=sentence,
        template=code.mail or "activity/mail/notification",
        context={"entry": entry, "sentence": sentence, "url": url, "member": member}
        | ({entry.target_type.model: entry.target} if entry.target_type else {}),
        territory=entry.territory,
        thread=code.thread(entry) if code.thread else "",
        mail_list=MailList.IMMEDIATE,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A notification as a line of the page."""

    notification: Notification
    sentence: str
    url: str


def for_member(member: Member) -> NotificationQuerySet:
    """Unread ones first, then the latest, with what their sentences need."""
    unread_first = F("read_at").desc(nulls_first=True)
    notifications = Notification.objects.of(member).order_by(unread_first, "-id")
    return notifications.select_related("entry__actor", "entry__territory").prefetch_related("entry__target")


def lines(notifications: Iterable[Notification]) -> list[Shown]:
    return [Shown(n, log.sentence(n.entry), log.address(n.entry)) for n in notifications]


def address(notification: Notification) -> str:
    return log.address(notification.entry)


def unread_count(member: Member) -> int:
    return Notification.objects.of(member).unread().count()


def mark_read(*, member: Member, notification_id: int | None = None) -> int:
    """Marks one notification, or all of them, as read; returns how many were not."""
    unread = Notification.objects.of(member).unread()
    if notification_id is not None:
        unread = unread.filter(pk=notification_id)
    return unread.update(read_at=timezone.now())
