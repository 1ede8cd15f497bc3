"""Reports of what breaks a territory's charter, and what was decided."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from up.core.models import Timestamped, closed_choices
from up.members.models import Member
from up.moderation import registry
from up.territories.models import Territory


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        return self.filter(decided_at=None)

    def in_territory(self, territory: Territory) -> Self:
        return self.filter(territory=territory)


@closed_choices
class Report(Timestamped):
    """Somebody says that something does not belong here."""

    class Reason(models.TextChoices):
        OFF_CHARTER = "off_charter", _("It does not follow the charter")
        SPAM = "spam", _("It is advertising or spam")
        FALSE = "false", _("It is false or misleading")
        HURTFUL = "hurtful", _("It is hurtful or hateful")
        PRIVATE = "private", _("It shows something private")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        KEPT = "kept", _("kept")
        HIDDEN = "hidden", _("taken down")

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reports")
    reporter_email = models.EmailField(blank=True, help_text="Of a visitor; who has an account is the reporter.")
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.BigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    reason = models.CharField(max_length=12, choices=Reason)
    text = models.TextField(max_length=2000, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    outcome_reason = models.TextField(max_length=2000, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReportQuerySet] = ReportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "target_type", "target_id", "territory"],
                condition=Q(decided_at=None),
                name="report_once_while_open",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False) & ~Q(outcome="") & ~Q(outcome_reason="")),
                name="report_decision_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} #{self.pk}"

    @property
    def author(self) -> Member | None:
        """Whose it is, where that is known and it still exists."""
        return registry.of(self.target).author(self.target) if self.target else None

    @property
    def target_label(self) -> str:
        known = registry.get(self.target_type.model)
        return str(known.label) if known else ""

    @property
    def target_url(self) -> str:
        return registry.of(self.target).url(self.target, self.territory) if self.target else ""
