"""Publishing, editing, moving on, withdrawing, publishing elsewhere."""

import pytest
from django.core.exceptions import ValidationError

from up.activity.models import Notification
from up.core.verdict import Conflict, Refused
from up.matching.models import Document
from up.projects import actions, registry
from up.projects.models import Project, Stage
from up.projects.tests.factories import add_to_team, make_idea, make_project
from up.territories.models import Membership
from up.testing.cast import Cast


def told(code: str) -> set[str]:
    """The first names of those whom entries of this code told."""
    return {n.member.name.split()[0] for n in Notification.objects.filter(entry__code=code).select_related("member")}


def test_a_project_is_public_at_once_in_its_territory_only(cast: Cast) -> None:
    project = make_project(cast)
    assert list(Project.objects.in_territory(cast.home)) == [project]
    assert not Project.objects.in_territory(cast.away).exists()
    assert project.holder == cast.holder
    assert project.origin == cast.home
    assert Document.objects.of(project).get().territories == [cast.home.pk]


def test_publishing_makes_a_member_of_who_had_not_joined(cast: Cast) -> None:
    make_project(cast, actor=cast.stranger)
    assert Membership.objects.filter(member=cast.stranger, territory=cast.home, left_at=None).exists()


def test_a_title_too_long_is_refused_before_anything_is_written(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        make_project(cast, title="x" * 121)
    assert "title" in refused.value.message_dict
    assert not Project.objects.exists()


def test_the_team_and_the_animator_of_its_origin_edit_it_nobody_else(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    for member in (cast.holder, cast.helper, cast.animator):
        actions.edit_project(actor=member, territory=cast.home, project=project, purpose=f"Par {member}")
        project.refresh_from_db()
        assert project.purpose == f"Par {member}"
    for member in (cast.stranger, cast.outsider):
        with pytest.raises(Refused):
            actions.edit_project(actor=member, territory=cast.home, project=project, purpose="Non")


def test_withdrawing_hides_it_everywhere_and_can_be_undone(cast: Cast) -> None:
    project = make_project(cast)
    actions.withdraw_project(actor=cast.holder, territory=cast.home, project=project)
    assert not Project.objects.in_territory(cast.home).exists()
    assert not Document.objects.of(project).filter(is_live=True).exists()
    with pytest.raises(Conflict):
        actions.withdraw_project(actor=cast.holder, territory=cast.home, project=project)
    actions.restore_project(actor=cast.holder, territory=cast.home, project=project)
    assert Project.objects.in_territory(cast.home).exists()
    assert Document.objects.of(project).filter(is_live=True).exists()


def test_only_its_holder_or_an_animator_withdraws(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    with pytest.raises(Refused):
        actions.withdraw_project(actor=cast.helper, territory=cast.home, project=project)


def test_a_change_of_stage_is_a_step_of_the_journal_and_tells_followers_and_team(cast: Cast) -> None:
    project = make_project(cast)
    actions.follow(actor=cast.helper, project=project)
    add_to_team(project, cast.animator)
    actions.change_stage(
        actor=cast.holder, territory=cast.home, project=project, stage="prototype", words="Trois bacs plantés."
    )
    project.refresh_from_db()
    assert project.stage == Stage.PROTOTYPE
    step = project.updates.get()
    assert (step.stage, step.body, str(step)) == ("prototype", "Trois bacs plantés.", "Prototype")
    assert told("project.stage") == {"Nadia", "Helene"}


def test_a_stage_can_go_back_but_not_stand_still(cast: Cast) -> None:
    project = make_project(cast, stage=Stage.LAUNCH)
    actions.change_stage(actor=cast.holder, territory=cast.home, project=project, stage="emergence")
    with pytest.raises(Conflict):
        actions.change_stage(actor=cast.holder, territory=cast.home, project=project, stage="emergence")


@pytest.mark.parametrize("end", [Stage.HANDED_OVER, Stage.STOPPED])
def test_an_end_says_to_whom_or_why(cast: Cast, end: str) -> None:
    project = make_project(cast)
    with pytest.raises(ValidationError):
        actions.change_stage(actor=cast.holder, territory=cast.home, project=project, stage=end, words=" ")
    actions.change_stage(actor=cast.holder, territory=cast.home, project=project, stage=end, words="À la Ressourcerie")
    assert not Document.objects.of(project).get().is_suggestible


def test_its_holder_publishes_it_where_they_are_a_member(cast: Cast) -> None:
    project = make_project(cast)
    with pytest.raises(Refused):
        actions.publish_in(actor=cast.holder, project=project, target=cast.away)
    Membership.objects.create(member=cast.holder, territory=cast.away)
    cast.holder.forget_roles()
    actions.publish_in(actor=cast.holder, project=project, target=cast.away)
    assert Project.objects.in_territory(cast.away).get().origin == cast.home
    assert Document.objects.of(project).get().territories == sorted([cast.home.pk, cast.away.pk])
    with pytest.raises(Conflict):
        actions.publish_in(actor=cast.holder, project=project, target=cast.away)


def test_an_animator_publishes_it_in_their_own_territory_a_plain_member_does_not(cast: Cast) -> None:
    project = make_project(cast)
    with pytest.raises(Refused):
        actions.publish_in(actor=cast.outsider, project=project, target=cast.away)
    actions.publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    assert told("project.published_in") == {"Claire"}


def test_taken_back_from_the_second_territory_never_from_the_first(cast: Cast) -> None:
    project = make_project(cast)
    actions.publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    actions.take_back(actor=cast.outside_animator, project=Project.objects.get(), territory=cast.away)
    assert not Project.objects.in_territory(cast.away).exists()
    with pytest.raises(Refused):
        actions.take_back(actor=cast.holder, project=Project.objects.get(), territory=cast.home)


def test_what_moderation_took_down_is_not_published_there_again(cast: Cast) -> None:
    project = make_project(cast)
    actions.publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    actions.take_down(project, cast.away)
    assert not Project.objects.in_territory(cast.away).exists()
    assert Project.objects.in_territory(cast.home).exists()
    with pytest.raises(Conflict):
        actions.publish_in(actor=cast.outside_animator, project=project, target=cast.away)
    with pytest.raises(Conflict):
        actions.take_back(actor=cast.holder, project=Project.objects.get(), territory=cast.away)


def test_what_hangs_on_a_project_follows_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[Project] = []
    monkeypatch.setattr(registry, "_followers", [followed.append])
    project = make_idea(cast)
    actions.withdraw_project(actor=cast.helper, territory=cast.home, project=project)
    assert followed == [project, project]
