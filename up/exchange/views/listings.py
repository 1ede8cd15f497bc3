"""Pages that read needs and offers, and the answer to one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from up.core.http import Request, see_other
from up.core.paging import page_of
from up.core.verdict import require
from up.exchange import answers, kinds, rules
from up.exchange.forms import AnswerForm, ListForm
from up.exchange.models import Introduction, Listing
from up.exchange.views.load import listing_of
from up.matching.suggestions import matches_for
from up.members import drafts
from up.members.sign_in import SignIn, throttled


@require_safe
def listings(request: Request) -> HttpResponse:
    shown = Listing.objects.in_territory(request.territory).open().fresh().visible_to(request.member)
    form = ListForm(request.GET)
    page = page_of(form.narrow(shown).for_cards().freshest_first(), request)
    return render(request, "exchange/listings.html", {"form": form, "page": page})


@require_safe
def listing(request: Request, slug: str) -> HttpResponse:
    found = listing_of(request, slug)
    if slug != found.slug:
        return redirect("listing", slug=found.slug, permanent=True)
    kind = kinds.get(found.kind)
    facts = kind.facts_of(found)
    mine = Introduction.objects.of(request.member).filter(listing=found).for_cards() if request.member else ()
    context = {
        "listing": found,
        "side": kind.side(found.side),
        "facts_lines": facts.lines(found.currency),
        "details": facts.details(found.currency),
        "answerable": rules.can_answer(request.member, found),
        "editable": rules.can_edit(request.member, found, request.territory),
        "own": request.member is not None and rules.speaks_for(request.member, found),
        "introductions": mine,
        "similar": matches_for(found, territory=request.territory, sources=[found.side], limit=3),
    }
    return render(request, "exchange/listing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def help_listing(request: Request, slug: str) -> HttpResponse:
    """«I can help»: sent at once for a member; a visitor's words are kept until the code of the mail is typed."""
    found = listing_of(request, slug)
    verdict = rules.can_answer(request.member, found)
    kept = drafts.get(request, "exchange.help", found.public_id)
    form = AnswerForm(request.POST or None, signed_in=bool(request.member), initial=kept.data if kept else None)
    if request.method == "POST" and form.is_valid():
        require(verdict)
        if request.member is not None:
            made = answers.answer(
                actor=request.member, territory=request.territory, listing=found, message=form.cleaned_data["message"]
            )
            messages.success(request, _("Your message is on its way. You will be told as soon as there is an answer."))
            return see_other("introduction", slug=made.slug)
        if answer := keep_and_send_code(request, found, form):
            return answer
    side = kinds.get(found.kind).side(found.side)
    context = {"listing": found, "form": form, "verdict": verdict, "side": side}
    return render(request, "exchange/help.html", context, status=422 if form.errors else 200)


def keep_and_send_code(request: Request, found: Listing, form: AnswerForm) -> HttpResponse | None:
    """Nothing typed is lost: the answer waits as a draft, and is sent when its author has typed the code."""
    email = form.cleaned_data["email"].lower()
    data = {"listing": found.public_id, "message": form.cleaned_data["message"], "email": email}
    draft = drafts.keep(request, "exchange.help", data, found.public_id)
    if throttled(request, email):
        form.add_error("email", _("Many codes were asked for in a short time. Wait a few minutes, then try again."))
        return None
    drafts.mark_ready(draft)
    SignIn.begin(request, email, reverse("listing", kwargs={"slug": found.slug}))
    return see_other("account_confirm_login_code")
