"""Who may do what with a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.projects.models import Contribution, Project, TeamMember, Update
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

SIGN_IN = no(_("Sign in first."))


def is_in_team(member: Member | None, project: Project) -> bool:
    """Its holder, who is in its team, or who gave an idea that nobody carries."""
    if member is None:
        return False
    if member.pk == (project.holder_id or project.author_id):
        return True
    return any(t.member_id == member.pk and t.state == TeamMember.State.IN for t in project.team.all())


def can_edit(member: Member | None, project: Project, territory: Territory) -> Verdict:
    """The team, and the animators of the territory in which it was first published."""
    if member and (is_in_team(member, project) or (project.origin == territory and member.animates(territory))):
        return YES
    return no(_("Only the team of this project can do this."))


def can_withdraw(member: Member | None, project: Project, territory: Territory) -> Verdict:
    if member and member.pk == (project.holder_id or project.author_id):
        return YES
    if member and project.origin == territory and member.animates(territory):
        return YES
    return no(_("Only who carries this project can do this."))


def can_contribute(member: Member | None, project: Project) -> Verdict:
    if is_in_team(member, project):
        return no(_("You are in the team: write in the journal instead."))
    return YES


def can_reply(member: Member | None, contribution: Contribution, territory: Territory) -> Verdict:
    return can_edit(member, contribution.project, territory)


def can_hide_contribution(member: Member | None, contribution: Contribution) -> Verdict:
    if member and contribution.author_id == member.pk:
        return YES
    return no(_("Only its author can take a contribution away."))


def can_restore(member: Member | None, thing: Update | Contribution) -> Verdict:
    """Who took something away brings it back; what moderation took down stays down."""
    if member and thing.hidden_at and thing.hidden_by_id == member.pk:
        return YES
    return no(_("Only who took this away can bring it back."))


def can_take_on(member: Member | None, project: Project) -> Verdict:
    if project.holder_id:
        return no(_("Somebody carries this project already."))
    if project.source:
        return no(_("This project comes from a public list: its carrier is not known here."))
    if not project.is_moving:
        return no(_("This project has ended."))
    return YES if member else SIGN_IN


def can_hand_over(member: Member | None, project: Project) -> Verdict:
    """The holder alone lets go of the carrying, or offers it."""
    if member and project.holder_id == member.pk:
        return YES
    return no(_("Only who carries this project can do this."))


def can_accept_carrying(member: Member | None, project: Project) -> Verdict:
    if member and project.offered_to_id == member.pk:
        return YES
    return no(_("Nobody proposed to you to carry this project, or they changed their mind."))


def can_remove(member: Member | None, seat: TeamMember) -> Verdict:
    """The holder removes anybody; others leave, or take back an invitation that they sent."""
    if member and member.pk in {seat.project.holder_id or seat.project.author_id, seat.member_id}:
        return YES
    if member and seat.state == TeamMember.State.INVITED and seat.invited_by_id == member.pk:
        return YES
    return no(_("Only who carries this project can remove somebody from its team."))


def can_publish_in(member: Member | None, project: Project, target: Territory) -> Verdict:
    """The team or the animators of a territory publish a project there, once they have joined it."""
    if member is None:
        return SIGN_IN
    if not member.role_in(target) or target.is_group or not target.is_open:
        return no(_("Join this network first."))
    if not (is_in_team(member, project) or member.animates(target)):
        return no(_("Only the team of this project or an animator of this network can do this."))
    return YES


def can_take_back(member: Member | None, project: Project, territory: Territory) -> Verdict:
    if project.origin == territory:
        return no(_("It was first published here: withdraw the project instead."))
    if member and (is_in_team(member, project) or member.animates(territory)):
        return YES
    return no(_("Only the team of this project or an animator of this network can do this."))
