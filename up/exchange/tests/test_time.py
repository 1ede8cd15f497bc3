"""What happens as days go by: confirmation of listings, reminders of introductions. Each task can run twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from up.activity.models import LogEntry, Notification
from up.exchange import actions, tasks
from up.exchange.freshness import confirm_key
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import make_introduction, make_listing
from up.testing.cast import Cast

State = Introduction.State


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days, hours=1)


def told(code: str) -> list[str]:
    return sorted(row.member.name.split()[0] for row in Notification.objects.filter(entry__code=code))


def confirm_in(listing: Listing, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    Listing.objects.filter(pk=listing.pk).update(confirm_by=day, hide_from=day + timedelta(days=21))


def test_authors_are_asked_a_week_before_and_once_more_on_the_day(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    confirm_in(listing, 8)
    tasks.ask_to_confirm.call()
    assert mail.outbox == []
    confirm_in(listing, 7)
    for _run in range(2):
        tasks.ask_to_confirm.call()
    [letter] = mail.outbox
    assert letter.to == [cast.holder.email]
    assert f"/chevreuse/besoins-et-offres/{listing.slug}/confirmer/?key={confirm_key(listing)}" in letter.body
    confirm_in(listing, 0)
    Listing.objects.update(asked_on=timezone.localdate() - timedelta(days=7))
    for _run in range(2):
        tasks.ask_to_confirm.call()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("change", [{"state": "closed"}, {"removed_at": timezone.now()}])
def test_nobody_is_asked_about_what_is_over(cast: Cast, change: dict[str, Any]) -> None:
    listing = make_listing(cast.holder, cast.home)
    confirm_in(listing, 1)
    Listing.objects.update(**change)
    tasks.ask_to_confirm.call()
    assert mail.outbox == []


def test_the_link_of_the_mail_confirms_without_signing_in(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    confirm_in(listing, -1)
    client = cast.client()
    address = f"/chevreuse/besoins-et-offres/{listing.slug}/confirmer/"
    assert client.get(address, {"key": confirm_key(listing)}).status_code == 200
    listing.refresh_from_db()
    assert listing.is_stale
    assert client.post(f"{address}?key={confirm_key(listing)}").status_code == 303
    listing.refresh_from_db()
    assert listing.confirm_by == timezone.localdate() + timedelta(days=45)
    other = make_listing(cast.helper, cast.home)
    for key in ("", "forged", confirm_key(other)):
        assert client.post(f"{address}?key={key}").status_code == 403


def test_what_was_removed_is_deleted_after_a_month(cast: Cast) -> None:
    kept, gone = make_listing(cast.holder, cast.home), make_listing(cast.holder, cast.home)
    Listing.objects.filter(pk=kept.pk).update(removed_at=days_ago(29))
    Listing.objects.filter(pk=gone.pk).update(removed_at=days_ago(31))
    for _run in range(2):
        tasks.tidy.call()
    assert list(Listing.objects.all()) == [kept]


def test_reminders_then_the_animator(cast: Cast) -> None:
    introduction = make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home)
    for days, count in ((8, 0), (9, 1), (20, 1), (21, 2), (44, 2)):
        Introduction.objects.update(created_at=days_ago(days))
        for _run in range(2):
            tasks.remind_introductions.call()
        assert told("introduction.reminded") == ["Claire"] * count
    Introduction.objects.update(created_at=days_ago(45))
    for _run in range(2):
        tasks.remind_introductions.call()
    introduction.refresh_from_db()
    assert introduction.state == State.UNREACHABLE
    assert told("introduction.unreachable") == ["Nadia"]
    assert told("introduction.unanswered") == ["Helene"]


def test_a_late_answer_is_welcome(cast: Cast) -> None:
    introduction = make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home)
    Introduction.objects.update(created_at=days_ago(50))
    tasks.remind_introductions.call()
    introduction.refresh_from_db()
    actions.accept(actor=cast.holder, introduction=introduction)
    assert introduction.state == State.ACCEPTED


def test_both_are_asked_whether_it_helped(cast: Cast) -> None:
    introduction = make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home)
    Introduction.objects.update(created_at=days_ago(30))
    actions.accept(actor=cast.holder, introduction=introduction)
    tasks.remind_introductions.call()
    assert told("introduction.asked") == []
    Introduction.objects.update(answered_at=days_ago(9))
    tasks.remind_introductions.call()
    assert told("introduction.asked") == ["Claire", "Nadia"]
    actions.say_outcome(actor=cast.helper, introduction=introduction, helped=True)
    Introduction.objects.update(answered_at=days_ago(21))
    tasks.remind_introductions.call()
    assert told("introduction.asked") == ["Claire", "Claire", "Nadia"]
    Introduction.objects.update(answered_at=days_ago(45))
    for _run in range(2):
        tasks.remind_introductions.call()
    assert told("introduction.unknown") == ["Helene"]
    introduction.refresh_from_db()
    assert introduction.state == State.ACCEPTED


def test_a_missed_week_sends_one_reminder(cast: Cast) -> None:
    make_introduction(make_listing(cast.holder, cast.home), cast.helper, cast.home)
    Introduction.objects.update(created_at=days_ago(30))
    tasks.remind_introductions.call()
    assert LogEntry.objects.filter(code="introduction.reminded").count() == 1
