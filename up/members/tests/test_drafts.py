"""Nothing typed is lost: drafts are kept for visitors, given to who signs in, and completed once."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.utils import timezone

from up.core.verdict import Refused
from up.members import drafts
from up.members.models import Draft, Member
from up.members.tasks import purge_drafts
from up.members.tests import factories
from up.testing.cast import Cast


@pytest.fixture(autouse=True)
def completed() -> Iterator[list[tuple[str, str]]]:
    """Registers the code «test», whose completion may fail as its data says."""
    done: list[tuple[str, str]] = []

    def complete(draft: Draft, member: Member) -> str:
        if draft.data.get("problem") == "invalid":
            raise ValidationError("It lacks a title.")
        if draft.data.get("problem") == "refused":
            raise Refused("You may not.")
        done.append((draft.data["text"], member.name))
        return f"/chevreuse/done/{draft.data['text']}/"

    drafts.register("test", complete)
    yield done
    drafts._completions.pop("test")


def request_of(cast: Cast, member: Member | None = None, session: SessionStore | None = None) -> Any:
    request: Any = RequestFactory().get("/")
    request.session = session or SessionStore()
    request.member, request.territory = member, cast.home
    request._messages = FallbackStorage(request)
    return request


def test_a_visitor_finds_their_draft_again_in_this_browser_only(cast: Cast) -> None:
    request = request_of(cast)
    kept = drafts.keep(request, "test", {"text": "a"})
    drafts.keep(request, "test", {"text": "ab"})
    assert Draft.objects.count() == 1
    again = drafts.get(request, "test")
    assert again == kept
    assert again
    assert again.data == {"text": "ab"}
    assert drafts.get(request_of(cast), "test") is None
    assert drafts.get(request, "test", kept.key) == kept


def test_drafts_about_different_things_do_not_mix(cast: Cast) -> None:
    request = request_of(cast)
    one = drafts.keep(request, "test", {"text": "a"}, key="need-1")
    two = drafts.keep(request, "test", {"text": "b"}, key="need-2")
    assert one != two
    assert drafts.get(request, "test", "need-1") == one


def test_a_draft_of_another_member_is_out_of_reach(cast: Cast) -> None:
    kept = drafts.keep(request_of(cast, cast.holder), "test", {"text": "a"})
    assert drafts.get(request_of(cast, cast.helper), "test", kept.key) is None


def test_signing_in_completes_what_is_ready_and_lands_there(cast: Cast, completed: list[tuple[str, str]]) -> None:
    request = request_of(cast)
    drafts.mark_ready(drafts.keep(request, "test", {"text": "first"}))
    drafts.mark_ready(drafts.keep(request, "test", {"text": "second"}, key="another"))
    drafts.keep(request, "test", {"text": "unfinished"}, key="third")
    drafts.claim(request, cast.helper)
    assert drafts.complete_ready(request, cast.helper) == "/chevreuse/done/first/"
    assert drafts.complete_ready(request, cast.helper) == ""
    assert completed == [("first", "Nadia Berthier"), ("second", "Nadia Berthier")]
    assert [draft.data["text"] for draft in Draft.objects.filter(member=cast.helper)] == ["unfinished"]


@pytest.mark.parametrize(("problem", "sentence"), [("invalid", "It lacks a title."), ("refused", "You may not.")])
def test_what_cannot_be_completed_stays_with_its_reason(cast: Cast, problem: str, sentence: str) -> None:
    request = request_of(cast, cast.helper)
    drafts.mark_ready(drafts.keep(request, "test", {"text": "a", "problem": problem}))
    assert drafts.complete_ready(request, cast.helper) == ""
    assert [str(message) for message in request._messages] == [sentence]
    assert Draft.objects.get().is_ready is False


def test_a_new_person_gives_their_name_before_their_draft_is_completed(
    cast: Cast, client: Client, completed: list[tuple[str, str]]
) -> None:
    draft = factories.draft(cast.home, data={"text": "mine"}, is_ready=True)
    session = client.session
    session[drafts.SESSION_KEY] = [draft.key]
    session.save()
    client.post("/chevreuse/compte/login/", {"email": "new@example.org"})
    code = re.search(r"[A-Z]{3} [A-Z]{3}", str(mail.outbox[-1].body))
    assert code
    answer = client.post("/chevreuse/compte/login/code/", {"code": code.group(0)})
    assert answer["Location"] == "/chevreuse/compte/bienvenue/"
    assert completed == []
    assert client.post("/chevreuse/compte/bienvenue/", {"name": " 42 ", "place": ""}).status_code == 422
    answer = client.post("/chevreuse/compte/bienvenue/", {"name": "Zoé  Martin", "place": "Dourdan"})
    assert answer["Location"] == "/chevreuse/done/mine/"
    assert completed == [("mine", "Zoé Martin")]
    assert Member.objects.get(name="Zoé Martin").place == cast.places["Dourdan"]


def test_who_gives_no_name_goes_on_all_the_same(cast: Cast, completed: list[tuple[str, str]]) -> None:
    member = factories.member("", cast.home, email="x@example.org")
    factories.draft(cast.home, member=member, data={"text": "mine"}, is_ready=True)
    answer = cast.client(member).post("/chevreuse/compte/bienvenue/", {"later": "1"})
    assert answer["Location"] == "/chevreuse/done/mine/"


def test_drafts_that_nobody_came_back_to_are_deleted(cast: Cast) -> None:
    old, new = factories.draft(cast.home, key="old"), factories.draft(cast.home, key="new")
    Draft.objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=61))
    purge_drafts.enqueue()
    assert list(Draft.objects.all()) == [new]
