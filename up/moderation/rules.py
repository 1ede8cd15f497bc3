"""Who may report, and who decides."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.members.models import Member
from up.moderation import registry
from up.moderation.models import Report
from up.territories.models import Territory


def can_report(member: Member | None, target: Model) -> Verdict:
    if member is not None and registry.of(target).author(target) == member:
        return no(_("This is yours: you can change it or take it down yourself."))
    return YES


def can_moderate(member: Member, territory: Territory) -> Verdict:
    if not member.animates(territory):
        return no(_("Only the animators of this network see what was reported."))
    return YES


def can_see_decision(member: Member, report: Report) -> Verdict:
    """The author, the reporter and the animators."""
    if member in (report.reporter, report.author) or member.animates(report.territory):
        return YES
    return no(_("Only those concerned see this decision."))
