"""What others bring to a project, and what its team answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.projects import rules
from up.projects.actions.shared import moved, take_part
from up.projects.mentions import tell_mentioned
from up.projects.models import Contribution, Project
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def contribute(*, actor: Member, territory: Territory, project: Project, kind: str, text: str) -> Contribution:
    require(rules.can_contribute(actor, project))
    contribution = Contribution(project=project, author=actor, kind=kind, text=text)
    contribution.full_clean()
    contribution.save()
    take_part(actor, territory)
    told = tell_mentioned(text, actor=actor, territory=territory, project=project)
    data = {"kind": kind, "told": told}
    log.record("project.contribution", actor=actor, territory=territory, target=project, data=data)
    moved(project)
    return contribution


@transaction.atomic
def reply(*, actor: Member, territory: Territory, contribution: Contribution, text: str) -> None:
    """The team's answer; another one replaces it."""
    require(rules.can_reply(actor, contribution, territory))
    if not text.strip():
        raise ValidationError({"reply": _("Write an answer.")})
    contribution.reply, contribution.replied_by, contribution.replied_at = text, actor, timezone.now()
    contribution.full_clean()
    contribution.save()
    data = {"members": [contribution.author_id] if contribution.author_id else []}
    log.record("project.reply", actor=actor, territory=territory, target=contribution.project, data=data)
    moved(contribution.project)


@transaction.atomic
def hide_contribution(*, actor: Member, territory: Territory, contribution: Contribution) -> None:
    """Its author takes it away, and can bring it back."""
    require(rules.can_hide_contribution(actor, contribution))
    shown = Contribution.objects.shown().filter(pk=contribution.pk)
    if not shown.update(hidden_at=timezone.now(), hidden_by=actor):
        raise Conflict(_("It was taken away already."))
    log.record("project.contribution_hidden", actor=actor, territory=territory, target=contribution.project)


@transaction.atomic
def restore_contribution(*, actor: Member, territory: Territory, contribution: Contribution) -> None:
    require(rules.can_restore(actor, contribution))
    Contribution.objects.filter(pk=contribution.pk).update(hidden_at=None, hidden_by=None)
    log.record("project.contribution_restored", actor=actor, territory=territory, target=contribution.project)
