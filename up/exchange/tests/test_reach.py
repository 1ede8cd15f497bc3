"""A project's needs show where the project does, and nowhere else."""

import pytest

from up.exchange.actions import hide_listing
from up.exchange.models import Listing
from up.exchange.tests.factories import make_listing, make_project
from up.matching.search import Query, search
from up.projects import actions
from up.projects.models import Project
from up.territories.actions import join
from up.territories.models import Territory
from up.testing.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(cast: Cast) -> Project:
    join(member=cast.holder, territory=cast.away)
    return make_project(cast.holder, cast.home)


@pytest.fixture
def need(cast: Cast, project: Project) -> Listing:
    return make_listing(cast.holder, cast.home, project=project, title="Two arms for the orchard")


def is_shown(cast: Cast, need: Listing, territory: Territory) -> bool:
    """In the list of needs, and by the engine: the two never differ."""
    query = Query(territory=territory, sources=frozenset({"need"}), text="orchard")
    found = search(query)
    is_found = not found.is_widened and [entry.target_id for entry in found.entries] == [need.pk]
    listed = cast.client().get(territory.url("listings")).content.decode()
    assert is_found == (need.title in listed)
    return is_found


def test_it_follows_its_project_to_a_second_territory_and_back(cast: Cast, project: Project, need: Listing) -> None:
    assert (is_shown(cast, need, cast.home), is_shown(cast, need, cast.away)) == (True, False)
    actions.publish_in(actor=cast.holder, project=project, target=cast.away)
    assert (is_shown(cast, need, cast.home), is_shown(cast, need, cast.away)) == (True, True)
    assert cast.client().get(cast.away.url("listing", slug=need.slug)).status_code == 200
    actions.take_back(actor=cast.holder, project=project, territory=cast.away)
    assert (is_shown(cast, need, cast.home), is_shown(cast, need, cast.away)) == (True, False)
    assert cast.client().get(cast.away.url("listing", slug=need.slug)).status_code == 404


def test_it_goes_and_comes_back_with_its_project(cast: Cast, project: Project, need: Listing) -> None:
    actions.withdraw_project(actor=cast.holder, territory=cast.home, project=project)
    assert not is_shown(cast, need, cast.home)
    project.refresh_from_db()
    actions.restore_project(actor=cast.holder, territory=cast.home, project=project)
    assert is_shown(cast, need, cast.home)


def test_taken_down_in_one_territory_it_stays_in_the_other(cast: Cast, project: Project, need: Listing) -> None:
    actions.publish_in(actor=cast.holder, project=project, target=cast.away)
    actions.take_down(project, cast.away)
    assert (is_shown(cast, need, cast.home), is_shown(cast, need, cast.away)) == (True, False)


def test_a_need_taken_down_does_not_return_with_its_project(cast: Cast, project: Project, need: Listing) -> None:
    hide_listing(need, cast.home)
    actions.publish_in(actor=cast.holder, project=project, target=cast.away)
    assert (is_shown(cast, need, cast.home), is_shown(cast, need, cast.away)) == (False, True)
