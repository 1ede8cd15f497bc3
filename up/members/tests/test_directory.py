"""The directory: who is in it, filters that never reveal what is hidden, a fixed number of queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from up.matching.actions import index_all
from up.members import actions
from up.members.models import Member
from up.members.tests import factories
from up.testing.cast import Cast

PATH = "/chevreuse/membres/"


@pytest.fixture(autouse=True)
def _indexed(cast: Cast) -> None:
    index_all(Member.objects.all())


def names(cast: Cast, reader: Member | None = None, /, **query: Any) -> list[str]:
    answer = cast.client(reader).get(PATH, query)
    assert answer.status_code == 200
    return [person.name for person in answer.context["page"]]


def hide(member: Member, **visibility: str) -> None:
    actions.update_privacy(member=member, listed=True, suggestible=True, visibility=dict(Member.SHOWN) | visibility)


def test_it_lists_the_members_of_this_network_only(cast: Cast) -> None:
    assert names(cast) == ["Claire Vasseur", "Helene Marchand", "Nadia Berthier"]


def test_who_left_the_directory_or_has_no_name_is_not_in_it(cast: Cast) -> None:
    actions.update_privacy(member=cast.helper, listed=False, suggestible=True, visibility={})
    factories.member("", cast.home, email="nameless@example.org")
    assert names(cast) == ["Claire Vasseur", "Helene Marchand"]
    assert names(cast, q="Nadia") == []


@pytest.mark.parametrize(
    "query", [{"q": "Nadia"}, {"q": "communication"}, {"skill": "Communication"}, {"place": "Saint-Chéron"}]
)
def test_it_finds_by_name_word_skill_and_commune(cast: Cast, query: dict[str, str]) -> None:
    assert names(cast, None, **query) == ["Nadia Berthier"]


def test_a_filter_does_not_reveal_what_is_hidden(cast: Cast) -> None:
    hide(cast.helper, skills="nobody", place="members")
    assert names(cast, skill="Communication") == names(cast, q="communication") == []
    assert names(cast, place="Saint-Chéron") == []
    assert names(cast, cast.outsider, place="Saint-Chéron") == []
    assert names(cast, cast.holder, place="Saint-Chéron") == ["Nadia Berthier"]
    assert names(cast, cast.helper, skill="Communication") == ["Nadia Berthier"]


def test_the_audience_is_for_members(cast: Cast) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(audience="elected")
    assert names(cast, audience="elected") == []
    assert names(cast, cast.holder, audience="elected") == ["Nadia Berthier"]


@pytest.mark.parametrize(
    "query",
    [
        {"place": "Nowhere"},
        {"audience": "king"},
        {"page": "abc"},
        {"page": "99999999999999"},
        {"q": "x" * 500},
        {"skill": "☃"},
    ],
)
def test_bad_filters_get_a_sentence_or_a_page(cast: Cast, query: dict[str, str]) -> None:
    names(cast, None, **query)


def test_more_people_do_not_cost_more_queries(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert cast.client().get(PATH).status_code == 200
        return len(captured)

    few = queries()
    for number in range(40):
        person = factories.member(f"Person {number}", cast.home, email=f"p{number}@example.org")
        person.skills.add(cast.skill)
    assert queries() == few
