"""Pages that write needs and offers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from up.core.http import MemberRequest, Request, see_other
from up.core.verdict import require
from up.exchange import actions, kinds, rules
from up.exchange.forms import KindForm, ListingForm
from up.exchange.freshness import is_confirm_key
from up.exchange.models import Side
from up.exchange.views.load import listing_of, project_named
from up.members.decorators import member_required
from up.organisations.models import Organisation


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """First the kind, then what this kind asks; `?project=` and `?organisation=` say whose it is."""
    whose = whose_of(request)
    side, name = request.GET.get("side", ""), request.GET.get("kind", "")
    if side not in Side.values or name not in {kind.name for kind in kinds.all_kinds()}:
        return choose_kind(request, whose)
    require(rules.can_publish(request.member, request.territory, **whose))
    kind = kinds.get(name)
    initial = {"title": request.GET.get("title", ""), "place": next((t.place for t in whose.values() if t), None)}
    initial["place"] = initial["place"] or request.member.place
    form = ListingForm(request.POST or None, kind=kind, side=side, territory=request.territory, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = actions.publish_listing(
            actor=request.member, territory=request.territory, side=side, kind=name, **whose, **form.values()
        )
        messages.success(request, _("It is published. We look for who can answer it."))
        return see_other("listing", slug=made.slug)
    context = {"form": form, "kind": kind, "side": side, "words": kind.side(side), **whose}
    return render(request, "exchange/form.html", context, status=422 if form.errors else 200)


def whose_of(request: Request) -> dict[str, Any]:
    """The project and the organisation in whose name somebody publishes."""
    named = request.GET.get("organisation", "")
    here = Organisation.objects.in_territory(request.territory)
    return {
        "project": project_named(request, request.GET.get("project", "")),
        "organisation": get_object_or_404(here, public_id=named) if named else None,
    }


def choose_kind(request: MemberRequest, whose: dict[str, Any]) -> HttpResponse:
    """A form that leads back here by GET, with what was chosen in the address."""
    side = Side.OFFER if request.GET.get("side") == Side.OFFER else Side.NEED
    form = KindForm(request.GET if "kind" in request.GET else None, side=side)
    context = {"form": form, "side": side, "is_need": side == Side.NEED, "is_offer": side == Side.OFFER, **whose}
    return render(request, "exchange/choose_kind.html", context, status=422 if form.errors else 200)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    listing = listing_of(request, slug)
    require(rules.can_edit(request.member, listing, request.territory))
    kind = kinds.get(listing.kind)
    form = ListingForm(request.POST or None, kind=kind, side=listing.side, territory=request.territory, listing=listing)
    if request.method == "POST" and form.is_valid():
        actions.edit_listing(actor=request.member, territory=request.territory, listing=listing, **form.values())
        messages.success(request, _("Your changes are kept."))
        return see_other("listing", slug=listing.slug)
    context = {
        "form": form, "kind": kind, "side": listing.side, "words": kind.side(listing.side), "listing": listing,
        "project": listing.project, "organisation": listing.organisation,
    }  # fmt: skip
    return render(request, "exchange/form.html", context, status=422 if form.errors else 200)


# What a button of the listing's own page does, and what is said then.
MOVES = {
    "pause": (actions.pause_listing, gettext_lazy("It is paused: nobody finds it until you open it again.")),
    "close": (actions.close_listing, gettext_lazy("It is closed. Those who were waiting for an answer are told.")),
    "reopen": (actions.reopen_listing, gettext_lazy("It is open again.")),
    "remove": (actions.remove_listing, gettext_lazy("It is removed. You can still bring it back.")),
    "restore": (actions.restore_listing, gettext_lazy("It is back.")),
}


@member_required
@require_POST
def move(request: MemberRequest, slug: str) -> HttpResponse:
    listing = listing_of(request, slug)
    if (name := request.POST.get("move", "")) not in MOVES:
        return redirect("listing", slug=listing.slug)
    action, said = MOVES[name]
    action(actor=request.member, territory=request.territory, listing=listing)
    messages.success(request, said)
    return see_other("listing", slug=listing.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Request, slug: str) -> HttpResponse:
    """«It still holds»: by the link of the mail, signed in or not. Opening it changes nothing, its button does."""
    listing = listing_of(request, slug)
    by_mail = is_confirm_key(listing, request.GET.get("key", ""))
    actor = listing.author if by_mail else request.member
    require(rules.can_edit(actor, listing, request.territory))
    assert actor is not None, "can_edit refuses visitors"  # noqa: S101
    if request.method == "POST":
        actions.confirm_listing(actor=actor, territory=request.territory, listing=listing)
        messages.success(request, _("Thank you: it stays in sight."))
        return see_other("listing", slug=listing.slug)
    return render(request, "exchange/confirm.html", {"listing": listing})
