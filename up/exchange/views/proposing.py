"""Proposing to meet somebody who was found, and setting a suggestion aside."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from up.core.http import MemberRequest, see_other
from up.core.verdict import require
from up.exchange import actions, rules
from up.exchange.forms import ProposeForm
from up.exchange.found import reasons_for
from up.exchange.models import Listing
from up.exchange.views.load import listing_named, project_named
from up.matching.actions import dismiss as dismiss_match
from up.members.decorators import member_required
from up.members.models import Member
from up.organisations.models import Organisation, OrganisationPerson
from up.projects.models import Project


@dataclass(frozen=True, slots=True)
class Sought:
    """What a proposal is about and to whom: `candidate` is what was found, `recipient` who answers for it."""

    listing: Listing | None
    project: Project | None
    candidate: Model
    recipient: Member
    via: Listing | None


def sought_in(request: MemberRequest) -> Sought:
    """From the address: `listing` or `project`, then one of `to` (a member), `via` (their listing), `organisation`."""
    ask = request.GET.get
    listing, project = listing_named(request, ask("listing", "")), project_named(request, ask("project", ""))
    via = listing_named(request, ask("via", ""))
    candidate: Model
    recipient: Member | None
    if via is not None:
        candidate, recipient = via, rules.recipient_of(via)
    elif named := ask("organisation"):
        here = Organisation.objects.in_territory(request.territory)
        candidate = organisation = get_object_or_404(here, public_id=named)
        recipient = person_of(organisation)
    else:
        around = Member.objects.active().visible_to(request.member)
        candidate = recipient = get_object_or_404(around, public_id=ask("to", ""))
    if recipient is None:
        raise Http404
    return Sought(listing, project, candidate, recipient, via)


def person_of(organisation: Organisation) -> Member | None:
    """Who answers for an organisation: its managers first."""
    people = organisation.people.present().select_related("member").filter(member__is_active=True)
    ranked = sorted(people, key=lambda p: (p.role != OrganisationPerson.Role.MANAGER, p.pk))
    return ranked[0].member if ranked else None


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: MemberRequest) -> HttpResponse:
    sought = sought_in(request)
    if sought.listing is None and sought.project is None:
        return choose_subject(request, sought)
    subject = sought.listing or sought.project
    assert subject is not None, "one of the two"  # noqa: S101
    about: dict[str, Any] = {"listing": sought.listing, "project": sought.project, "via": sought.via}
    verdict = rules.can_propose(request.member, sought.recipient, request.territory, **about)
    form = ProposeForm(request.POST or None)
    reasons = reasons_for(subject, sought.candidate, request.territory)
    if request.method == "POST" and form.is_valid():
        made = actions.propose(
            actor=request.member, territory=request.territory, recipient=sought.recipient,
            message=form.cleaned_data["message"], reasons=reasons, **about,
        )  # fmt: skip
        messages.success(request, _("Your message is on its way. You will be told as soon as there is an answer."))
        return see_other("introduction", slug=made.slug)
    context = {"form": form, "verdict": verdict, "reasons": reasons, "subject": subject, "sought": sought}
    return render(request, "exchange/propose.html", context, status=422 if form.errors else 200)


def choose_subject(request: MemberRequest, sought: Sought) -> HttpResponse:
    """Somebody was found on their own page: first say what it is about."""
    listings = Listing.objects.in_territory(request.territory).of(request.member).open().fresh()
    projects = Project.objects.in_territory(request.territory).carried_by(request.member)
    context = {"sought": sought, "listings": listings.order_by("-created_at")[:20], "projects": projects[:10]}
    return render(request, "exchange/choose_subject.html", context)


SUBJECTS: dict[str, Any] = {"listing": Listing, "project": Project}
CANDIDATES = SUBJECTS | {"member": Member, "organisation": Organisation}
WHY_NOT = ("too_far", "not_it", "known")


@member_required
@require_POST
def dismiss(request: MemberRequest) -> HttpResponse:
    """«Not this one»: it is not suggested again for this subject."""
    said = request.POST.get
    subject_model, candidate_model = SUBJECTS.get(said("subject", "")), CANDIDATES.get(said("candidate", ""))
    if subject_model is None or candidate_model is None:
        raise Http404
    here = subject_model.objects.in_territory(request.territory)
    subject = get_object_or_404(here, public_id=said("subject_id", ""))
    candidate = get_object_or_404(candidate_model, public_id=said("candidate_id", ""))
    require(rules.can_dismiss(request.member, subject))
    reason = said("reason", "")
    dismiss_match(
        actor=request.member, subject=subject, candidate=candidate, reason=reason if reason in WHY_NOT else ""
    )
    if request.htmx:
        return HttpResponse("")
    return see_other(said("subject", ""), slug=subject.slug)
