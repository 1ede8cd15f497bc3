"""What activity does in the background."""

from crontask import cron
from django.tasks import task

from up.activity import digest
from up.activity.notices import mail_notification


@task()
def send_notification_mail(notification_id: int) -> None:
    """Mails one notification, once, unless it was read meanwhile."""
    mail_notification(notification_id)


@cron("0 7 * * Thu")  # type: ignore[untyped-decorator]
@task()
def send_digests() -> None:
    """Thursday morning: a task for each person who may have something waiting."""
    for member_id in digest.due().values_list("pk", flat=True):
        send_digest.enqueue(member_id)


@task()
def send_digest(member_id: int) -> None:
    digest.send_to(member_id)
