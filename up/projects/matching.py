"""A project as the matching engine sees it."""

from django.db.models import Model

from up.matching.registry import Described, Source, register, register_exclusion
from up.projects.models import Project, TeamMember


def describe(project: Project) -> Described | None:
    territories = [p.territory_id for p in project.publications.all() if p.hidden_at is None]
    if project.withdrawn_at or not territories:
        return None
    return Described(
        title=project.title,
        summary=project.purpose,
        body=project.story,
        kind=project.stage,
        created_at=project.created_at,
        owner_id=project.holder_id or project.author_id,
        project_id=project.pk,
        territories=territories,
        concepts=[theme.pk for theme in project.themes.all()],
        place=project.place,
        is_suggestible=project.is_moving,
    )


def own_team(subject: Model, _owner_id: int | None) -> set[int]:
    """Who carries a project is not suggested for it, nor for its needs."""
    project = subject if isinstance(subject, Project) else getattr(subject, "project", None)
    if not isinstance(project, Project):
        return set()
    team = project.team.filter(state=TeamMember.State.IN).values_list("member_id", flat=True)
    return {*team, *filter(None, [project.holder_id])}


def register_source() -> None:
    register(Source("project", Project, describe, lambda: Project.objects.select_related("place", "holder")))
    register_exclusion(own_team)
