"""What a member finds under «For you»: needs that they could answer, answers to their own, their projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from up.exchange.found import Found, found_for_listing
from up.exchange.models import Introduction, Listing
from up.matching.suggestions import Match, matches_for
from up.members.models import Member
from up.projects.models import Project
from up.territories.models import Territory
from up.website.home import MOST_OF_ONE_PROJECT

NEEDS = 8
MY_NEEDS = 2  # for which answers are sought on this page; each project's own page does it for all of its
PROJECTS, INTRODUCTIONS = 6, 6

# Why a need is set aside, as the member says it.
WHY_NOT: Mapping[str, str | Promise] = {
    "not_my_skill": _("It is not my skill"),
    "too_far": _("It is too far"),
    "not_now": _("It is not the moment"),
}


def needs_to_answer(member: Member, territory: Territory) -> list[Match]:
    """The best, none of their own projects, and not all the needs of one project before those of others."""
    own = set(Project.objects.carried_by(member).values_list("pk", flat=True))
    matches = matches_for(member, territory=territory, sources=["need"], limit=3 * NEEDS)
    projects: Counter[int | None] = Counter()
    kept = []
    for match in matches:
        project = match.target.project_id
        projects[project] += 1
        if project is None or (project not in own and projects[project] <= MOST_OF_ONE_PROJECT):
            kept.append(match)
    return kept[:NEEDS]


def my_needs(member: Member, territory: Territory) -> QuerySet[Listing]:
    """Theirs and those of their projects, open now."""
    projects = Project.objects.carried_by(member)
    needs = Listing.objects.in_territory(territory).needs().open().fresh().for_cards()
    return (needs.of(member) | needs.filter(project__in=projects)).distinct().order_by("-created_at")


def found_for(needs: Sequence[Listing], territory: Territory) -> list[Found]:
    found = [found_for_listing(need, territory, limit=2) for need in needs[:MY_NEEDS]]
    return [one for one in found if one.matches]


def context(member: Member, territory: Territory) -> dict[str, Any]:
    """All of it, at a cost that does not depend on how much there is."""
    mine = Project.objects.in_territory(territory).carried_by(member).for_cards(territory)
    talking = Introduction.objects.of(member).filter(territory=territory, state=Introduction.State.ACCEPTED)
    needs = list(my_needs(member, territory)[:MY_NEEDS])
    return {
        "matches": needs_to_answer(member, territory),
        "why_not": WHY_NOT,
        "my_needs": needs,
        "found": found_for(needs, territory),
        "projects": list(mine.order_by("-moved_at")[:PROJECTS]),
        "talking": list(talking.for_cards().order_by("-answered_at")[:INTRODUCTIONS]),
        "is_described": bool(member.name and (member.offers or member.bio or member.skills.exists())),
    }
