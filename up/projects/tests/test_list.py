"""The list of projects."""

from typing import Any

from django.utils import timezone

from up.projects import actions
from up.projects.models import Project
from up.projects.tests.factories import make_idea, make_project
from up.projects.tests.test_page import queries
from up.testing.cast import Cast


def found(cast: Cast, query: str = "", territory: str = "chevreuse") -> list[str]:
    response = cast.client().get(f"/{territory}/projets/{query}")
    assert response.status_code == 200
    return [project.title for project in response.context["page"]]


def test_only_what_is_public_here_what_moved_last_first(cast: Cast) -> None:
    make_project(cast, title="Un")
    make_project(cast, title="Deux")
    make_project(cast, title="Ailleurs", actor=cast.outsider, territory=cast.away)
    gone = make_project(cast, title="Retiré")
    actions.withdraw_project(actor=cast.holder, territory=cast.home, project=gone)
    assert found(cast) == ["Deux", "Un"]
    actions.post_update(actor=cast.holder, territory=cast.home, project=Project.objects.get(title="Un"), title="Pas")
    assert found(cast) == ["Un", "Deux"]
    assert found(cast, territory="metz") == ["Ailleurs"]


def test_filters_narrow_down_and_nonsense_is_ignored(cast: Cast) -> None:
    make_project(cast, title="Sans thème", themes=[], place=cast.places["Chevreuse"], stage="launch")
    make_project(cast, title="Avec")
    make_idea(cast, title="À porter")
    assert set(found(cast, "?theme=ecology")) == {"Avec", "À porter"}
    assert found(cast, "?stage=launch") == ["Sans thème"]
    assert found(cast, "?place=78160") == ["Sans thème"]
    assert found(cast, "?carrier=wanted") == ["À porter"]
    assert found(cast, "?sort=title")[0] in {"Avec", "À porter"}
    assert len(found(cast, "?stage=forged&theme=none&place=x&sort=y&carrier=z&page=9999999999999999999999")) == 3


def test_nothing_found_proposes_what_to_do(cast: Cast) -> None:
    assert "An idea is enough" in cast.client().get("/chevreuse/projets/").content.decode()
    make_project(cast)
    assert "Drop a filter" in cast.client().get("/chevreuse/projets/?stage=running").content.decode()


def test_as_many_queries_for_a_full_page_as_for_two(cast: Cast) -> None:
    for number in range(2):
        make_project(cast, title=f"Projet {number}")
    client = cast.client(cast.holder)
    few = queries(client, "/chevreuse/projets/")
    for number in range(30):
        make_project(cast, title=f"Projet de plus {number}")
    assert queries(client, "/chevreuse/projets/") == few


def test_cards_say_how_many_needs_are_answered(cast: Cast) -> None:
    """Without closed, removed or taken down ones, and without offers."""
    project = make_project(cast)
    listings: Any = project.listings  # an app above: the reverse relation is all that is known of it here
    today = timezone.localdate()
    same = {"author": cast.holder, "kind": "skill", "confirm_by": today, "hide_from": today}
    states = ["answered", "answered", "open", "closed", "open", "open"]
    made = [listings.create(side="need", title=f"Besoin {state}", state=state, **same) for state in states]
    listings.create(side="offer", title="Offre", **same)
    listings.filter(pk=made[4].pk).update(removed_at=timezone.now())
    made[5].publications.create(territory=cast.home, hidden_at=timezone.now())
    assert "2 of 3 needs answered" in cast.client().get("/chevreuse/projets/").content.decode()
