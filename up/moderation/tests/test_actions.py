"""Reporting and deciding: who is told what, once, with a reason."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from up.activity.log import sentence
from up.activity.models import Notification
from up.core.verdict import Conflict, Refused
from up.members.models import Member
from up.moderation import actions
from up.moderation.models import Report
from up.testing.cast import Cast


def told(member: Member) -> list[str]:
    return [sentence(notification.entry) for notification in Notification.objects.of(member)]


def make(cast: Cast, actor: Member | None = None, **fields: str) -> Report:
    return actions.report(actor=actor or cast.holder, territory=cast.home, target=cast.helper, reason="spam", **fields)


def test_it_reaches_the_animators_of_this_network_only(cast: Cast) -> None:
    make(cast)
    assert told(cast.animator) == ["Something was reported: it waits for your decision."]
    assert told(cast.outside_animator) == told(cast.helper) == []


def test_the_same_report_twice_is_one(cast: Cast) -> None:
    assert make(cast) == make(cast)
    visitor = {"actor": None, "territory": cast.home, "target": cast.helper, "reason": "spam"}
    one = actions.report(**visitor, email="Me@example.org")  # type: ignore[arg-type]
    assert actions.report(**visitor, email="me@example.org") == one  # type: ignore[arg-type]


def test_a_visitor_leaves_an_address(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Leave an e-mail address"):
        actions.report(actor=None, territory=cast.home, target=cast.helper, reason="spam")


def test_nobody_reports_themselves(cast: Cast) -> None:
    with pytest.raises(Refused, match="This is yours"):
        make(cast, cast.helper)


@pytest.mark.parametrize("who", ["holder", "stranger", "outside_animator"])
def test_only_animators_of_this_network_decide(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        actions.decide(actor=getattr(cast, who), report=make(cast), outcome="kept", reason="Fine.")


def test_a_decision_has_a_reason(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="Say why"):
        actions.decide(actor=cast.animator, report=make(cast), outcome="kept", reason="  ")


def test_a_decision_reaches_the_author_and_everybody_who_reported(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    report = make(cast)
    make(cast, cast.stranger)
    actions.report(actor=None, email="me@example.org", territory=cast.home, target=cast.helper, reason="false")
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(actor=cast.animator, report=report, outcome="hidden", reason="Three times the same advert.")
    assert not Report.objects.open().exists()
    assert cast.helper.memberships.active().count() == 0
    said = "“Nadia Berthier”, which was reported, is taken down. See why."
    assert told(cast.helper) == told(cast.holder) == told(cast.stranger) == [said]
    assert sorted(str(sent.to[0]) for sent in mail.outbox) == [
        "claire@example.org", "me@example.org", "nadia@example.org", "tom@example.org",
    ]  # fmt: skip
    for sent in mail.outbox:
        assert "Three times the same advert." in str(sent.body)
        assert "Claire" not in str(sent.body)
        assert sent.reply_to == ["chevreuse@example.org"]


def test_keeping_changes_nothing_but_tells_why(cast: Cast) -> None:
    actions.decide(actor=cast.animator, report=make(cast), outcome="kept", reason="She is real.")
    assert cast.helper.role_in(cast.home) == "member"
    assert "stays" in told(cast.helper)[0]
    assert mail.outbox == []


def test_the_second_decision_is_told_that_it_came_too_late(cast: Cast) -> None:
    report = make(cast)
    actions.decide(actor=cast.animator, report=report, outcome="kept", reason="Fine.")
    with pytest.raises(Conflict, match="just decided"):
        actions.decide(actor=cast.animator, report=report, outcome="hidden", reason="No.")


def test_what_is_gone_meanwhile_can_still_be_closed(cast: Cast) -> None:
    report = make(cast)
    cast.helper.delete()
    report = Report.objects.get(pk=report.pk)
    actions.decide(actor=cast.animator, report=report, outcome="hidden", reason="Already gone.")
    assert not Report.objects.open().exists()
