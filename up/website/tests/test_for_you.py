"""«For you»."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from up.exchange import actions
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import make_introduction, make_listing
from up.matching.actions import index
from up.matching.models import Dismissal
from up.members.models import Draft, Member
from up.projects.tests.factories import add_to_team, make_project
from up.testing.cast import Cast
from up.website.tests.scan import FIRST_LOAD, check, first_load

pytestmark = pytest.mark.django_db
PATH = "/chevreuse/pour-vous/"


@pytest.fixture
def need(cast: Cast) -> Listing:
    index(cast.helper)
    return make_listing(cast.holder, cast.home, title="Une affiche", skills=[cast.skill], place=cast.places["Dourdan"])


def page(cast: Cast, member: Member, path: str = PATH) -> str:
    response = cast.client(member).get(path)
    check(response)
    return str(response.content.decode())


def test_a_visitor_signs_in_first(cast: Cast) -> None:
    assert "login" in cast.client().get(PATH)["Location"]


def test_needs_that_one_could_answer_say_why(cast: Cast, need: Listing) -> None:
    shown = page(cast, cast.helper)
    assert "Une affiche" in shown
    assert "in common: Communication" in shown or "Communication" in shown
    assert "8 km away" in shown
    assert f"/chevreuse/besoins-et-offres/{need.slug}/aider/" in shown


def test_ones_own_needs_are_not_among_them(cast: Cast, need: Listing) -> None:
    cast.holder.skills.add(cast.skill)
    index(cast.holder)
    assert cast.client(cast.holder).get(PATH).context["matches"] == []


def test_needs_of_ones_own_project_are_not_for_who_carries_it(cast: Cast) -> None:
    index(cast.helper)
    project = make_project(cast)
    make_listing(cast.holder, cast.home, project=project, skills=[cast.skill])
    assert [match.target.project for match in cast.client(cast.helper).get(PATH).context["matches"]] == [project]
    add_to_team(project, cast.helper)
    assert cast.client(cast.helper).get(PATH).context["matches"] == []
    assert cast.client(cast.holder).get(PATH).context["found"] == []


def test_who_was_found_for_ones_own_needs(cast: Cast, need: Listing) -> None:
    [found] = cast.client(cast.holder).get(PATH).context["found"]
    assert found.subject == need
    assert [match.target for match in found.matches] == [cast.helper]
    assert "Nadia Berthier" in page(cast, cast.holder)


def test_set_aside_with_a_reason_and_taken_back(cast: Cast, need: Listing) -> None:
    client = cast.client(cast.helper)
    aside = f"{PATH}{need.slug}/ecarter/"
    response = client.post(aside, {"reason": "too_far"})
    assert response["Location"] == f"{PATH}?aside={need.slug}"
    assert Dismissal.objects.get().reason == "too_far"
    shown = client.get(response["Location"]).content.decode()
    assert "“Une affiche” is set aside." in shown
    assert client.get(PATH).context["matches"] == []
    assert client.post(f"{PATH}{need.slug}/remettre/")["Location"] == PATH
    assert [match.target for match in client.get(PATH).context["matches"]] == [need]


def test_set_aside_in_place(cast: Cast, need: Listing) -> None:
    response = cast.client(cast.helper).post(
        f"{PATH}{need.slug}/ecarter/", {"reason": "forged"}, headers={"HX-Request": "true"}
    )
    assert "<html" not in response.content.decode()
    assert "/remettre/" in response.content.decode()
    assert Dismissal.objects.get().reason == ""


def test_nothing_of_another_territory_is_set_aside(cast: Cast, need: Listing) -> None:
    client = cast.client(cast.outsider)
    assert client.post(f"/metz/pour-vous/{need.slug}/ecarter/").status_code == 404
    assert client.get(f"/metz/pour-vous/?aside={need.slug}").status_code == 404
    assert not Dismissal.objects.exists()


def test_what_waits(cast: Cast, need: Listing) -> None:
    introduction = make_introduction(need, cast.helper, cast.home)
    Draft.objects.create(
        key="k", code="project", territory=cast.home, member=cast.holder, data={"title": "Un bus"}, is_ready=False
    )
    Listing.objects.update(confirm_by=timezone.localdate())
    shown = page(cast, cast.holder)
    assert "Nadia Berthier would like to meet you" in shown
    assert "A project that you began: “Un bus”" in shown
    assert "Is “Une affiche” still current?" in shown
    actions.accept(actor=cast.holder, introduction=introduction)
    Introduction.objects.update(answered_at=timezone.now() - timedelta(days=10))
    assert "Did it help? You and Claire Vasseur" in page(cast, cast.helper)


def test_empty_states_lead_somewhere(cast: Cast) -> None:
    assert "Nothing for you at this moment" in page(cast, cast.helper)
    shown = page(cast, cast.animator)
    assert "Say what you can do" in shown
    assert "/chevreuse/profil/" in shown


def test_from_outside_it_invites_to_join(cast: Cast, need: Listing) -> None:
    shown = page(cast, cast.outsider)
    assert "You are not yet in Up Chevreuse" in shown
    assert "Une affiche" in shown
    assert "matches" not in (cast.client(cast.outsider).get(PATH).context or {})


def test_light_and_with_a_fixed_number_of_queries(cast: Cast, need: Listing, django_assert_num_queries: Any) -> None:
    client = cast.client(cast.holder)
    project = make_project(cast)
    for more in (3, 12):
        for number in range(more):
            make_listing(cast.holder, cast.home, project=project, title=f"Besoin {number}", skills=[cast.skill])
            make_listing(cast.animator, cast.home, title=f"Autre {number}", skills=[cast.skill])
        assert first_load(client, client.get(PATH)) < FIRST_LOAD
        with django_assert_num_queries(59):
            client.get(PATH)
