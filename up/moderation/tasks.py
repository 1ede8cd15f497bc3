"""What moderation does in the background."""

from django.tasks import task
from django.utils.translation import gettext_lazy as _

from up.activity.mail import send
from up.moderation.models import Report


@task()
def send_decision(report_id: int) -> None:
    """The decision, to a visitor who reported something."""
    report = Report.objects.exclude(decided_at=None).exclude(reporter_email="").filter(pk=report_id).first()
    if report is not None:
        send(
            to=report.reporter_email,
            subject=_("What was decided about your report"),
            template="moderation/mail/decision",
            context={"report": report},
            territory=report.territory,
        )
