"""What the log says of moderation, and whom it tells."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from up.activity.log import Code
from up.activity.models import LogEntry
from up.members.models import Member
from up.moderation.models import Report
from up.territories.models import Membership


def report_of(entry: LogEntry) -> Report:
    assert isinstance(entry.target, Report)  # noqa: S101
    return entry.target


def animators(entry: LogEntry) -> Iterable[Member]:
    staff = Membership.objects.animators().filter(territory=entry.territory)
    return Member.objects.filter(memberships__in=staff)


def concerned(entry: LogEntry) -> Iterable[Member]:
    report = report_of(entry)
    return [person for person in (report.author, report.reporter) if person is not None]


def reporter(entry: LogEntry) -> Iterable[Member]:
    who = report_of(entry).reporter
    return [who] if who else []


def decided(entry: LogEntry) -> str:
    report = report_of(entry)
    values = {"what": str(report.target or report.target_label)}
    if report.outcome == Report.Outcome.HIDDEN:
        return _("“%(what)s”, which was reported, is taken down. See why.") % values
    return _("“%(what)s”, which was reported, stays. See why.") % values


def decision_page(entry: LogEntry) -> str:
    report = report_of(entry)
    return report.territory.url("report-decision", pk=report.pk)


def desk(entry: LogEntry) -> str:
    return report_of(entry).territory.url("reports")


MAIL = "moderation/mail/decision"
ALL = [
    Code("moderation.reported", gettext_lazy("Something was reported: it waits for your decision."), desk, animators),
    Code("moderation.kept", decided, decision_page, concerned),
    Code("moderation.hidden", decided, decision_page, concerned, immediate=True, mail=MAIL),
    # Whoever reported the same thing too; its author is told only once.
    Code("moderation.kept_again", decided, decision_page, reporter),
    Code("moderation.hidden_again", decided, decision_page, reporter, immediate=True, mail=MAIL),
]
