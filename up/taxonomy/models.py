"""Concepts: the skills, themes, sectors and audiences that people and projects are described and matched by."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from up.core.models import Timestamped, closed_choices

LANGUAGES = ("fr", "en", "de")


class ConceptQuerySet(models.QuerySet["Concept"]):
    def of_kind(self, kind: str) -> Self:
        """Concepts that can be chosen: of this kind and not merged into another."""
        return self.filter(kind=kind, merged_into=None)

    def to_curate(self) -> Self:
        """Words that people typed and nobody has looked at yet."""
        return self.filter(is_curated=False, merged_into=None).order_by("-created_at")


@closed_choices
class Concept(Timestamped):
    """One idea with its words in each language, in a tree. Free words are concepts that are not curated yet."""

    class Kind(models.TextChoices):
        SKILL = "skill", _("skill")
        THEME = "theme", _("theme")
        SECTOR = "sector", _("sector")
        AUDIENCE = "audience", _("audience")

    kind = models.CharField(max_length=8, choices=Kind)
    key = models.SlugField(max_length=80)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    label_fr = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80, blank=True)
    label_de = models.CharField(max_length=80, blank=True)
    words = models.JSONField(default=dict, blank=True, help_text="Other words for it: {'fr': ['logo', …], …}")
    search_text = models.TextField(editable=False, default="", help_text="Folded labels and words, '|' around each.")
    about = models.JSONField(default=dict, blank=True)
    hue = models.PositiveSmallIntegerField(null=True, blank=True)
    icon = models.CharField(max_length=40, blank=True)
    naf = models.JSONField(default=list, blank=True, help_text="For sectors: prefixes of the NAF codes it covers.")
    is_curated = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="merged")

    objects: ClassVar[ConceptQuerySet] = ConceptQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["label_fr"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="concept_key"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="concept_not_its_parent"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="concept_not_into_itself"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """In the language of the reader, else in French."""
        language = (get_language() or "fr")[:2]
        return str(getattr(self, f"label_{language}", "") or self.label_fr)
