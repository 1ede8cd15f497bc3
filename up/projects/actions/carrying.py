"""Who carries a project: an idea without a holder is taken on, a holder hands over or lets go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.projects import rules
from up.projects.actions.shared import moved, seen_anew, take_part
from up.projects.models import Contribution, Project, TeamMember
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def take_on(*, actor: Member, territory: Territory, project: Project) -> None:
    """Of two who take on the same idea at the same instant, one becomes its holder and the other gets a Conflict."""
    taken = Conflict(_("Somebody has just taken this idea on: offer them your help."))
    if project.holder_id and project.holder_id != actor.pk:
        raise taken
    require(rules.can_take_on(actor, project))
    if not Project.objects.filter(pk=project.pk, holder=None, withdrawn_at=None).update(holder=actor):
        raise taken
    project.holder = actor
    take_part(actor, territory)
    _settle(project, former=None)
    log.record("project.taken_on", actor=actor, territory=territory, target=project)


@transaction.atomic
def offer_carrying(*, actor: Member, territory: Territory, project: Project, to: Member) -> None:
    """The holder asks a contributor, or somebody of the team, to carry the project from now on."""
    require(rules.can_hand_over(actor, project))
    if to not in possible_holders(project):
        raise ValidationError({"to": _("Choose somebody of the team or somebody who contributed.")})
    project.offered_to = to
    project.save(update_fields=["offered_to", "updated_at"])
    log.record("project.carrying_offered", actor=actor, territory=territory, target=project, data={"members": [to.pk]})


@transaction.atomic
def accept_carrying(*, actor: Member, territory: Territory, project: Project) -> None:
    require(rules.can_accept_carrying(actor, project))
    former = project.holder
    offered = Project.objects.filter(pk=project.pk, offered_to=actor, holder=former)
    if not offered.update(holder=actor, offered_to=None):
        raise Conflict(_("This proposal was answered or taken back meanwhile."))
    project.holder, project.offered_to = actor, None
    _settle(project, former=former)
    log.record("project.taken_on", actor=actor, territory=territory, target=project)


@transaction.atomic
def decline_carrying(*, actor: Member, territory: Territory, project: Project) -> None:
    require(rules.can_accept_carrying(actor, project))
    Project.objects.filter(pk=project.pk, offered_to=actor).update(offered_to=None)
    log.record("project.carrying_declined", actor=actor, territory=territory, target=project)


@transaction.atomic
def release(*, actor: Member, territory: Territory, project: Project) -> None:
    """Nobody carries it any more: it is an idea to take on again."""
    require(rules.can_hand_over(actor, project))
    if not Project.objects.filter(pk=project.pk, holder=actor).update(holder=None, offered_to=None):
        raise Conflict(_("You do not carry this project any more."))
    project.holder = project.offered_to = None
    log.record("project.released", actor=actor, territory=territory, target=project)
    moved(project)
    seen_anew(project)


def possible_holders(project: Project) -> list[Member]:
    """To whom the holder can propose the project: its team, then those who contributed."""
    contributors = Contribution.objects.shown().filter(project=project, author__is_active=True).select_related("author")
    people = [seat.member for seat in project.team.filter(state=TeamMember.State.IN).select_related("member")]
    people += [contribution.author for contribution in contributors]
    return [person for person in dict.fromkeys(people) if person and person.pk != project.holder_id]


def _settle(project: Project, *, former: Member | None) -> None:
    """The holder has no seat in the team beside; the former one keeps a seat."""
    TeamMember.objects.filter(project=project, member=project.holder).delete()
    if former:
        TeamMember.objects.update_or_create(
            project=project, member=former, defaults={"state": TeamMember.State.IN, "since": timezone.now()}
        )
    moved(project)
    seen_anew(project)
