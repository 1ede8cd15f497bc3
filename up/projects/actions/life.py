"""The life of a project: published, edited, moved on, withdrawn, published elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.matching.actions import index
from up.organisations.models import Organisation
from up.projects import rules
from up.projects.actions.shared import moved, seen_anew, take_part
from up.projects.models import ENDS, Project, ProjectPublication, Stage, Update
from up.taxonomy.models import Concept
from up.territories.models import Place, Territory

if TYPE_CHECKING:
    from up.members.models import Member

EDITABLE = {"title", "purpose", "story", "place", "organisation", "cover", "cover_alt"}


@transaction.atomic
def publish_project(
    *,
    actor: Member,
    territory: Territory,
    title: str,
    purpose: str,
    story: str = "",
    place: Place | None = None,
    themes: Iterable[Concept] = (),
    stage: str = Stage.IDEA,
    carried: bool = True,
    organisation: Organisation | None = None,
) -> Project:
    """Public at once. `carried` False gives the idea to whoever will take it on."""
    project = Project(
        title=title,
        purpose=purpose,
        story=story,
        place=place,
        stage=stage,
        author=actor,
        holder=actor if carried else None,
        organisation=organisation,
    )
    project.full_clean()
    project.save()
    project.themes.set(themes)
    ProjectPublication.objects.create(project=project, territory=territory, is_origin=True, published_by=actor)
    take_part(actor, territory)
    log.record("project.published", actor=actor, territory=territory, target=project)
    seen_anew(project)
    return project


@transaction.atomic
def edit_project(
    *, actor: Member, territory: Territory, project: Project, themes: Iterable[Concept] | None = None, **fields: Any
) -> None:
    """`fields` among title, purpose, story, place, organisation, cover, cover_alt; what is not given stays."""
    require(rules.can_edit(actor, project, territory))
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"edit_project does not change {', '.join(sorted(unknown))}.")
    for name, value in fields.items():
        setattr(project, name, value)
    project.full_clean()
    project.save()
    if themes is not None:
        project.themes.set(themes)
    log.record("project.edited", actor=actor, territory=territory, target=project)
    index(project)


@transaction.atomic
def withdraw_project(*, actor: Member, territory: Territory, project: Project) -> None:
    require(rules.can_withdraw(actor, project, territory))
    if not Project.objects.filter(pk=project.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        raise Conflict(_("This project was withdrawn already."))
    log.record("project.withdrawn", actor=actor, territory=territory, target=project)
    seen_anew(project)


@transaction.atomic
def restore_project(*, actor: Member, territory: Territory, project: Project) -> None:
    require(rules.can_withdraw(actor, project, territory))
    if not Project.objects.filter(pk=project.pk).exclude(withdrawn_at=None).update(withdrawn_at=None):
        raise Conflict(_("This project is public already."))
    log.record("project.restored", actor=actor, territory=territory, target=project)
    seen_anew(project)


@transaction.atomic
def change_stage(
    *, actor: Member, territory: Territory, project: Project, stage: str, words: str = "", title: str = ""
) -> Update:
    """Forward or back, and a step of the journal that says so. An end needs words: to whom, or why."""
    require(rules.can_edit(actor, project, territory))
    if stage in ENDS and not words.strip():
        why = {
            Stage.HANDED_OVER.value: _("Say to whom the project is handed over."),
            Stage.STOPPED.value: _("Say why the project stops: it helps those who will try after you."),
        }
        raise ValidationError({"words": why[stage]})
    if not Project.objects.filter(pk=project.pk).exclude(stage=stage).update(stage=stage):
        raise Conflict(_("The project is at this stage already."))
    project.stage = stage
    update = Update(project=project, author=actor, stage=stage, title=title, body=words)
    update.full_clean()
    update.save()
    log.record("project.stage", actor=actor, territory=territory, target=project, data={"stage": stage})
    moved(project)
    seen_anew(project)
    return update


@transaction.atomic
def publish_in(*, actor: Member, project: Project, target: Territory) -> None:
    """Shows the project in a second territory too, with its origin."""
    require(rules.can_publish_in(actor, project, target))
    try:
        with transaction.atomic():
            ProjectPublication.objects.create(project=project, territory=target, published_by=actor)
    except IntegrityError as error:
        raise Conflict(_("This project is published there already, or was taken down there.")) from error
    log.record("project.published_in", actor=actor, territory=target, target=project)
    seen_anew(project)


@transaction.atomic
def take_back(*, actor: Member, project: Project, territory: Territory) -> None:
    """The project shows no more in a territory that is not its first."""
    require(rules.can_take_back(actor, project, territory))
    gone, _details = ProjectPublication.objects.filter(
        project=project, territory=territory, hidden_at=None, is_origin=False
    ).delete()
    if not gone:
        raise Conflict(_("This project is not published there."))
    log.record("project.taken_back", actor=actor, territory=territory, target=project)
    seen_anew(project)


def take_down(project: Project, territory: Territory) -> None:
    """Moderation hides it in one territory."""
    ProjectPublication.objects.filter(project=project, territory=territory).update(hidden_at=timezone.now())
    seen_anew(project)
