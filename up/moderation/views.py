"""The charter, reporting, and the animators' list of what was reported."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from up.core.http import MemberRequest, Request
from up.core.paging import page_of
from up.core.verdict import require
from up.members.decorators import member_required
from up.moderation import actions, registry, rules
from up.moderation.forms import DecisionForm, ReportForm
from up.moderation.models import Report
from up.territories.actions import default_charter


@require_safe
def charter(request: Request) -> HttpResponse:
    return render(request, "moderation/charter.html", {"charter": request.territory.charter or default_charter()})


def load(request: Request, target_type: str, target_id: int) -> Model:
    """Something that can be reported, among what this person may see here."""
    known = registry.get(target_type)
    if known is None:
        raise Http404
    found: Model = get_object_or_404(known.readable(request.territory, request.member), pk=target_id)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, target_type: str, target_id: int) -> HttpResponse:
    target = load(request, target_type, target_id)
    require(rules.can_report(request.member, target))
    known = registry.of(target)
    form = ReportForm(request.POST or None, member=request.member)
    status = 200
    if request.method == "POST" and form.is_valid():
        if ratelimit.consume(request, action="report"):
            actions.report(actor=request.member, territory=request.territory, target=target, **form.cleaned_data)
            messages.success(request, _("Thank you. The animators of the network will decide and tell you why."))
            return redirect(known.url(target, request.territory))
        form.add_error(None, _("Many reports were made from here in a short time. Try again later."))
        status = 429
    context = {"form": form, "target": target, "label": known.label, "back": known.url(target, request.territory)}
    return render(request, "moderation/report.html", context, status=422 if form.errors and status == 200 else status)


@member_required
@require_safe
def reports(request: MemberRequest) -> HttpResponse:
    """What waits for a decision, oldest first, then what was decided."""
    return desk(request)


def desk(request: MemberRequest, rejected: tuple[int, DecisionForm] | None = None) -> HttpResponse:
    require(rules.can_moderate(request.member, request.territory))
    known = Report.objects.in_territory(request.territory).select_related(
        "reporter", "target_type", "territory", "decided_by"
    )
    known = known.prefetch_related("target")
    waiting = list(known.open().order_by("created_at")[:100])
    forms = {one.pk: DecisionForm(prefix=f"r{one.pk}") for one in waiting}
    if rejected:
        forms |= dict([rejected])
    context: dict[str, Any] = {
        "waiting": [(one, forms[one.pk]) for one in waiting],
        "page": page_of(known.exclude(decided_at=None).order_by("-decided_at"), request),
    }
    return render(request, "moderation/reports.html", context, status=422 if rejected else 200)


@member_required
@require_POST
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Report.objects.in_territory(request.territory), pk=pk)
    require(rules.can_moderate(request.member, request.territory))
    form = DecisionForm(request.POST, prefix=f"r{pk}")
    if not form.is_valid():
        return desk(request, (pk, form))
    actions.decide(actor=request.member, report=one, **form.cleaned_data)
    messages.success(request, _("Decided. Those concerned are told, with your reason."))
    return redirect("reports")


@member_required
@require_safe
def decision(request: MemberRequest, pk: int) -> HttpResponse:
    """What was decided and why, for those concerned, with the way to contest it."""
    one = get_object_or_404(Report.objects.in_territory(request.territory).exclude(decided_at=None), pk=pk)
    if not (verdict := rules.can_see_decision(request.member, one)):
        raise Http404(verdict.reason)
    return render(request, "moderation/decision.html", {"report": one})
