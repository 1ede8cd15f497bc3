"""What was found for a need, an offer or a project, and what a project has found already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from up.exchange import kinds
from up.exchange.models import Listing, Side
from up.matching.suggestions import Ask, Match, matches_for, matches_for_each
from up.projects.models import Project
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.matching.reasons import Reason

MOST_NEEDS = 6  # of a project are searched for on its page
ANSWERED = Q(listings__state=Listing.State.ANSWERED)
NEEDED = Q(
    listings__side=Side.NEED,
    listings__removed_at=None,
    listings__state__in=[Listing.State.OPEN, Listing.State.PAUSED, Listing.State.ANSWERED],
)


def with_needs(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with `needs_done` and `needs_total`, for the need meter: one query for all of them."""
    return projects.annotate(
        needs_total=Count("listings", filter=NEEDED, distinct=True),
        needs_done=Count("listings", filter=NEEDED & ANSWERED, distinct=True),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A listing or a project, with what may answer it."""

    subject: Listing | Project
    matches: list[Match]


def ask_for(listing: Listing, limit: int = 3) -> Ask:
    """For an offer: needs of its kind; for a need: offers of its kind, and what else its kind looks among."""
    sources = ["need"] if listing.side == Side.OFFER else ["offer", *kinds.get(listing.kind).sought_among]
    return Ask(thing=listing, sources=sources, kinds=[listing.kind], limit=limit)


def found_for_listing(listing: Listing, territory: Territory, limit: int = 3) -> Found:
    return Found(listing, matches_for_each([ask_for(listing, limit)], territory=territory)[0])


def found_for_project(project: Project, territory: Territory) -> list[Found]:
    """For each open need of a project, then similar projects; nothing where nothing was found."""
    needs = Listing.objects.in_territory(territory).needs().open().fresh().filter(project=project).for_cards()
    subjects: list[Listing | Project] = [*needs.order_by("created_at")[:MOST_NEEDS], project]
    similar = Ask(thing=project, sources=["project"], limit=2)
    asks = [ask_for(subject) if isinstance(subject, Listing) else similar for subject in subjects]
    found = map(Found, subjects, matches_for_each(asks, territory=territory))
    return [one for one in found if one.matches]


def reasons_for(subject: Listing | Project, candidate: object, territory: Territory) -> list[Reason]:
    """Why something was found for a subject, said again when it is proposed; nothing where it is no longer found."""
    sources = ["member", "organisation", "need", "offer", "project"]
    matches = matches_for(subject, territory=territory, sources=sources, limit=60)
    return next((match.reasons for match in matches if match.target == candidate), [])
