"""What members need done in the background."""

from datetime import timedelta

from crontask import cron
from django.tasks import task

from up.members.models import Draft

DRAFTS_KEPT = timedelta(days=60)


@cron("30 3 * * *")  # type: ignore[untyped-decorator]
@task()
def purge_drafts() -> None:
    """Drafts that nobody came back to."""
    Draft.objects.older_than(DRAFTS_KEPT).delete()
