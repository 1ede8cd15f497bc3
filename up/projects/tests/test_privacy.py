"""What somebody takes along, and what stays when they leave for good."""

import json
from zipfile import ZipFile

from up.members.erasure import erase
from up.members.export import archive
from up.projects import actions
from up.projects.models import Project
from up.projects.tests.factories import add_to_team, make_contribution, make_project
from up.testing.cast import Cast


def test_the_archive_holds_what_they_wrote_and_nothing_of_others(cast: Cast) -> None:
    project = make_project(cast)
    actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="Semis")
    other = make_project(cast, actor=cast.animator, title="Celui d'une autre")
    make_contribution(other, cast.holder, text="Avez-vous pensé au puits ?")
    with ZipFile(archive(cast.holder)) as files:
        data = json.loads(files.read("projects.json"))
    assert [p["title"] for p in data["projects"]] == [project.title]
    assert data["updates"][0]["title"] == "Semis"
    assert data["contributions"][0]["text"] == "Avez-vous pensé au puits ?"


def test_a_holder_who_leaves_for_good_leaves_an_idea_to_take_on(cast: Cast) -> None:
    project = make_project(cast)
    actions.post_update(actor=cast.holder, territory=cast.home, project=project, title="Semis")
    other = make_project(cast, actor=cast.animator, title="Un autre")
    add_to_team(other, cast.holder)
    actions.follow(actor=cast.holder, project=other)
    actions.invite_address(actor=cast.animator, territory=cast.home, project=other, email="Claire@example.org")
    erase(member=cast.holder)
    project = Project.objects.in_territory(cast.home).get(pk=project.pk)
    assert project.holder is None
    assert project.updates.get().title == "Semis"
    assert not other.team.exists()
    assert not other.follows.exists()
    assert "Claire" not in cast.client().get(f"/chevreuse/projets/{project.slug}/").content.decode()
    actions.take_on(actor=cast.helper, territory=cast.home, project=project)
