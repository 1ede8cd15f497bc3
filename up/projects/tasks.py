"""What projects do in the background."""

from django.tasks import task


@task()
def send_invitation(seat_id: int, territory_id: int) -> None:
    """Mails an invitation to a team, unless it was answered or taken back meanwhile."""
    from up.projects.mails import mail_invitation

    mail_invitation(seat_id, territory_id)
