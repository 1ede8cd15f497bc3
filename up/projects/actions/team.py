"""Who does a project together: invited by name or by mail, in, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.projects import rules
from up.projects.actions.shared import take_part
from up.projects.models import Project, TeamMember
from up.projects.tasks import send_invitation
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

State = TeamMember.State
MOST_INVITED = 30


@transaction.atomic
def invite_member(
    *, actor: Member, territory: Territory, project: Project, member: Member, role: str = ""
) -> TeamMember:
    """Invites a member of the territory; they accept or decline on the site."""
    require(rules.can_edit(actor, project, territory))
    _check_room(project)
    seat = TeamMember.objects.select_for_update().filter(project=project, member=member).first()
    if member.pk == project.holder_id or (seat and seat.state == State.IN):
        raise ValidationError({"who": _("%(name)s is in the team already.") % {"name": member}})
    seat = seat or TeamMember(project=project, member=member)
    seat.state, seat.role, seat.invited_by, seat.since = State.INVITED, role, actor, timezone.now()
    seat.full_clean()
    seat.save()
    log.record("project.invited", actor=actor, territory=territory, target=project, data={"members": [member.pk]})
    return seat


@transaction.atomic
def invite_address(*, actor: Member, territory: Territory, project: Project, email: str, role: str = "") -> TeamMember:
    """Invites by mail. Nobody learns from it whether the address belongs to a member."""
    require(rules.can_edit(actor, project, territory))
    _check_room(project)
    seat = TeamMember.objects.filter(project=project, email__iexact=email).first() or TeamMember(project=project)
    seat.email, seat.key = email.lower(), seat.key or get_random_string(32)
    seat.role, seat.invited_by, seat.since = role, actor, timezone.now()
    seat.full_clean()
    seat.save()
    transaction.on_commit(lambda: send_invitation.enqueue(seat.pk, territory.pk))
    return seat


@transaction.atomic
def accept_invitation(*, actor: Member, territory: Territory, seat: TeamMember) -> None:
    """`seat` was found by its member, or by the key of its mail: then whoever holds the mail takes it, once."""
    open_seat = TeamMember.objects.filter(pk=seat.pk, state=State.INVITED, member=seat.member)
    if seat.member_id not in {None, actor.pk} or not open_seat.exists():
        raise Conflict(_("This invitation was answered or taken back."))
    TeamMember.objects.filter(project=seat.project, member=actor).exclude(pk=seat.pk).delete()
    if not open_seat.update(member=actor, state=State.IN, email="", key="", since=timezone.now()):
        raise Conflict(_("This invitation was answered or taken back."))
    if seat.project.holder_id == actor.pk:
        TeamMember.objects.filter(pk=seat.pk).delete()
    take_part(actor, territory)
    log.record("project.joined", actor=actor, territory=territory, target=seat.project)


@transaction.atomic
def decline_invitation(*, actor: Member, territory: Territory, seat: TeamMember) -> None:
    mine = TeamMember.objects.filter(pk=seat.pk, member=actor, state=State.INVITED)
    if not mine.update(state=State.DECLINED):
        raise Conflict(_("This invitation was answered or taken back."))
    log.record("project.invitation_declined", actor=actor, territory=territory, target=seat.project)


@transaction.atomic
def leave_team(*, actor: Member, territory: Territory, project: Project) -> None:
    if not TeamMember.objects.filter(project=project, member=actor, state=State.IN).update(state=State.LEFT):
        raise Conflict(_("You are not in this team."))
    Project.objects.filter(pk=project.pk, offered_to=actor).update(offered_to=None)
    log.record("project.left", actor=actor, territory=territory, target=project)


@transaction.atomic
def remove_from_team(*, actor: Member, territory: Territory, seat: TeamMember) -> None:
    """Takes back an invitation, or removes somebody, who is told."""
    require(rules.can_remove(actor, seat))
    removed = seat.member if seat.state == State.IN else None
    gone, _details = TeamMember.objects.filter(pk=seat.pk).delete()
    if not gone:
        raise Conflict(_("They are not in the team any more."))
    if removed:
        data = {"members": [removed.pk]}
        log.record("project.removed", actor=actor, territory=territory, target=seat.project, data=data)


def _check_room(project: Project) -> None:
    if project.team.filter(state=State.INVITED).count() >= MOST_INVITED:
        raise ValidationError({"who": _("Too many invitations are waiting: take some back first.")})
