"""A project as the matching engine sees it."""

from up.matching.registry import Described, Source, register
from up.projects.models import Project


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


def register_source() -> None:
    register(Source("project", Project, describe, lambda: Project.objects.select_related("place", "holder")))
