"""Notifications and leaving a mailing."""

from typing import Any

from up.activity import log
from up.activity.mail import unsubscribe_token
from up.activity.models import MailList, Notification
from up.testing.cast import Cast
from up.testing.urls import Row


def world(cast: Cast) -> dict[str, Any]:
    entry = log.record("member.joined", actor=cast.holder, territory=cast.home, target=cast.holder)
    notification = Notification.objects.create(member=cast.helper, entry=entry)
    return {"token": unsubscribe_token(cast.helper, MailList.DIGEST), "notification": notification.pk}


ROWS = [
    Row("notifications", "/chevreuse/notifications/", {"visitor": 302, "else": 200}),
    Row("notifications-read", "/chevreuse/notifications/lues/", {"visitor": 302, "else": 405}),
    Row("notification", "/chevreuse/notifications/{notification}/", {"visitor": 302, "else": 405}),
    Row(
        "notification", "/chevreuse/notifications/{notification}/", {"helper": 302, "visitor": 302, "else": 404}, "post"
    ),
    Row("unsubscribe", "/chevreuse/desabonnement/{token}/", {"else": 200}),
    Row("unsubscribe", "/desabonnement/{token}/", {"else": 200}),
    Row("unsubscribe", "/desabonnement/{token}x/", {"else": 404}),
]
