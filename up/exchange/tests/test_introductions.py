from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from up.activity.models import Notification
from up.conversations.models import Message
from up.core.verdict import Conflict, Refused
from up.exchange import actions, rules
from up.exchange.models import Introduction, Listing, Outcome
from up.exchange.tests.factories import make_introduction, make_listing, make_project
from up.matching.models import Dismissal
from up.matching.reasons import Reason
from up.members.models import Block, Member
from up.testing.cast import Cast

State = Introduction.State


@pytest.fixture
def need(cast: Cast) -> Listing:
    return make_listing(cast.holder, cast.home, skills=[cast.skill])


@pytest.fixture
def answer(cast: Cast, need: Listing) -> Introduction:
    return make_introduction(need, cast.helper, cast.home)


def told(code: str) -> list[Member]:
    return [row.member for row in Notification.objects.filter(entry__code=code).order_by("member__name")]


def test_answering_a_need(cast: Cast, need: Listing, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        introduction = make_introduction(need, cast.helper, cast.home)
    assert (introduction.state, introduction.from_owner, introduction.needing) == ("proposed", False, cast.holder)
    assert told("listing.answered") == [cast.holder]
    [letter] = mail.outbox
    assert letter.to == [cast.holder.email]
    assert "I would gladly draw it." in letter.body
    assert f"/chevreuse/rencontres/{introduction.slug}/" in letter.body


def test_proposing_from_a_match(cast: Cast, need: Listing) -> None:
    offer = make_listing(cast.helper, cast.home, side="offer")
    reason = Reason("distance", {"km": 8})
    introduction = actions.propose(
        actor=cast.holder, territory=cast.home, listing=need, recipient=cast.helper, via=offer,
        message="Could you?", reasons=[reason],
    )  # fmt: skip
    assert (introduction.from_owner, introduction.needing) == (True, cast.holder)
    assert Reason.from_json(introduction.reasons[0]) == reason
    assert told("introduction.proposed") == [cast.helper]


def test_who_takes_an_offer_is_the_one_in_need(cast: Cast) -> None:
    offer = make_listing(cast.helper, cast.home, side="offer")
    introduction = make_introduction(offer, cast.holder, cast.home)
    assert introduction.needing == cast.holder


def test_over_a_project(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    introduction = actions.propose(
        actor=cast.holder, territory=cast.home, project=project, recipient=cast.helper, message="Come and see"
    )
    assert (introduction.about, introduction.needing) == (project, cast.holder)


def test_a_visitor_who_answers_becomes_a_member(cast: Cast, need: Listing) -> None:
    make_introduction(need, cast.outsider, cast.home)
    assert cast.outsider.role_in(cast.home) == "member"


def test_never_oneself(cast: Cast, need: Listing) -> None:
    with pytest.raises(Refused):
        make_introduction(need, cast.holder, cast.home)


@pytest.mark.parametrize("turned", [False, True])
def test_never_blocked_people(cast: Cast, need: Listing, turned: bool) -> None:
    pair = (cast.helper, cast.holder) if turned else (cast.holder, cast.helper)
    Block.objects.create(blocker=pair[0], blocked=pair[1])
    with pytest.raises(Refused):
        make_introduction(need, cast.helper, cast.home)


def test_never_somebody_who_left(cast: Cast, need: Listing) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(is_active=False)
    gone = Member.objects.get(pk=cast.helper.pk)
    with pytest.raises(Refused):
        actions.propose(actor=cast.holder, territory=cast.home, listing=need, recipient=gone, message="Hello?")


def test_never_what_is_closed_or_past(cast: Cast, need: Listing) -> None:
    for change in ({"state": "paused"}, {"state": "open", "ends_on": timezone.localdate() - timedelta(days=1)}):
        Listing.objects.update(**change)
        with pytest.raises(Refused):
            make_introduction(need, cast.helper, cast.home)


def test_never_from_another_territory(cast: Cast, need: Listing) -> None:
    with pytest.raises(Refused):
        make_introduction(need, cast.helper, cast.away)
    with pytest.raises(Refused):
        actions.propose(actor=cast.holder, territory=cast.home, listing=need, recipient=cast.outsider, message="Hi")


def test_never_about_what_is_neither_ones_own(cast: Cast, need: Listing) -> None:
    with pytest.raises(Refused):
        actions.propose(actor=cast.animator, territory=cast.home, listing=need, recipient=cast.helper, message="Hi")


def test_once_at_a_time(cast: Cast, need: Listing, answer: Introduction) -> None:
    with pytest.raises(Conflict):
        make_introduction(need, cast.helper, cast.home)
    actions.withdraw(actor=cast.helper, introduction=answer)
    assert make_introduction(need, cast.helper, cast.home).state == State.PROPOSED


def test_nobody_is_drowned(cast: Cast) -> None:
    for number in range(rules.MOST_SOUGHT_OUT + 1):
        listing = make_listing(cast.holder, cast.home, title=f"Need {number}")
        ask: dict[str, Any] = {
            "actor": cast.holder,
            "listing": listing,
            "recipient": cast.helper,
        }
        if number < rules.MOST_SOUGHT_OUT:
            actions.propose(**ask, territory=cast.home, message="Please")
        else:
            with pytest.raises(Refused, match="waiting for an answer"):
                actions.propose(**ask, territory=cast.home, message="Please")


def test_a_message_is_needed(cast: Cast, need: Listing) -> None:
    with pytest.raises(ValidationError):
        make_introduction(need, cast.helper, cast.home, message="  ")


def test_seen_once_by_its_recipient(cast: Cast, answer: Introduction) -> None:
    actions.see(actor=cast.helper, introduction=answer)
    answer.refresh_from_db()
    assert answer.state == State.PROPOSED
    for _time in range(2):
        actions.see(actor=cast.holder, introduction=answer)
    answer.refresh_from_db()
    assert answer.state == State.SEEN
    assert answer.seen_at is not None


def test_accepting_opens_a_conversation(cast: Cast, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=answer, reply="With joy!")
    answer.refresh_from_db()
    assert answer.state == State.ACCEPTED
    assert answer.conversation is not None
    messages = Message.objects.filter(conversation=answer.conversation)
    assert [(m.author, m.body) for m in messages] == [
        (cast.helper, "I would gladly draw it."), (cast.holder, "With joy!"),
    ]  # fmt: skip
    assert told("introduction.accepted") == [cast.helper]


def test_only_the_recipient_answers(cast: Cast, answer: Introduction) -> None:
    for person in (cast.helper, cast.stranger):
        with pytest.raises(Refused):
            actions.accept(actor=person, introduction=answer)
        with pytest.raises(Refused):
            actions.decline(actor=person, introduction=answer, reason="not_now")


def test_answering_twice(cast: Cast, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=Introduction.objects.get(pk=answer.pk))
    with pytest.raises(Conflict):
        actions.accept(actor=cast.holder, introduction=answer)
    assert Message.objects.count() == 1


def test_declining_needs_a_reason_and_is_remembered(cast: Cast, need: Listing) -> None:
    asked = actions.propose(
        actor=cast.holder, territory=cast.home, listing=need, recipient=cast.helper, message="Please"
    )
    with pytest.raises(ValidationError):
        actions.decline(actor=cast.helper, introduction=asked, reason="")
    actions.decline(actor=cast.helper, introduction=asked, reason="too_far", text="Sorry")
    asked.refresh_from_db()
    assert (asked.state, asked.decline_reason, asked.decline_text) == (State.DECLINED, "too_far", "Sorry")
    assert Dismissal.objects.get().candidate_id == cast.helper.pk
    assert told("introduction.declined") == [cast.holder]


def test_the_one_in_need_decides(cast: Cast, need: Listing, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=answer)
    actions.say_outcome(actor=cast.helper, introduction=answer, helped=True)
    answer.refresh_from_db()
    assert answer.state == State.ACCEPTED
    actions.say_outcome(actor=cast.holder, introduction=answer, helped=True, thanks="A fine poster")
    answer.refresh_from_db()
    need.refresh_from_db()
    assert (answer.state, need.state) == (State.HELPED, Listing.State.ANSWERED)
    assert Outcome.objects.get(member=cast.holder).thanks == "A fine poster"
    assert told("introduction.helped") == [cast.helper]


def test_it_did_not_help(cast: Cast, need: Listing, answer: Introduction) -> None:
    actions.accept(actor=cast.holder, introduction=answer)
    actions.say_outcome(actor=cast.holder, introduction=answer, helped=False)
    need.refresh_from_db()
    assert (answer.state, need.state) == (State.NOT_HELPED, Listing.State.OPEN)
    with pytest.raises(Conflict):
        actions.say_outcome(actor=cast.holder, introduction=answer, helped=True)


def test_an_offer_stays_open_after_it_helped(cast: Cast) -> None:
    offer = make_listing(cast.helper, cast.home, side="offer")
    introduction = make_introduction(offer, cast.holder, cast.home)
    actions.accept(actor=cast.helper, introduction=introduction)
    actions.say_outcome(actor=cast.holder, introduction=introduction, helped=True)
    offer.refresh_from_db()
    assert offer.state == Listing.State.OPEN


def test_seats_are_filled_one_by_one(cast: Cast) -> None:
    harvest = make_listing(cast.holder, cast.home, kind="volunteering", seats=2, facts={})
    answers = [make_introduction(harvest, who, cast.home) for who in (cast.helper, cast.stranger, cast.outsider)]
    for introduction in answers[:2]:
        actions.accept(actor=cast.holder, introduction=introduction)
    with pytest.raises(Conflict, match="place"):
        actions.accept(actor=cast.holder, introduction=answers[2])
    assert not rules.can_answer(cast.animator, harvest)
    for introduction, state in zip(answers[:2], ["open", "answered"], strict=True):
        actions.say_outcome(actor=cast.holder, introduction=introduction, helped=True)
        harvest.refresh_from_db()
        assert harvest.state == state
    answers[2].refresh_from_db()
    assert answers[2].state == State.WITHDRAWN


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "accepted"},
        {"state": "declined", "answered_at": timezone.now()},
        {"state": "helped", "answered_at": timezone.now()},
        {"state": "dreaming"},
        {"listing": None, "project": None},
    ],
)
def test_the_database_refuses_what_cannot_be(cast: Cast, answer: Introduction, broken: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(pk=answer.pk).update(**broken)
