"""The project page."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from up.projects import actions
from up.projects.models import Project
from up.projects.tests.factories import add_to_team, make_contribution, make_idea, make_project
from up.testing.cast import Cast


def url(project: Project, rest: str = "", territory: str = "chevreuse") -> str:
    return f"/{territory}/projets/{project.slug}/{rest}"


def text(cast: Cast, project: Project, member: Any = None, query: str = "") -> str:
    response = cast.client(member).get(url(project) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_reads_everything_that_matters(cast: Cast) -> None:
    project = make_project(cast, story="Tout a commencé **au marché**.")
    add_to_team(project, cast.helper, role="jardin")
    actions.change_stage(
        actor=cast.holder, territory=cast.home, project=project, stage="prototype", words="Trois bacs plantés."
    )
    contribution = make_contribution(project, cast.animator, reply="Merci, nous y allons lundi.")
    page = text(cast, project)
    for said in (
        project.title, project.purpose, "Dourdan", "Ecology", "<strong>au marché</strong>", "Claire Vasseur",
        "Nadia Berthier", "jardin", "Trois bacs plantés.", contribution.text, contribution.reply, "Prototype",
    ):  # fmt: skip
        assert said in page, said
    assert 'property="og:title" content="Un écocentre' in page


def test_other_territories_and_forged_ids_answer_not_found(cast: Cast) -> None:
    project = make_project(cast)
    for member in (None, cast.outsider, cast.holder):
        assert cast.client(member).get(url(project, territory="metz")).status_code == 404
    assert cast.client().get("/chevreuse/projets/nothing-here/").status_code == 404


def test_an_older_slug_leads_to_the_present_one(cast: Cast) -> None:
    project = make_project(cast)
    response = cast.client().get(f"/chevreuse/projets/autre-nom-{project.public_id}/")
    assert response.status_code == 301
    assert response["Location"] == url(project)


def test_what_people_write_stays_text(cast: Cast) -> None:
    project = make_project(cast, title="<script>1</script>", story="<script>alert(1)</script> [x](javascript:alert(1))")
    page = text(cast, project)
    assert "<script>1" not in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_the_team_finds_its_tools_and_others_do_not(cast: Cast) -> None:
    project = make_project(cast)
    tools = url(project, "journal/")
    assert tools in text(cast, project, cast.holder)
    assert tools not in text(cast, project, cast.helper)
    assert tools not in text(cast, project)


def test_elsewhere_it_says_where_it_was_published_first(cast: Cast) -> None:
    project = make_project(cast)
    actions.publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    page = cast.client().get(url(project, territory="metz")).content.decode()
    assert "First published at Up Chevreuse" in page
    assert f'<link rel="canonical" href="http://testserver{url(project)}">' in page
    assert "First published" not in text(cast, project)


def test_only_who_can_bring_it_back_sees_a_withdrawn_project(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.holder)
    assert client.post(url(project, "retirer/"), follow=True).status_code == 200
    assert cast.client().get(url(project)).status_code == 404
    assert "Undo" in client.get(url(project)).content.decode()
    client.post(url(project, "retablir/"))
    assert cast.client().get(url(project)).status_code == 200


def test_a_long_journal_shows_its_last_steps_then_all(cast: Cast) -> None:
    project = make_project(cast)
    for number in range(9):
        actions.post_update(actor=cast.holder, territory=cast.home, project=project, title=f"Pas numéro {number}")
    assert "Pas numéro 0" not in text(cast, project)
    assert "Pas numéro 0" in text(cast, project, query="?journal=all")


def test_an_idea_without_holder_can_be_taken_on_from_its_page(cast: Cast) -> None:
    idea = make_idea(cast)
    assert url(idea, "porter/") in text(cast, idea)
    client = cast.client(cast.holder)
    assert client.post(url(idea, "porter/")).status_code == 302
    assert Project.objects.get().holder == cast.holder
    response = cast.client(cast.animator).post(url(idea, "porter/"))
    assert response.status_code == 409


def test_following_works_with_and_without_htmx(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.helper)
    assert client.post(url(project, "suivre/")).status_code == 302
    assert "1 person follows" in text(cast, project, cast.helper)
    response = client.post(url(project, "suivre/"), {"stop": "yes"}, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert not project.follows.exists()
    response = cast.client().post(url(project, "suivre/"), headers={"referer": f"http://testserver{url(project)}"})
    assert "/compte/login/" in response["Location"]


def queries(client: Client, address: str) -> int:
    """Once everything that is kept between requests (the engine's snapshot) is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_as_many_queries_with_much_as_with_little(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.holder)

    def grow(count: int) -> None:
        for number in range(count):
            make_contribution(project, cast.helper)
            actions.post_update(actor=cast.holder, territory=cast.home, project=project, title=f"Pas {number}")
            make_project(cast, actor=cast.animator, title=f"Un écocentre de plus {number}")

    grow(2)
    few = queries(client, url(project))
    grow(6)
    assert queries(client, url(project)) == few
