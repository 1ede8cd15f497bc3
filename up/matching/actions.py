"""Writes of the engine. Clients call `index` in the transaction in which they change an object."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from up.matching.analysis import weighted_terms
from up.matching.models import Dismissal, Document
from up.matching.registry import Described, Source, source_of

if TYPE_CHECKING:
    from up.members.models import Member

FIELDS = [
    "source", "kind", "owner_id", "project_id", "territories", "is_live", "is_public", "is_searchable",
    "is_suggestible", "place_id", "is_remote", "availability", "concepts", "reach_km", "title", "summary", "terms",
    "fresh_until", "created_at", "indexed_at",
]  # fmt: skip


def as_document(source: Source[Any], thing: Model, described: Described) -> Document:
    terms = weighted_terms(
        title=described.title, summary=described.summary, body=described.body, language=described.language
    )
    return Document(
        source=source.name,
        kind=described.kind,
        target_type=ContentType.objects.get_for_model(thing),
        target_id=thing.pk,
        owner_id=described.owner_id,
        project_id=described.project_id,
        territories=sorted(set(described.territories)),
        is_public=described.is_public,
        is_searchable=described.is_searchable,
        is_suggestible=described.is_suggestible,
        place=described.place,
        is_remote=described.is_remote,
        availability=list(described.availability),
        concepts=sorted(set(described.concepts)),
        reach_km=described.reach_km,
        title=described.title[:200],
        summary=described.summary[:400],
        terms=terms,
        fresh_until=described.fresh_until,
        created_at=described.created_at,
        indexed_at=timezone.now(),
    )


def index(thing: Model) -> None:
    """Makes the engine see an object as it is now, or forget it where its source no longer describes it."""
    index_all([thing])


def index_all(things: Iterable[Model], batch_size: int = 500) -> None:
    """The same for many objects at once, for imports."""
    gone: list[Model] = []
    documents: list[Document] = []
    for thing in things:
        source = source_of(thing)
        described = source.describe(thing)
        if described is None:
            gone.append(thing)
        else:
            documents.append(as_document(source, thing, described))
    Document.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["target_type", "target_id"],
        update_fields=FIELDS,
        batch_size=batch_size,
    )
    for thing in gone:
        forget(thing)


def forget(thing: Model) -> None:
    """The object is not found any more. Call it before the object is deleted, while it has its id."""
    Document.objects.of(thing).update(is_live=False, indexed_at=timezone.now())


def dismiss(*, actor: Member, subject: Model, candidate: Model, reason: str = "") -> None:
    """«Not this one»: the candidate is not suggested again for this subject."""
    Dismissal.objects.get_or_create(
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        candidate_type=ContentType.objects.get_for_model(candidate),
        candidate_id=candidate.pk,
        defaults={"by": actor, "reason": reason},
    )


def undo_dismissal(*, subject: Model, candidate: Model) -> None:
    """The candidate may be suggested for this subject again."""
    Dismissal.objects.filter(
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        candidate_type=ContentType.objects.get_for_model(candidate),
        candidate_id=candidate.pk,
    ).delete()
