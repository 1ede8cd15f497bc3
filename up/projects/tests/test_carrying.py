"""Who carries a project: taking on, handing over, letting go."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from up.core.verdict import Conflict, Refused
from up.members.models import Member
from up.projects import actions
from up.projects.models import Project
from up.projects.tests.factories import add_to_team, make_contribution, make_idea, make_project
from up.projects.tests.test_life import told
from up.testing.cast import Cast


def test_an_idea_without_holder_is_taken_on(cast: Cast) -> None:
    idea = make_idea(cast)
    assert idea.holder is None
    actions.follow(actor=cast.animator, project=idea)
    actions.take_on(actor=cast.stranger, territory=cast.home, project=idea)
    assert Project.objects.get().holder == cast.stranger
    assert told("project.taken_on") == {"Nadia", "Helene"}


def test_who_comes_second_is_told(cast: Cast) -> None:
    idea = make_idea(cast)
    stale = Project.objects.get()
    actions.take_on(actor=cast.stranger, territory=cast.home, project=idea)
    for seen in (stale, Project.objects.get()):
        with pytest.raises(Conflict):
            actions.take_on(actor=cast.animator, territory=cast.home, project=seen)
    assert Project.objects.get().holder == cast.stranger


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_exactly_one_takes_it_on(cast: Cast) -> None:
    make_idea(cast)
    barrier, results = Barrier(2), []

    def attempt(member: Member) -> None:
        project = Project.objects.get()
        barrier.wait()
        try:
            actions.take_on(actor=member, territory=cast.home, project=project)
            results.append("taken")
        except Conflict:
            results.append("told")
        finally:
            connection.close()

    threads = [Thread(target=attempt, args=[member]) for member in (cast.stranger, cast.animator)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["taken", "told"]
    assert Project.objects.get().holder in {cast.stranger, cast.animator}


def test_an_ended_or_imported_project_is_not_taken_on(cast: Cast) -> None:
    for fields in ({"stage": "stopped"}, {"source": "list", "source_id": "1"}):
        idea = make_idea(cast)
        Project.objects.filter(pk=idea.pk).update(**fields)
        with pytest.raises(Refused):
            actions.take_on(actor=cast.stranger, territory=cast.home, project=Project.objects.get(pk=idea.pk))


def test_its_holder_hands_it_over_to_a_contributor_who_accepts(cast: Cast) -> None:
    project = make_project(cast)
    make_contribution(project, cast.helper)
    actions.offer_carrying(actor=cast.holder, territory=cast.home, project=project, to=cast.helper)
    assert told("project.carrying_offered") == {"Nadia"}
    actions.accept_carrying(actor=cast.helper, territory=cast.home, project=Project.objects.get())
    project = Project.objects.get()
    assert (project.holder, project.offered_to) == (cast.helper, None)
    assert [seat.member for seat in project.team_members] == [cast.holder]


def test_it_is_only_offered_to_the_team_and_contributors(cast: Cast) -> None:
    project = make_project(cast)
    with pytest.raises(ValidationError):
        actions.offer_carrying(actor=cast.holder, territory=cast.home, project=project, to=cast.helper)
    add_to_team(project, cast.helper)
    with pytest.raises(Refused):
        actions.offer_carrying(actor=cast.helper, territory=cast.home, project=project, to=cast.helper)


def test_an_offer_can_be_declined(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    actions.offer_carrying(actor=cast.holder, territory=cast.home, project=project, to=cast.helper)
    actions.decline_carrying(actor=cast.helper, territory=cast.home, project=project)
    project = Project.objects.get()
    assert (project.holder, project.offered_to) == (cast.holder, None)
    with pytest.raises(Refused):
        actions.accept_carrying(actor=cast.helper, territory=cast.home, project=project)


def test_who_lets_go_leaves_an_idea_to_take_on(cast: Cast) -> None:
    project = make_project(cast)
    actions.follow(actor=cast.helper, project=project)
    actions.release(actor=cast.holder, territory=cast.home, project=project)
    assert told("project.released") == {"Nadia"}
    actions.take_on(actor=cast.helper, territory=cast.home, project=Project.objects.get())
    assert Project.objects.get().holder == cast.helper


def test_who_takes_on_what_they_were_in_the_team_of_has_one_seat(cast: Cast) -> None:
    idea = make_idea(cast)
    add_to_team(idea, cast.holder)
    actions.take_on(actor=cast.holder, territory=cast.home, project=idea)
    assert Project.objects.get().team_members == []
