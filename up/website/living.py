"""How alive territories are: their figures, and what has just happened in them. Public things only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F
from django.utils import timezone

from up.exchange.models import Introduction
from up.matching.search import Query, search
from up.matching.snapshot import Entry, current
from up.members.models import Member
from up.projects.models import ENDS, ProjectPublication, Update
from up.territories.distance import kilometres
from up.territories.models import Membership, Place, Territory


@dataclass(slots=True)
class Figures:
    """What a territory counts: people, projects that move, needs waiting for somebody, meetings that helped."""

    members: int = 0
    projects: int = 0
    needs: int = 0
    helped: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.members + other.members,
            self.projects + other.projects,
            self.needs + other.needs,
            self.helped + other.helped,
        )


def figures_of(territories: Iterable[Territory]) -> dict[int, Figures]:
    """The figures of each territory by its id, in four queries for all of them."""
    found = {territory.pk: Figures() for territory in territories}
    members = Membership.objects.active().filter(member__in=Member.objects.active(), territory__in=found)
    helped = Introduction.objects.filter(state=Introduction.State.HELPED, territory__in=found)
    for pk, number in members.order_by().values_list("territory").annotate(Count("pk")):
        found[pk].members = number
    for pk, number in helped.order_by().values_list("territory").annotate(Count("pk")):
        found[pk].helped = number
    today = timezone.localdate()
    for entry in list(current().entries.values()):
        if entry.source == "need" and is_fresh(entry, today):
            for pk in entry.territories & found.keys():
                found[pk].needs += 1
        elif entry.source == "project" and entry.kind not in ENDS:
            for pk in entry.territories & found.keys():
                found[pk].projects += 1
    return found


def is_fresh(entry: Entry, today: date) -> bool:
    return entry.fresh_until is None or entry.fresh_until >= today


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody did, as the portal tells it."""

    what: str  # need, project, update
    at: datetime
    title: str
    about: str
    territory: Territory
    url: str
    kind: str = ""


def happenings(territories: Collection[Territory], limit: int = 8) -> list[Happening]:
    """What happened last in these territories, each thing once, in a fixed number of queries."""
    by_id = {territory.pk: territory for territory in territories}
    found = [*_needs(by_id, limit), *_projects(by_id, limit), *_updates(by_id, limit)]
    return sorted(found, key=lambda happening: happening.at, reverse=True)[:limit]


def _needs(territories: dict[int, Territory], limit: int) -> Iterable[Happening]:
    results, today = search(Query(sources=frozenset({"need"}), order="new")), timezone.localdate()
    results.entries = [e for e in results.entries if is_fresh(e, today) and e.territories & territories.keys()]
    for hit in results.hits(0, limit):
        listing = hit.target
        territory = next(territories[pk] for pk in hit.document.territories if pk in territories)
        about = str(listing.project or listing.organisation or listing.place or "")
        url = territory.url("listing", slug=listing.slug)
        yield Happening("need", listing.created_at, listing.title, about, territory, url, listing.kind)


def _projects(territories: dict[int, Territory], limit: int) -> Iterable[Happening]:
    rows = (
        ProjectPublication.objects.filter(
            hidden_at=None, is_origin=True, territory__in=territories, project__withdrawn_at=None, project__source=""
        )
        .select_related("project")
        .order_by("-published_at")[:limit]
    )
    for row in rows:
        territory = territories[row.territory_id]
        url = territory.url("project", slug=row.project.slug)
        yield Happening("project", row.published_at, row.project.title, row.project.purpose, territory, url)


def _updates(territories: dict[int, Territory], limit: int) -> Iterable[Happening]:
    rows = (
        Update.objects.shown()
        .filter(
            project__withdrawn_at=None,
            project__publications__is_origin=True,
            project__publications__hidden_at=None,
            project__publications__territory__in=territories,
        )
        .annotate(territory_id=F("project__publications__territory"))
        .select_related("project")
        .order_by("-at")[:limit]
    )
    for row in rows:
        territory = territories[row.territory_id]
        url = territory.url("project", slug=row.project.slug)
        yield Happening("update", row.at, row.title, row.project.title, territory, url)


def nearest(place: Place, territories: Iterable[Territory], limit: int = 4) -> list[tuple[Territory, float]]:
    """The territories whose centres are nearest to a place, with the distance in kilometres."""
    if place.position is None:
        return []
    here = place.position
    found = [
        (territory, kilometres(here, territory.centre.position))
        for territory in territories
        if territory.centre and territory.centre.position
    ]
    return sorted(found, key=lambda pair: pair[1])[:limit]
