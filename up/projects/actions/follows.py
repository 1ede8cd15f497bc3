"""Following a project: its news, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from up.projects.models import Follow, Project

if TYPE_CHECKING:
    from up.members.models import Member


def follow(*, actor: Member, project: Project) -> None:
    Follow.objects.get_or_create(project=project, member=actor)


def unfollow(*, actor: Member, project: Project) -> None:
    Follow.objects.filter(project=project, member=actor).delete()
