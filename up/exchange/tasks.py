"""What exchange does by itself, every day; each run does only what has not been done."""

from crontask import cron
from django.tasks import task


@cron("10 6 * * *")  # type: ignore[untyped-decorator]
@task()
def ask_to_confirm() -> None:
    """Mails the authors of what is soon no longer fresh."""
    from up.exchange.freshness import ask_authors

    ask_authors()


@cron("20 6 * * *")  # type: ignore[untyped-decorator]
@task()
def remind_introductions() -> None:
    from up.exchange.reminders import remind

    remind()


@cron("40 3 * * *")  # type: ignore[untyped-decorator]
@task()
def tidy() -> None:
    """Deletes for good what was removed a month ago."""
    from up.exchange.freshness import delete_removed

    delete_removed()
