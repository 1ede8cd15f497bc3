"""What is matched and searched: one row for each object that a client registered, and what was declined."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from up.territories.models import Place


class DocumentQuerySet(models.QuerySet["Document"]):
    def of(self, thing: models.Model) -> DocumentQuerySet:
        return self.filter(target_type=ContentType.objects.get_for_model(thing), target_id=thing.pk)


class Document(models.Model):
    """An object as the engine sees it. `source` names who registered it: member, organisation, project, need, offer."""

    source = models.CharField(max_length=16)
    kind = models.CharField(max_length=20, blank=True, help_text="Kind of listing or organisation, stage of a project.")
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.BigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    owner_id = models.BigIntegerField(null=True, help_text="The member it belongs to: never suggested to itself.")
    project_id = models.BigIntegerField(null=True)
    territories = models.JSONField(default=list, help_text="Ids of the territories in which it is published.")
    is_live = models.BooleanField(default=True, help_text="False: its object is gone; kept so that readers notice.")
    is_public = models.BooleanField(default=True, help_text="False: only for members of these territories.")
    is_searchable = models.BooleanField(default=True)
    is_suggestible = models.BooleanField(default=True)
    place = models.ForeignKey(Place, on_delete=models.SET_NULL, null=True, related_name="+")
    is_remote = models.BooleanField(default=False)
    availability = models.JSONField(default=list)
    concepts = models.JSONField(default=list, help_text="Ids of its concepts.")
    reach_km = models.PositiveSmallIntegerField(default=30, help_text="At this distance it counts for a third.")
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400, blank=True)
    terms = models.JSONField(default=dict, help_text="Its weighted terms: {stem: weight}.")
    fresh_until = models.DateField(null=True)
    created_at = models.DateTimeField()
    indexed_at = models.DateTimeField(db_index=True)

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target_type", "target_id"], name="document_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.title}"


class Dismissal(models.Model):
    """«Not for me»: this candidate is not suggested again for this subject (a need, a project or a member)."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    subject_id = models.BigIntegerField()
    candidate_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    candidate_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "candidate_type", "candidate_id"], name="dismissal_once"
            ),
            models.CheckConstraint(
                condition=~Q(subject_type=models.F("candidate_type"), subject_id=models.F("candidate_id")),
                name="dismissal_of_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} ✕ {self.candidate_id}"
