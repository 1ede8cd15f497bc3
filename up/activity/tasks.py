"""What activity does in the background."""

from django.tasks import task


@task()
def send_notification_mail(notification_id: int) -> None:
    """Mails one notification, once, unless it was read meanwhile."""
    from up.activity.notices import mail_notification

    mail_notification(notification_id)
