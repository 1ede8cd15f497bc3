"""The directory, the page of an organisation, and what its managers and the animators do there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from up.core.http import MemberRequest, Request, see_other
from up.core.models import public_id_of
from up.core.paging import page_of
from up.core.verdict import require
from up.members.decorators import member_required
from up.members.models import Member
from up.organisations import actions, rules
from up.organisations.duplicates import Likeness, find_alike
from up.organisations.forms import (
    ClaimForm,
    DirectoryForm,
    InvitationForm,
    NewOrganisationForm,
    OrganisationForm,
    PersonForm,
    RefusalForm,
)
from up.organisations.models import Claim, Organisation, OrganisationPerson
from up.organisations.nearby import elsewhere
from up.organisations.status import ess_sentence
from up.territories.models import Territory


@require_safe
def directory(request: Request) -> HttpResponse:
    form = DirectoryForm(request.territory, request.GET)
    page = page_of(form.results().with_cards(), request)
    context = {
        "form": form,
        "page": page,
        "chips": form.chips(),
        "elsewhere": [] if page.object_list else elsewhere(request.territory, form.narrow),
        "waiting": waiting(request).count() if request.member and request.member.animates(request.territory) else 0,
    }
    return render(request, "organisations/directory.html", context)


def waiting(request: Request) -> QuerySet[Claim]:
    return Claim.objects.open().filter(territory=request.territory, organisation__removed_at=None)


def found(request: Request, slug: str) -> Organisation:
    """The organisation of an address, as its reader may see it; else 404."""
    readable = Organisation.objects.readable(request.territory, request.member).with_page()
    return get_object_or_404(readable, public_id=public_id_of(slug))


def attempt(form: Form | Any, action: Callable[[], Organisation]) -> Organisation | None:
    """What an action makes of a valid form; where it refuses a value, the form says so."""
    try:
        return action()
    except ValidationError as error:
        errors = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
        for name, texts in errors.items():
            form.add_error(name if name in form.fields else None, texts)
    return None


@require_safe
def organisation(request: Request, slug: str) -> HttpResponse:
    shown = found(request, slug)
    if slug != shown.slug:
        return redirect("organisation", slug=shown.slug, permanent=True)
    reader, territory = request.member, request.territory
    people = shown.people.present().filter(member__in=Member.objects.active().visible_to(reader))
    context = {
        "organisation": shown,
        "ess": ess_sentence(shown),
        "people": people.select_related("member"),
        "with_page": set(Member.objects.in_territory(territory).filter(organisation_roles__organisation=shown)),
        "listings": shown.listings.in_territory(territory).open().fresh().visible_to(reader).for_cards(),
        "projects": shown.projects.in_territory(territory).for_cards(territory),
        "own": next((p for p in shown.people.all() if reader and p.member_id == reader.pk), None),
        "can_edit": rules.can_edit(reader, shown, territory),
        "can_manage_people": rules.can_manage_people(reader, shown),
        "is_managed": bool(rules.managers(shown)),
        "claimed": bool(reader) and shown.claims.open().filter(member=reader).exists(),
    }
    return render(request, "organisations/organisation.html", context)


@member_required
def new(request: MemberRequest) -> HttpResponse:
    form = NewOrganisationForm(request.territory, request.POST or None, initial={"name": request.GET.get("name", "")})
    alike: list[Likeness] = []
    if request.method == "POST" and form.is_valid():
        if "different" not in request.POST:
            alike = form_alike(form, request.territory)
        if not alike and (made := attempt(form, lambda: created(request, form))):
            messages.success(request, _("“%(name)s” is in the directory.") % {"name": made})
            return see_other("organisation", slug=made.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/new.html", {"form": form, "alike": alike}, status=status)


def created(request: MemberRequest, form: NewOrganisationForm) -> Organisation:
    return actions.create_organisation(actor=request.member, territory=request.territory, **form.values())


def form_alike(form: NewOrganisationForm, territory: Territory) -> list[Likeness]:
    values = {name: form.cleaned_data[name] for name in ("name", "place", "website")}
    return find_alike(**values, numbers=form.numbers(), territory=territory)


@member_required
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    edited = found(request, slug)
    require(rules.can_edit(request.member, edited, request.territory))
    form = OrganisationForm(request.territory, request.POST or None, request.FILES or None, instance=edited)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: changed(request, edited, form))
        if done:
            messages.success(request, _("Saved."))
            return see_other("organisation", slug=done.slug)
    context = {"form": form, "organisation": edited}
    return render(request, "organisations/edit.html", context, status=422 if form.errors else 200)


def changed(request: MemberRequest, edited: Organisation, form: OrganisationForm) -> Organisation:
    return actions.edit_organisation(
        actor=request.member, territory=request.territory, organisation=edited, **form.values()
    )


@require_POST
@member_required
def remove(request: MemberRequest, slug: str) -> HttpResponse:
    """Its page stays, for who may bring it back, with the button that does."""
    removed = found(request, slug)
    actions.remove(actor=request.member, territory=request.territory, organisation=removed)
    return see_other("organisation", slug=removed.slug)


@require_POST
@member_required
def restore(request: MemberRequest, slug: str) -> HttpResponse:
    restored = found(request, slug)
    actions.restore(actor=request.member, territory=request.territory, organisation=restored)
    messages.success(request, _("“%(name)s” is in the directory again.") % {"name": restored})
    return see_other("organisation", slug=restored.slug)


@member_required
def publish_in(request: MemberRequest, slug: str) -> HttpResponse:
    shown = found(request, slug)
    require(rules.can_edit(request.member, shown, request.territory))
    joined = Territory.objects.open().local().joined_by(request.member)
    if request.method == "POST":
        if "take_back" in request.POST:
            territory = get_object_or_404(shown.territories, slug=request.POST["take_back"])
            actions.take_back(actor=request.member, organisation=shown, territory=territory)
        else:
            territory = get_object_or_404(joined, slug=request.POST.get("territory", ""))
            actions.publish_in(actor=request.member, organisation=shown, territory=territory)
        return see_other("organisation-publish-in", slug=shown.slug)
    rows = shown.publications.filter(hidden_at=None).select_related("territory", "published_by")
    context = {"organisation": shown, "rows": rows, "others": joined.exclude(pk__in=rows.values("territory"))}
    return render(request, "organisations/publish_in.html", context)


@member_required
def claim(request: MemberRequest, slug: str) -> HttpResponse:
    claimable = Organisation.objects.claimable_in(request.territory).select_related("place")
    claimed = get_object_or_404(claimable, public_id=public_id_of(slug))
    require(rules.can_claim(request.member, claimed))
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.claim(actor=request.member, territory=request.territory, organisation=claimed, **form.cleaned_data)
        messages.success(request, _("Thank you: an animator will look at your request and answer you here."))
        return see_other("organisations")
    context = {"form": form, "organisation": claimed}
    return render(request, "organisations/claim.html", context, status=422 if form.errors else 200)


@member_required
def claims(request: MemberRequest) -> HttpResponse:
    return claims_page(request, RefusalForm(), None)


def claims_page(request: MemberRequest, form: RefusalForm, refused: Claim | None) -> HttpResponse:
    require(rules.can_see_claims(request.member, request.territory))
    rows = waiting(request).select_related("organisation__place", "member__place")
    context = {"claims": rows, "form": form, "refused": refused}
    return render(request, "organisations/claims.html", context, status=422 if form.errors else 200)


@require_POST
@member_required
def decide(request: MemberRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(
        Claim.objects.select_related("organisation", "territory", "member"), pk=pk, territory=request.territory
    )
    require(rules.can_decide(request.member, claim))
    if "accept" in request.POST:
        actions.accept_claim(actor=request.member, claim=claim)
        said = _("%(person)s now manages “%(name)s”.")
    else:
        form = RefusalForm(request.POST)
        if not form.is_valid():
            return claims_page(request, form, claim)
        actions.refuse_claim(actor=request.member, claim=claim, reason=form.cleaned_data["reason"])
        said = _("Refused: %(person)s is told why.")
    messages.success(request, said % {"person": claim.member, "name": claim.organisation})
    return see_other("organisation-claims")


@member_required
def people(request: MemberRequest, slug: str) -> HttpResponse:
    shown = found(request, slug)
    require(rules.can_manage_people(request.member, shown))
    form = InvitationForm(request.territory, request.member, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.invite(actor=request.member, territory=request.territory, organisation=shown, **form.cleaned_data)
        messages.success(request, _("%(name)s is invited.") % {"name": form.cleaned_data["member"]})
        return see_other("organisation-people", slug=shown.slug)
    rows = shown.people.select_related("member")
    forms = [(row, PersonForm(initial={"role": row.role, "title": row.title}, prefix=f"p{row.pk}")) for row in rows]
    context = {"organisation": shown, "form": form, "rows": forms}
    return render(request, "organisations/people.html", context, status=422 if form.errors else 200)


def one_of(request: MemberRequest, slug: str, pk: int) -> OrganisationPerson:
    return get_object_or_404(
        OrganisationPerson.objects.select_related("member", "organisation"), pk=pk, organisation=found(request, slug)
    )


@require_POST
@member_required
def person(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    changed = one_of(request, slug, pk)
    form = PersonForm(request.POST, prefix=f"p{pk}")
    if form.is_valid():
        actions.change_person(actor=request.member, territory=request.territory, person=changed, **form.cleaned_data)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
    return see_other("organisation-people", slug=changed.organisation.slug)


@require_POST
@member_required
def person_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    removed = one_of(request, slug, pk)
    actions.remove_person(actor=request.member, territory=request.territory, person=removed)
    if removed.member_id == request.member.pk:
        return see_other("organisation", slug=removed.organisation.slug)
    return see_other("organisation-people", slug=removed.organisation.slug)


@require_POST
@member_required
def invitation(request: MemberRequest, slug: str) -> HttpResponse:
    inviting = found(request, slug)
    actions.accept_invitation(actor=request.member, territory=request.territory, organisation=inviting)
    messages.success(request, _("You are now named on this page."))
    return see_other("organisation", slug=inviting.slug)
