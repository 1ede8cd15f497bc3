"""Introductions: what waits for me, one of them, proposing, answering, and whether it helped."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from up.core.http import MemberRequest, see_other
from up.exchange import actions
from up.exchange.forms import AcceptForm, DeclineForm, OutcomeForm
from up.exchange.life import State
from up.exchange.models import Introduction, Listing
from up.exchange.views.load import introduction_of
from up.matching.reasons import Reason
from up.members.decorators import member_required

ENDED = (State.DECLINED, State.UNREACHABLE, State.WITHDRAWN, State.HELPED, State.NOT_HELPED)
MOST_ENDED = 30


@member_required
@require_safe
def introductions(request: MemberRequest) -> HttpResponse:
    me = request.member
    mine = Introduction.objects.of(me).filter(territory=request.territory).for_cards()
    waiting = list(mine.waiting().order_by("-created_at"))
    groups = {
        "for_me": [one for one in waiting if one.recipient_id == me.pk],
        "by_me": [one for one in waiting if one.proposer_id == me.pk],
        "talking": mine.filter(state=State.ACCEPTED).order_by("-answered_at"),
        "ended": mine.filter(state__in=ENDED).order_by("-updated_at")[:MOST_ENDED],
    }
    listings = Listing.objects.in_territory(request.territory).of(me).for_cards().order_by("state", "-created_at")
    return render(request, "exchange/introductions.html", {**groups, "listings": listings})


@member_required
@require_safe
def introduction(request: MemberRequest, slug: str) -> HttpResponse:
    found = introduction_of(request, slug)
    if slug != found.slug:
        return redirect("introduction", slug=found.slug, permanent=True)
    return show(request, found)


def show(
    request: MemberRequest, found: Introduction, *, status: int = 200, **forms: AcceptForm | DeclineForm | OutcomeForm
) -> HttpResponse:
    me = request.member
    mine = found.outcomes.filter(member=me).first()
    context = {
        "introduction": found,
        "other": found.other(me),
        "is_mine_to_answer": found.recipient_id == me.pk and found.state in (*Introduction.WAITING, State.UNREACHABLE),
        "reasons": [Reason.from_json(reason) for reason in found.reasons],
        "outcome": mine,
        "accept_form": forms.get("accept_form") or AcceptForm(),
        "decline_form": forms.get("decline_form") or DeclineForm(),
        "outcome_form": forms.get("outcome_form") or OutcomeForm(),
    }
    return render(request, "exchange/introduction.html", context, status=status)


@member_required
@require_POST
def see(request: MemberRequest, slug: str) -> HttpResponse:
    """Sent by the page itself as soon as it is shown: GET writes nothing."""
    actions.see(actor=request.member, introduction=introduction_of(request, slug))
    return HttpResponse(status=204)


@member_required
@require_POST
def accept(request: MemberRequest, slug: str) -> HttpResponse:
    found = introduction_of(request, slug)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return show(request, found, status=422, accept_form=form)
    actions.accept(actor=request.member, introduction=found, reply=form.cleaned_data["reply"])
    assert found.conversation is not None, "accepting opens it"  # noqa: S101
    messages.success(request, _("You can talk now."))
    return see_other("conversation", slug=found.conversation.slug)


@member_required
@require_POST
def decline(request: MemberRequest, slug: str) -> HttpResponse:
    found = introduction_of(request, slug)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return show(request, found, status=422, decline_form=form)
    actions.decline(actor=request.member, introduction=found, **form.cleaned_data)
    messages.success(request, _("We tell them. A clear answer is always welcome."))
    return see_other("introductions")


@member_required
@require_POST
def withdraw(request: MemberRequest, slug: str) -> HttpResponse:
    actions.withdraw(actor=request.member, introduction=introduction_of(request, slug))
    messages.success(request, _("Your proposal is taken back."))
    return see_other("introductions")


@member_required
@require_http_methods(["POST"])
def outcome(request: MemberRequest, slug: str) -> HttpResponse:
    found = introduction_of(request, slug)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return show(request, found, status=422, outcome_form=form)
    said, thanks = form.cleaned_data["helped"], form.cleaned_data["thanks"]
    if said == "later":
        messages.success(request, _("We will ask you again."))
    else:
        actions.say_outcome(actor=request.member, introduction=found, helped=said == "yes", thanks=thanks)
        messages.success(request, _("Thank you for telling us."))
    return see_other("introduction", slug=found.slug)
