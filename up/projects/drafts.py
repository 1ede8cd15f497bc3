"""A visitor's contribution, kept until they have signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from up.core.verdict import Conflict
from up.members.drafts import register
from up.projects.actions import contribute
from up.projects.models import Project

if TYPE_CHECKING:
    from up.members.models import Draft, Member

CONTRIBUTION = "contribution"


def complete_contribution(draft: Draft, member: Member) -> str:
    project = Project.objects.in_territory(draft.territory).filter(pk=draft.data["project"]).first()
    if project is None:
        raise Conflict(_("This project is not public any more."))
    contribution = contribute(
        actor=member, territory=draft.territory, project=project, kind=draft.data["kind"], text=draft.data["text"]
    )
    return f"{draft.territory.url('project', slug=project.slug)}#contribution-{contribution.pk}"


def register_drafts() -> None:
    register(CONTRIBUTION, complete_contribution)
