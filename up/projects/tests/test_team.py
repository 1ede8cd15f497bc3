"""Invitations to a team, by name and by mail."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from up.core.verdict import Conflict, Refused
from up.projects import actions
from up.projects.models import TeamMember
from up.projects.tests.factories import add_to_team, make_project
from up.projects.tests.test_life import told
from up.testing.cast import Cast


def test_an_invited_member_accepts(cast: Cast) -> None:
    project = make_project(cast)
    seat = actions.invite_member(
        actor=cast.holder, territory=cast.home, project=project, member=cast.helper, role="jardin"
    )
    assert told("project.invited") == {"Nadia"}
    assert project.team_members == []
    actions.accept_invitation(actor=cast.helper, territory=cast.home, seat=seat)
    assert [(s.member, s.role) for s in project.team_members] == [(cast.helper, "jardin")]
    assert told("project.joined") == {"Claire"}
    with pytest.raises(Conflict):
        actions.accept_invitation(actor=cast.helper, territory=cast.home, seat=seat)


def test_nobody_accepts_the_invitation_of_another(cast: Cast) -> None:
    project = make_project(cast)
    seat = actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=cast.helper)
    for act in (actions.accept_invitation, actions.decline_invitation):
        with pytest.raises(Conflict):
            act(actor=cast.stranger, territory=cast.home, seat=seat)


def test_declined_then_invited_again(cast: Cast) -> None:
    project = make_project(cast)
    seat = actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=cast.helper)
    actions.decline_invitation(actor=cast.helper, territory=cast.home, seat=seat)
    assert TeamMember.objects.get().state == "declined"
    actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=cast.helper)
    assert TeamMember.objects.get().state == "invited"


def test_who_is_in_is_not_invited(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    for member in (cast.helper, cast.holder):
        with pytest.raises(ValidationError):
            actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=member)


def test_a_mail_with_a_link_that_serves_once(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    project = make_project(cast)
    with django_capture_on_commit_callbacks(execute=True):
        seat = actions.invite_address(
            actor=cast.holder, territory=cast.home, project=project, email="Ami@example.org", role="four"
        )
    assert mail.outbox[0].to == ["ami@example.org"]
    assert seat.key
    assert seat.key in mail.outbox[0].body
    assert project.title in mail.outbox[0].subject
    actions.accept_invitation(actor=cast.stranger, territory=cast.home, seat=seat)
    accepted = TeamMember.objects.get()
    assert (accepted.member, accepted.email, accepted.key) == (cast.stranger, "", "")
    assert cast.stranger.role_in(cast.home)
    with pytest.raises(Conflict):
        actions.accept_invitation(actor=cast.helper, territory=cast.home, seat=seat)


def test_an_address_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.invite_address(actor=cast.holder, territory=cast.home, project=make_project(cast), email="pas une")


def test_who_accepts_by_mail_and_was_invited_by_name_has_one_seat(cast: Cast) -> None:
    project = make_project(cast)
    actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=cast.helper)
    seat = actions.invite_address(actor=cast.holder, territory=cast.home, project=project, email="n@example.org")
    actions.accept_invitation(actor=cast.helper, territory=cast.home, seat=seat)
    assert TeamMember.objects.get().member == cast.helper


def test_leaving_and_being_removed(cast: Cast) -> None:
    project = make_project(cast)
    add_to_team(project, cast.helper)
    seat = add_to_team(project, cast.stranger)
    actions.leave_team(actor=cast.helper, territory=cast.home, project=project)
    assert told("project.left") == {"Claire"}
    with pytest.raises(Refused):
        actions.remove_from_team(actor=cast.outsider, territory=cast.home, seat=seat)
    actions.remove_from_team(actor=cast.holder, territory=cast.home, seat=seat)
    assert told("project.removed") == {"Tom"}
    assert project.team_members == []
    with pytest.raises(Conflict):
        actions.leave_team(actor=cast.helper, territory=cast.home, project=project)


def test_only_the_team_invites(cast: Cast) -> None:
    project = make_project(cast)
    with pytest.raises(Refused):
        actions.invite_member(actor=cast.helper, territory=cast.home, project=project, member=cast.stranger)
