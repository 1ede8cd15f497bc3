"""The home page of a territory."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from up.exchange.models import Listing
from up.exchange.tests.factories import make_introduction, make_listing
from up.members.models import Member
from up.projects.models import Project
from up.projects.tests.factories import make_project
from up.territories.models import Territory
from up.testing.cast import Cast
from up.website.home import portrait
from up.website.tests.scan import FIRST_LOAD, check, first_load
from up.website.tests.test_explore import many, projects

pytestmark = pytest.mark.django_db
HOME = "/chevreuse/"
QUERIES = 28


def page(cast: Cast, member: Member | None = None, path: str = HOME) -> str:
    response = cast.client(member).get(path)
    check(response)
    return str(response.content.decode())


def test_a_visitor_finds_two_doors_and_what_is_lacking(cast: Cast) -> None:
    project = make_project(cast)
    make_listing(cast.holder, cast.home, project=project, place=cast.places["Dourdan"], title="Une affiche")
    shown = page(cast)
    assert "I have a project" in shown
    assert "I want to help" in shown
    assert "Join this network" in shown
    assert "Une affiche" in shown
    assert "Dourdan, 20 km away" in shown
    assert "0 of 1 need answered" in shown


def test_distances_are_from_the_home_of_who_reads(cast: Cast) -> None:
    make_listing(cast.holder, cast.home, place=cast.places["Dourdan"])
    assert "Dourdan, 8 km away" in page(cast, cast.helper)
    assert "Join this network" not in page(cast, cast.helper)
    assert "Join this network" in page(cast, cast.outsider)


def test_figures_count_what_is_there_now(cast: Cast) -> None:
    shown = [make_listing(cast.holder, cast.home, title=f"need {n}") for n in range(3)]
    Listing.objects.filter(pk=shown[0].pk).update(state="closed")
    from up.matching.actions import index

    index(Listing.objects.get(pk=shown[0].pk))
    make_project(cast)
    make_project(cast, title="Fini").stage = "stopped"
    figures = cast.client().get(HOME).context["figures"]
    assert (figures.members, figures.projects, figures.needs, figures.helped) == (3, 2, 2, 0)


def test_what_waits_comes_first(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home, title="Une affiche")
    make_introduction(listing, cast.helper, cast.home)
    shown = page(cast, cast.holder)
    assert "Nadia Berthier would like to meet you about “Une affiche”" in shown
    assert shown.index("Waiting for you") < shown.index("<h1>")
    assert "Waiting for you" not in page(cast, cast.helper)
    assert "Waiting for you" not in page(cast)


def test_a_new_territory_shows_its_neighbours(cast: Cast) -> None:
    make_listing(cast.holder, cast.home, title="Une affiche", place=cast.places["Chevreuse"])
    make_project(cast, place=cast.places["Chevreuse"])
    Territory.objects.create(slug="new", name="Up New", centre=cast.places["Dourdan"])
    shown = page(cast, path="/new/")
    assert "Up New has no need yet" in shown
    assert "Up New has no project yet" in shown
    assert "<b>Up Chevreuse</b>" in shown
    assert "http://testserver/chevreuse/besoins-et-offres/une-affiche-" in shown


def test_an_empty_territory_leads_somewhere(cast: Cast) -> None:
    shown = page(cast)
    assert "Nobody has said yet what they lack" in shown
    assert "The first project is yours to tell" in shown


def test_a_group_lists_its_networks(cast: Cast) -> None:
    group = Territory.objects.create(slug="region", name="Up Region", is_group=True)
    cast.home.parents.add(group)
    shown = page(cast, path="/region/")
    assert "http://testserver/chevreuse/" in shown
    assert "Up Metz" not in shown


def test_a_portrait_is_of_somebody_who_shows_it(cast: Cast, rf: Any) -> None:
    request = rf.get(HOME)
    request.territory, request.member = cast.home, None
    today = timezone.localdate()
    assert portrait(request, today) is None
    Member.objects.filter(pk__in=[cast.helper.pk, cast.holder.pk]).update(bio="Je répare des vélos.")
    Member.objects.filter(pk=cast.holder.pk).update(visibility={"bio": "members"})
    found = portrait(request, today)
    assert found == cast.helper
    Member.objects.filter(pk=cast.helper.pk).update(listed=False)
    assert portrait(request, today) is None


def test_projects_of_members_come_before_imported_ones(cast: Cast) -> None:
    for project in projects(cast, 8):
        Project.objects.filter(pk=project.pk).update(source="aides", source_id=project.pk, moved_at=timezone.now())
    mine = make_project(cast)
    Project.objects.filter(pk=mine.pk).update(moved_at=timezone.now() - timedelta(days=90))
    assert cast.client().get(HOME).context["projects"][0] == mine


def test_light_and_with_a_fixed_number_of_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    project = make_project(cast)
    make_listing(cast.holder, cast.home, project=project)
    client = cast.client(cast.helper)
    assert first_load(client, client.get(HOME)) < FIRST_LOAD
    with django_assert_num_queries(QUERIES):
        client.get(HOME)
    for number in range(6):
        make_listing(cast.holder, cast.home, project=make_project(cast, title=f"Projet {number}"))
    many(cast, 10_000)
    client.get(HOME)
    with django_assert_num_queries(QUERIES):
        client.get(HOME)
