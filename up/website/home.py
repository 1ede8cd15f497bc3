"""What the home page of a territory shows, read in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils import timezone

from up.core.http import Request
from up.matching.search import Query, Results, search
from up.matching.snapshot import Entry
from up.members.models import Member
from up.organisations.models import Organisation, OrganisationPerson
from up.projects.models import Project
from up.territories.models import Place
from up.website.hits import Line, lines
from up.website.living import is_fresh

NEEDS, PROJECTS, ORGANISATIONS = 6, 6, 4
MOST_OF_ONE_PROJECT, MOST_OF_ONE_KIND = 2, 3
STEP_KM = 10  # needs within the same ten kilometres come the newest first


def origin_of(request: Request) -> Place | None:
    """From where the reader sees the territory: their own commune, else its centre."""
    return (request.member and request.member.place) or request.territory.centre


def found_near(request: Request, source: str, limit: int) -> tuple[list[Line], Results]:
    """The open things of a source, the near and new first; of the neighbours where the territory has none."""
    query = Query(
        territory=request.territory, reader=request.member, near=origin_of(request), sources=frozenset({source})
    )
    results = search(query)
    today = timezone.localdate()
    fresh = [entry for entry in results.entries if is_fresh(entry, today)]
    results.entries = varied(sorted(fresh, key=lambda entry: nearness(entry, results)))
    return lines(request, results.hits(0, limit)), results


def nearness(entry: Entry, results: Results) -> tuple[float, float]:
    return results.kilometres.get(entry.pk, STEP_KM * 5) // STEP_KM, -entry.created_at.timestamp()


def varied(entries: list[Entry]) -> list[Entry]:
    """The same, with what exceeds a few of one project or of one kind at the end."""
    projects: Counter[int | None] = Counter()
    kinds: Counter[str] = Counter()
    first, later = [], []
    for entry in entries:
        is_more = entry.project_id and projects[entry.project_id] >= MOST_OF_ONE_PROJECT
        if is_more or kinds[entry.kind] >= MOST_OF_ONE_KIND:
            later.append(entry)
            continue
        projects[entry.project_id] += 1
        kinds[entry.kind] += 1
        first.append(entry)
    return first + later


def moving_projects(request: Request) -> QuerySet[Project]:
    """What moved last; imported records come after the projects of members."""
    imported = Case(When(source="", then=0), default=1)
    projects = Project.objects.in_territory(request.territory).moving().for_cards(request.territory)
    return projects.order_by(imported, "-moved_at")[:PROJECTS]


def organisations(request: Request) -> QuerySet[Organisation]:
    """Those that have people here before records that wait for theirs."""
    people = OrganisationPerson.objects.filter(organisation=OuterRef("pk"))
    found = Organisation.objects.in_territory(request.territory).with_cards()
    return found.annotate(has_people=Exists(people)).order_by("-has_people", "-updated_at")[:ORGANISATIONS]


def portrait(request: Request, day: date) -> Member | None:
    """A member who presents themselves to everybody: another one each day."""
    public = Q(visibility__bio__isnull=True) | Q(visibility__bio=Member.Visibility.PUBLIC)
    people = Member.objects.in_directory(request.territory).visible_to(request.member).exclude(bio="").filter(public)
    ids = list(people.order_by("pk").values_list("pk", flat=True))
    if not ids:
        return None
    chosen = ids[day.toordinal() % len(ids)]
    return Member.objects.select_related("place").prefetch_related("skills").get(pk=chosen)
