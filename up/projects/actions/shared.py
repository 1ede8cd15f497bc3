"""What several actions do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from up.matching.actions import index
from up.projects import registry
from up.projects.models import Project
from up.territories.actions import join
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


def take_part(member: Member, territory: Territory) -> None:
    """Who acts in a territory joins it: one detour less."""
    if not member.role_in(territory):
        join(member=member, territory=territory)


def moved(project: Project) -> None:
    """Something happened: the project comes up in lists."""
    project.moved_at = timezone.now()
    project.save(update_fields=["moved_at", "updated_at"])


def seen_anew(project: Project) -> None:
    """Where or whether it shows, or who carries it, has changed: the engine and what hangs on it follow."""
    project = Project.objects.get(pk=project.pk)  # what was prefetched is stale now
    index(project)
    registry.reach_changed(project)
