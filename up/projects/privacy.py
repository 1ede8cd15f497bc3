"""What projects keep of a member: taken along in their archive, let go when they leave for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from up.members import erasure, export
from up.projects.actions.shared import seen_anew
from up.projects.models import Contribution, Follow, Project, TeamMember, Update

if TYPE_CHECKING:
    from up.members.models import Member


def collect(member: Member) -> dict[str, Any]:
    """Everything that a member wrote, carries, follows or is in."""
    projects = Project.objects.filter(Q(author=member) | Q(holder=member)).order_by("created_at")
    updates = Update.objects.filter(author=member).order_by("at")
    return {
        "projects": list(
            projects.values("title", "purpose", "story", "stage", "created_at", "withdrawn_at", "place__name")
        ),
        "covers": [project.cover for project in projects],
        "updates": list(updates.values("project__title", "title", "body", "stage", "at")),
        "pictures": [update.picture for update in updates],
        "contributions": list(
            Contribution.objects.filter(author=member).values("project__title", "kind", "text", "reply", "created_at")
        ),
        "teams": list(TeamMember.objects.filter(member=member).values("project__title", "role", "state", "since")),
        "follows": list(Follow.objects.filter(member=member).values("project__title", "at")),
    }


def erase(member: Member) -> None:
    """What they carried becomes an idea to take on; what they wrote for others stays, without a name."""
    held = list(Project.objects.filter(holder=member))
    Project.objects.filter(holder=member).update(holder=None, offered_to=None)
    Project.objects.filter(offered_to=member).update(offered_to=None)
    TeamMember.objects.filter(member=member).delete()
    if member.email:
        TeamMember.objects.filter(member=None, email__iexact=member.email).delete()
    Follow.objects.filter(member=member).delete()
    for project in held:
        seen_anew(project)


def register_privacy() -> None:
    export.register("projects", collect)
    erasure.register("projects", erase)
