"""Reporting, and deciding on reports. Every decision has a reason, and reaches the author and whoever reported."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.members.models import Member
from up.moderation import registry, rules
from up.moderation.models import Report
from up.territories.models import Territory


@transaction.atomic
def report(
    *, actor: Member | None, territory: Territory, target: Model, reason: str, text: str = "", email: str = ""
) -> Report:
    """Tells the animators of this territory. A visitor leaves an address, to which the decision is sent."""
    require(rules.can_report(actor, target))
    if actor is None and not email:
        raise ValidationError(_("Leave an e-mail address, so that you learn what was decided."))
    about = {"target_type": ContentType.objects.get_for_model(target), "target_id": target.pk, "territory": territory}
    mine = {"reporter": actor, "reporter_email": "" if actor else email.lower()}
    known = Report.objects.open().filter(**about, **mine).first()
    if known is not None:
        return known
    made = Report.objects.create(**about, **mine, reason=reason, text=text)
    log.record("moderation.reported", actor=actor, territory=territory, target=made)
    return made


@transaction.atomic
def decide(*, actor: Member, report: Report, outcome: str, reason: str) -> None:
    """Keeps or takes down what was reported; all open reports about it here are decided together."""
    require(rules.can_moderate(actor, report.territory))
    if not reason.strip():
        raise ValidationError(_("Say why: the author and the person who reported will read it."))
    alike = Report.objects.open().filter(
        territory=report.territory, target_type=report.target_type, target_id=report.target_id
    )
    together = list(alike.select_for_update().order_by("pk"))
    decision = {"outcome": outcome, "outcome_reason": reason, "decided_by": actor, "decided_at": timezone.now()}
    if report not in together or not alike.update(**decision):
        raise Conflict(_("Somebody else has just decided on this report."))
    target = report.target
    if outcome == Report.Outcome.HIDDEN and target is not None:
        registry.of(target).hide(target, report.territory)
    for number, one in enumerate(together):
        one.refresh_from_db()
        code = f"moderation.{outcome}" if number == 0 else f"moderation.{outcome}_again"
        log.record(code, actor=actor, territory=report.territory, target=one)
        mail_to_visitor(one)


def mail_to_visitor(report: Report) -> None:
    from up.moderation.tasks import send_decision

    if report.reporter_email:
        transaction.on_commit(lambda: send_decision.enqueue(report.pk))
