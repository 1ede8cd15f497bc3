"""The directory and the pages of members."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from up.core.http import MemberRequest, Request
from up.core.models import public_id_of
from up.core.paging import page_of
from up.matching.search import Query, search
from up.members import actions, rules
from up.members.decorators import member_required
from up.members.forms import DirectoryForm
from up.members.languages import names_of
from up.members.models import Member, MemberQuerySet
from up.taxonomy.lookup import find
from up.taxonomy.models import Concept
from up.territories.models import Territory

SHOWN_OF_EACH = 6


@require_safe
def members(request: Request) -> HttpResponse:
    """Who is here, by name or word, skill, commune and audience."""
    form = DirectoryForm(request.GET or None, territory=request.territory)
    people = directory(request)
    if form.is_valid():
        people = filtered(people, request, form)
    page = page_of(people.order_by("name", "pk"), request)
    for person in page:
        person.visible = rules.visible_fields(request.member, person, request.territory)  # type: ignore[attr-defined]
    chosen = [(request.GET[name], name) for name in ("q", "skill", "place") if request.GET.get(name)]
    if form.is_valid() and (audience := form.cleaned_data["audience"]):
        chosen.append((str(Member.Audience(audience).label), "audience"))
    context = {"form": form, "page": page, "total": page.paginator.count, "chosen": chosen}
    context["is_filtered"] = any(name != "q" for _label, name in chosen)
    if not request.GET:
        context["common_skills"] = common_skills(request)
    return render(request, "members/directory.html", context)


def directory(request: Request) -> MemberQuerySet:
    people = Member.objects.in_directory(request.territory).visible_to(request.member)
    return people.select_related("place").prefetch_related("skills")


def filtered(people: MemberQuerySet, request: Request, form: DirectoryForm) -> MemberQuerySet:
    """Filtering by a field finds only those who show that field to the reader."""
    wanted, territory, reader = form.cleaned_data, request.territory, request.member
    if text := wanted["q"]:
        query = Query(territory=territory, reader=reader, text=text, sources=frozenset({"member"}))
        people = people.filter(pk__in=[entry.target_id for entry in search(query).entries])
    if wanted["audience"]:
        people = people.showing("audience", to=reader, territory=territory).filter(audience=wanted["audience"])
    if wanted["place"]:
        people = people.showing("place", to=reader, territory=territory).filter(place=wanted["place"])
    if wanted["skill"]:
        skills = [concept.pk for concept in find(wanted["skill"][0], Concept.Kind.SKILL)]
        people = people.showing("skills", to=reader, territory=territory).filter(skills__in=skills).distinct()
    return people


def common_skills(request: Request) -> list[Concept]:
    """The skills that are found most often here, as a way into the directory."""
    people = Member.objects.in_directory(request.territory).showing("skills", to=None, territory=request.territory)
    known = Concept.objects.of_kind(Concept.Kind.SKILL).filter(skilled_members__in=people)
    return list(known.annotate(people=Count("skilled_members")).order_by("-people", "pk")[:12])


def load(request: Request, slug: str) -> Member:
    """A member of this territory whom the reader may see: 404 otherwise, also between people who blocked each other."""
    people = Member.objects.in_territory(request.territory).exclude(name="").visible_to(request.member)
    found = people.filter(public_id=public_id_of(slug)).select_related("place").prefetch_related("skills", "themes")
    person = found.first()
    if person is None and request.member is not None and public_id_of(slug) == request.member.public_id:
        return request.member
    return person or get_object_or_404(found)


@require_safe
def member(request: Request, slug: str) -> HttpResponse:
    person = load(request, slug)
    if slug != person.slug:
        return redirect("member", slug=person.slug, permanent=True)
    visible = rules.visible_fields(request.member, person, request.territory)
    context = {
        "person": person,
        "visible": visible,
        "is_bare": not any(getattr(person, field) for field in visible & {"bio", "offers", "seeks"}),
        "is_mine": person == request.member,
        "is_here": bool(person.role_in(request.territory)),
        "languages": names_of(person.languages),
        "availability": [Member.Availability(when).label for when in person.availability],
        **made_by(person, request.territory),
    }
    return render(request, "members/member.html", context)


def made_by(person: Member, territory: Territory) -> dict[str, Any]:
    """What apps above keep of somebody, by reverse relation: projects, needs and offers, what they helped with here."""
    projects = person.held_projects.model.objects.in_territory(territory)
    listings = person.listings.model.objects.in_territory(territory)
    helper = (
        Q(listing__in=listings.filter(side="offer", author=person))
        | Q(listing__in=listings.filter(side="need").exclude(author=person).exclude(project__holder=person))
        | Q(listing=None, project__in=projects.exclude(holder=person))
    )
    introductions = person.introductions_received.model.objects.of(person).filter(state="helped", territory=territory)
    return {
        "projects": projects.carried_by(person).for_cards(territory)[:SHOWN_OF_EACH],
        "listings": listings.filter(author=person).open().fresh().for_cards()[:SHOWN_OF_EACH],
        "helped": introductions.filter(helper).select_related("listing", "project")[:SHOWN_OF_EACH],
    }


@member_required
@require_POST
def block(request: MemberRequest, slug: str) -> HttpResponse:
    person = load(request, slug)
    actions.block(actor=request.member, other=person)
    messages.success(
        request, _("You and %(name)s no longer see each other. You can undo this below.") % {"name": person}
    )
    return redirect("settings-privacy")


@member_required
@require_POST
def unblock(request: MemberRequest, slug: str) -> HttpResponse:
    other = get_object_or_404(Member, blocks_received__blocker=request.member, public_id=public_id_of(slug))
    actions.unblock(actor=request.member, other=other)
    messages.success(request, _("You and %(name)s can see each other again.") % {"name": other})
    return redirect("settings-privacy")
