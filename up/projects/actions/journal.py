"""The journal of a project: news by its team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.projects import rules
from up.projects.actions.shared import moved
from up.projects.mentions import tell_mentioned
from up.projects.models import Project, Update
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def post_update(
    *,
    actor: Member,
    territory: Territory,
    project: Project,
    title: str,
    body: str = "",
    picture: File[bytes] | None = None,
    picture_alt: str = "",
) -> Update:
    require(rules.can_edit(actor, project, territory))
    update = Update(project=project, author=actor, title=title, body=body, picture_alt=picture_alt)
    if picture:
        update.picture.save(picture.name or "picture.jpg", picture, save=False)
    update.full_clean()
    update.save()
    told = tell_mentioned(body, actor=actor, territory=territory, project=project)
    log.record("project.update", actor=actor, territory=territory, target=project, data={"title": title, "told": told})
    moved(project)
    return update


@transaction.atomic
def edit_update(
    *,
    actor: Member,
    territory: Territory,
    update: Update,
    title: str,
    body: str,
    picture: File[bytes] | bool | None = None,
    picture_alt: str = "",
) -> None:
    """`picture`: a file replaces it, False takes it away, None leaves it."""
    require(rules.can_edit(actor, update.project, territory))
    update.title, update.body, update.picture_alt = title, body, picture_alt
    if picture is False:
        update.picture = ""
    elif isinstance(picture, File):
        update.picture.save(picture.name or "picture.jpg", picture, save=False)
    update.full_clean()
    update.save()
    log.record("project.update_edited", actor=actor, territory=territory, target=update.project)


@transaction.atomic
def delete_update(*, actor: Member, territory: Territory, update: Update) -> None:
    """Takes it out of the journal; who did it can bring it back."""
    require(rules.can_edit(actor, update.project, territory))
    shown = Update.objects.shown().filter(pk=update.pk)
    if not shown.update(hidden_at=timezone.now(), hidden_by=actor):
        raise Conflict(_("It was deleted already."))
    log.record("project.update_deleted", actor=actor, territory=territory, target=update.project)


@transaction.atomic
def restore_update(*, actor: Member, territory: Territory, update: Update) -> None:
    require(rules.can_restore(actor, update))
    Update.objects.filter(pk=update.pk).update(hidden_at=None, hidden_by=None)
    log.record("project.update_restored", actor=actor, territory=territory, target=update.project)
