"""The log: entries, whom they tell, sentences in the reader's language, mails at once."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pytest_django import DjangoCaptureOnCommitCallbacks

from up.activity import log
from up.activity.models import LogEntry, Notification
from up.activity.tasks import send_notification_mail
from up.members.models import Block, Member
from up.testing.cast import Cast


@pytest.fixture(autouse=True)
def people(cast: Cast) -> Iterator[list[Member]]:
    """Whom the codes «test» (quiet) and «test.now» (immediate) tell."""
    told = [cast.helper, cast.holder]

    def url(entry: LogEntry) -> str:
        assert entry.territory
        return entry.territory.url("charter")

    sentence = _("%(actor)s joins the network.")
    log.register(log.Code("test", sentence, url, lambda entry: told))
    log.register(log.Code("test.now", sentence, url, lambda entry: told, immediate=True, thread=lambda entry: "talk-1"))
    yield told
    for name in ("test", "test.now"):
        log._codes.pop(name)


def told(entry: LogEntry) -> list[str]:
    return [notification.member.name for notification in Notification.objects.filter(entry=entry)]


def record(cast: Cast, code: str = "test") -> LogEntry:
    return log.record(code, actor=cast.holder, territory=cast.home, target=cast.animator)


def test_the_actor_is_not_told_of_their_own_doing(cast: Cast) -> None:
    assert told(record(cast)) == ["Nadia Berthier"]


@pytest.mark.parametrize("blocker", ["helper", "holder"])
def test_people_who_blocked_each_other_are_not_told(cast: Cast, blocker: str) -> None:
    pair = {"blocker": cast.helper, "blocked": cast.holder}
    Block.objects.create(**(pair if blocker == "helper" else dict(zip(pair, reversed(pair.values()), strict=True))))
    assert told(record(cast)) == []


def test_closed_accounts_are_not_told(cast: Cast) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(is_active=False)
    assert told(record(cast)) == []


def test_nobody_is_told_twice(cast: Cast, people: list[Member]) -> None:
    people.append(cast.helper)
    assert told(record(cast)) == ["Nadia Berthier"]


def test_a_sentence_is_in_the_language_of_who_reads_it(cast: Cast) -> None:
    entry = record(cast)
    for language, sentence in {
        "en": "joins the network",
        "fr": "rejoint le réseau",
        "de": "tritt dem Netzwerk bei",
    }.items():
        with translation.override(language):
            assert log.sentence(entry) == f"Claire Vasseur {sentence}."


def test_an_entry_whose_target_is_gone_leads_nowhere(cast: Cast) -> None:
    entry = log.record("test", actor=cast.holder, territory=cast.home, target=cast.skill)
    assert log.address(entry) == "http://testserver/chevreuse/charte/"
    cast.skill.delete()
    assert log.address(LogEntry.objects.get(pk=entry.pk)) == ""


def test_a_code_is_registered_once(cast: Cast) -> None:
    with pytest.raises(ValueError, match="twice"):
        log.register(log.get("test"))


def test_what_is_urgent_is_mailed_at_once_in_the_language_of_its_recipient(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(language="fr")
    with django_capture_on_commit_callbacks(execute=True):
        record(cast, "test.now")
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["nadia@example.org"], "Claire Vasseur rejoint le réseau.")
    assert sent.extra_headers["In-Reply-To"] == "<talk-1@localhost>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "http://testserver/chevreuse/charte/" in str(sent.body)
    assert isinstance(sent, mail.EmailMultiAlternatives)
    html = str(sent.alternatives[0][0])
    assert "http://testserver/chevreuse/charte/" in html
    assert "fonts.googleapis" not in html
    assert "réglages" in str(sent.body)


def test_who_wants_no_mail_at_once_gets_none(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(immediate_mail=False)
    with django_capture_on_commit_callbacks(execute=True):
        record(cast, "test.now")
    assert mail.outbox == []
    assert Notification.objects.count() == 1


def test_a_mail_task_can_run_twice_and_skips_what_was_read(cast: Cast) -> None:
    record(cast, "test.now")
    notification = Notification.objects.get()
    send_notification_mail.enqueue(notification.pk)
    send_notification_mail.enqueue(notification.pk)
    assert len(mail.outbox) == 1
    record(cast, "test.now")
    Notification.objects.update(read_at=notification.entry.at, mailed_at=None)
    send_notification_mail.enqueue(Notification.objects.latest("pk").pk)
    assert len(mail.outbox) == 1
