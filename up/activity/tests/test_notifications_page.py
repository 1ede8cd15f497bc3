"""The page of notifications, and leaving a mailing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from up.activity import log
from up.activity.mail import read_unsubscribe_token, unsubscribe_token
from up.activity.models import MailList, Notification
from up.members.models import Member
from up.testing.cast import Cast

PATH = "/chevreuse/notifications/"


def notify(cast: Cast, count: int = 1) -> list[Notification]:
    entries = [
        log.record("member.joined", actor=cast.holder, territory=cast.home, target=cast.holder) for _ in range(count)
    ]
    return [Notification.objects.create(member=cast.helper, entry=entry) for entry in entries]


def test_unread_first_then_the_latest(cast: Cast) -> None:
    one, two, three = notify(cast, 3)
    client = cast.client(cast.helper)
    client.post(f"{PATH}{three.pk}/")
    shown = [line.notification.pk for line in client.get(PATH).context["lines"]]
    assert shown == [two.pk, one.pk, three.pk]


def test_opening_one_marks_it_and_goes_there(cast: Cast) -> None:
    (one,) = notify(cast)
    client = cast.client(cast.helper)
    assert client.post(f"{PATH}{one.pk}/")["Location"] == f"http://testserver/chevreuse/membres/{cast.holder.slug}/"
    one.refresh_from_db()
    assert one.read_at


def test_reading_the_page_marks_nothing(cast: Cast) -> None:
    notify(cast, 2)
    cast.client(cast.helper).get(PATH)
    assert Notification.objects.unread().count() == 2


def test_all_at_once_and_only_ones_own(cast: Cast) -> None:
    (mine,) = notify(cast)
    other = Notification.objects.create(member=cast.animator, entry=mine.entry)
    cast.client(cast.helper).post(f"{PATH}lues/")
    assert list(Notification.objects.unread()) == [other]
    assert cast.client(cast.helper).post(f"{PATH}{other.pk}/").status_code == 404


def test_one_whose_subject_is_gone_says_so(cast: Cast) -> None:
    entry = log.record("member.joined", actor=cast.holder, territory=cast.home, target=cast.stranger)
    Notification.objects.create(member=cast.helper, entry=entry)
    cast.stranger.delete()
    assert b"no longer exists" in cast.client(cast.helper).get(PATH).content


def test_more_notifications_do_not_cost_more_queries(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert cast.client(cast.helper).get(PATH).status_code == 200
        return len(captured)

    notify(cast)
    few = queries()
    notify(cast, 30)
    assert queries() == few


@pytest.mark.parametrize("mail_list", MailList)
def test_one_click_leaves_a_mailing_without_signing_in(cast: Cast, mail_list: MailList) -> None:
    client = Client(enforce_csrf_checks=True)
    path = f"/desabonnement/{unsubscribe_token(cast.helper, mail_list)}/"
    assert client.get(path).status_code == 200
    assert getattr(Member.objects.get(pk=cast.helper.pk), mail_list.value) is True
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert getattr(Member.objects.get(pk=cast.helper.pk), mail_list.value) is False


@pytest.mark.parametrize("token", ["", "x", "digest-1:abc", "is_staff-1"])
def test_a_forged_link_means_nothing(cast: Cast, token: str) -> None:
    assert read_unsubscribe_token(token) is None
