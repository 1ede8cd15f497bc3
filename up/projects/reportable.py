"""What of a project can be reported, and taken down by moderation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.moderation.registry import register
from up.projects.actions import take_down
from up.projects.models import Contribution, Project, Update
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


def hide(part: Update | Contribution, _territory: Territory) -> None:
    """A part of a project page is hidden everywhere: it is the same page in every territory."""
    type(part).objects.filter(pk=part.pk).update(hidden_at=timezone.now(), hidden_by=None)


def readable_updates(territory: Territory, _reader: Member | None) -> QuerySet[Update]:
    return Update.objects.shown().filter(project__in=Project.objects.in_territory(territory))


def readable_contributions(territory: Territory, _reader: Member | None) -> QuerySet[Contribution]:
    return Contribution.objects.shown().filter(project__in=Project.objects.in_territory(territory))


def register_reportables() -> None:
    register(
        Project,
        label=_("a project"),
        url=lambda project, territory: territory.url("project", slug=project.slug),
        hide=take_down,
        author=lambda project: project.holder or project.author,
    )
    register(
        Update,
        label=_("a step of a journal"),
        url=lambda update, territory: f"{territory.url('project', slug=update.project.slug)}#update-{update.pk}",
        hide=hide,
        author=lambda update: update.author,
        readable=readable_updates,
    )
    register(
        Contribution,
        label=_("a contribution"),
        url=lambda part, territory: f"{territory.url('project', slug=part.project.slug)}#contribution-{part.pk}",
        hide=hide,
        author=lambda part: part.author,
        readable=readable_contributions,
    )
