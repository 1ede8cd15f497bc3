"""The project page, and the list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from up.core.http import Request
from up.core.models import public_id_of
from up.core.paging import page_of
from up.matching.suggestions import matches_for
from up.members.models import Member
from up.projects import rules
from up.projects.filters import ListFilter
from up.projects.forms import ContributionForm
from up.projects.models import Project, TeamMember
from up.projects.path import next_step
from up.projects.views.shared import whole
from up.territories.models import Membership

UNDO = timedelta(hours=1)  # how long a page offers to bring back what was taken away
RECENT = 6  # steps of the journal that are shown at first


@require_safe
def projects(request: Request) -> HttpResponse:
    form = ListFilter(request.GET, territory=request.territory)
    found = form.apply(Project.objects.in_territory(request.territory))
    page = page_of(found.for_cards(request.territory), request)
    return render(request, "projects/list.html", {"form": form, "page": page, "chosen": form.chosen()})


@require_safe
def project(request: Request, slug: str) -> HttpResponse:
    known = whole(Project.objects.published_in(request.territory)).with_needs(request.territory)
    found = get_object_or_404(known, public_id=public_id_of(slug))
    if found.withdrawn_at:
        return withdrawn(request, found)
    if slug != found.slug:
        return redirect("project", slug=found.slug, permanent=True)
    return render(request, "projects/page.html", page_context(request, found))


def withdrawn(request: Request, found: Project) -> HttpResponse:
    """Only who can bring it back sees that there was something."""
    if not rules.can_withdraw(request.member, found, request.territory):
        raise Http404
    return render(request, "projects/withdrawn.html", {"project": found})


def page_context(request: Request, found: Project) -> dict[str, Any]:
    member, territory = request.member, request.territory
    updates = found.updates.shown().select_related("author")
    whole_journal = request.GET.get("journal") == "all"
    contributions = list(found.contributions.shown().select_related("author", "replied_by"))
    in_team = rules.is_in_team(member, found)
    return {
        "project": found,
        **addresses(request, found),
        "in_team": in_team,
        "is_member_of_team": any(s.member_id == member.pk for s in found.team_members) if member else False,
        "can_publish_elsewhere": in_team or (member is not None and animates_somewhere(member)),
        "can_edit": bool(rules.can_edit(member, found, territory)),
        "can_withdraw": bool(rules.can_withdraw(member, found, territory)),
        "can_hand_over": bool(rules.can_hand_over(member, found)),
        "can_take_on": not found.holder_id and found.is_moving and not found.source,
        "is_asked_to_carry": bool(rules.can_accept_carrying(member, found)),
        "invitation": invitation_of(member, found),
        "next_step": next_step(found) if in_team else None,
        "updates": updates if whole_journal else updates[:RECENT],
        "more_updates": 0 if whole_journal else max(0, updates.count() - RECENT),
        "contributions": contributions,
        "supporters": supporters(found, [c.author for c in contributions]),
        "followers": found.follows.count(),
        "is_following": member is not None and found.follows.filter(member=member).exists(),
        "removed": removed_by(member, found),
        "similar": [] if in_team else matches_for(found, territory=territory, sources=("project",), limit=4),
        "form": ContributionForm(),
    }


def addresses(request: Request, found: Project) -> dict[str, Any]:
    """Its own address here, and where it was published first: the one that search engines keep."""
    origin = next((p for p in found.publications.all() if p.is_origin), None)
    here = request.territory.url("project", slug=found.slug)
    first = origin.territory.url("project", slug=found.slug) if origin else here
    return {
        "origin": origin,
        "origin_url": first,
        "share_url": here,
        "canonical_url": here if origin and origin.hidden_at else first,
        "cover_url": request.build_absolute_uri(found.cover.url) if found.cover else "",
    }


def animates_somewhere(member: Member) -> bool:
    return Membership.objects.animators().filter(member=member).exists()


def invitation_of(member: Member | None, found: Project) -> TeamMember | None:
    """Theirs, where they were invited and have not answered."""
    mine = [s for s in found.team.all() if member and s.member_id == member.pk]
    return next((seat for seat in mine if seat.state == TeamMember.State.INVITED), None)


def supporters(found: Project, authors: list[Member | None]) -> list[Member]:
    """Who contributed, each once, without the team."""
    team = {found.holder_id, *(seat.member_id for seat in found.team_members)}
    return [person for person in dict.fromkeys(authors) if person and person.is_active and person.pk not in team]


def removed_by(member: Member | None, found: Project) -> list[Any]:
    """What this member has just taken away here, to bring it back with one click."""
    if member is None:
        return []
    recent = {"hidden_by": member, "hidden_at__gte": timezone.now() - UNDO}
    return [*found.updates.filter(**recent)[:1], *found.contributions.filter(**recent)[:1]]
