"""«For you», and setting a suggestion aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from up.core.http import MemberRequest
from up.core.models import public_id_of
from up.exchange.models import Listing
from up.matching.actions import dismiss, undo_dismissal
from up.members.decorators import member_required
from up.website import for_you as reads
from up.website import home
from up.website.waiting import waiting_for


@member_required
@require_safe
def for_you(request: MemberRequest) -> HttpResponse:
    member, territory = request.member, request.territory
    if not member.role_in(territory):
        near, _results = home.found_near(request, "need", home.NEEDS)
        return render(request, "website/for_you_outside.html", {"needs": near})
    aside = need_named(request, request.GET["aside"]) if request.GET.get("aside") else None
    page = {"waiting": waiting_for(member, territory), "aside": aside, **reads.context(member, territory)}
    return render(request, "website/for_you.html", page)


def need_named(request: MemberRequest, slug: str) -> Listing:
    needs = Listing.objects.in_territory(request.territory).needs()
    return get_object_or_404(needs, public_id=public_id_of(slug))


@member_required
@require_POST
def set_aside(request: MemberRequest, slug: str) -> HttpResponse:
    """«Not for me»: this need is not suggested to them again; the answer offers to undo it."""
    need = need_named(request, slug)
    reason = request.POST.get("reason", "")
    dismiss(
        actor=request.member, subject=request.member, candidate=need, reason=reason if reason in reads.WHY_NOT else ""
    )
    if request.htmx:
        return render(request, "website/for_you.html#aside", {"aside": need})
    return redirect(f"{reverse('for-you')}?aside={need.slug}")


@member_required
@require_POST
def restore(request: MemberRequest, slug: str) -> HttpResponse:
    need = need_named(request, slug)
    undo_dismissal(subject=request.member, candidate=need)
    messages.success(request, _("“%(title)s” is back among your suggestions.") % {"title": need})
    return redirect("for-you")
