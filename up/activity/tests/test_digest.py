"""One summary a week over all networks, and none when nothing waits."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from up.activity import digest, log
from up.activity.models import Notification
from up.activity.tasks import send_digests
from up.members.models import Member
from up.testing.cast import Cast


def notify(cast: Cast, member: Member) -> Notification:
    entry = log.record("member.joined", actor=cast.animator, territory=cast.home, target=cast.animator)
    return Notification.objects.create(member=member, entry=entry)


def test_who_has_nothing_waiting_gets_nothing(cast: Cast) -> None:
    notify(cast, cast.helper)
    send_digests.enqueue()
    assert [sent.to for sent in mail.outbox] == [["nadia@example.org"]]


def test_once_a_week_even_if_the_task_runs_twice(cast: Cast) -> None:
    notify(cast, cast.helper)
    send_digests.enqueue()
    send_digests.enqueue()
    assert len(mail.outbox) == 1
    Member.objects.update(digested_at=timezone.now() - timedelta(days=7))
    send_digests.enqueue()
    assert len(mail.outbox) == 2


def test_what_was_read_or_mailed_does_not_wait_any_more(cast: Cast) -> None:
    Notification.objects.filter(pk=notify(cast, cast.helper).pk).update(read_at=timezone.now())
    Notification.objects.filter(pk=notify(cast, cast.helper).pk).update(mailed_at=timezone.now())
    assert digest.send_to(cast.helper.pk) is False


def test_who_left_it_or_has_no_address_gets_none(cast: Cast) -> None:
    notify(cast, cast.helper)
    notify(cast, cast.holder)
    Member.objects.filter(pk=cast.helper.pk).update(digest=False)
    Member.objects.filter(pk=cast.holder.pk).update(email=None)
    send_digests.enqueue()
    assert mail.outbox == []


def test_it_is_in_the_language_of_the_person_and_can_be_left(cast: Cast) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(language="fr")
    notify(cast, cast.helper)
    digest.send_to(cast.helper.pk)
    (sent,) = mail.outbox
    assert sent.subject == "Cette semaine, ce qui vous attend"
    assert "Helene Marchand rejoint le réseau." in str(sent.body)
    assert "/desabonnement/digest-" in sent.extra_headers["List-Unsubscribe"]


def test_a_page_unchanged_for_half_a_year_is_asked_about(cast: Cast) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(confirmed_at=timezone.now() - timedelta(days=200))
    assert digest.send_to(cast.helper.pk) is True
    assert "http://testserver/chevreuse/profil/" in str(mail.outbox[0].body)
