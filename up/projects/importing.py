"""Importing projects of public lists: many at once, twice without doubling anything."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from up.core.importing import Report, Row, once, progress, read_rows
from up.core.text import excerpt
from up.matching.actions import index_all
from up.projects.models import Project, ProjectPublication, Stage
from up.territories.models import Place, Territory

COLUMNS = ("id", "title", "insee", "commune")
BATCH = 500
NOWHERE = {"", "00000"}
# Districts of the three largest cities are in their city's commune.
DISTRICTS = {"751": "75056", "6938": "69123", "132": "13055"}


@transaction.atomic
def import_projects(path: Path, *, source: str, territory: Territory | None, report: Report) -> int:
    """Imports a file into `territory`, or else into those that cover each commune; returns how many none covers."""
    rows = list(once(read_rows(path, columns=COLUMNS, report=report), "id", report))
    places = _places()
    covering = _covering()
    wanted: dict[str, tuple[Project, list[int]]] = {}
    left_out = 0
    for row in progress(rows, _("Reading")):
        code = _commune(row["insee"])
        place = places.get(code)
        if problem := _problem(row, place, anywhere=territory is not None):
            report.reject(row.line, problem)
            continue
        targets = [territory.pk] if territory else covering.get(place or 0, [])
        if targets:
            wanted[row["id"]] = _project(row, place, source), targets
        else:
            left_out += 1
    _save(wanted, source, report)
    return left_out


def _places() -> dict[str, int]:
    places = dict(Place.objects.filter(country="FR").values_list("code", "pk"))
    if not places:
        raise CommandError(_("No French commune is known yet: run import-places first."))
    return places


def _covering() -> dict[int, list[int]]:
    """For each place, the open territories that cover it."""
    found: dict[int, list[int]] = {}
    for place, territory in Territory.places.through.objects.filter(
        territory__is_open=True, territory__is_group=False
    ).values_list("place_id", "territory_id"):
        found.setdefault(place, []).append(territory)
    return found


def _commune(insee: str) -> str:
    return next((city for start, city in DISTRICTS.items() if insee.startswith(start)), insee)


def _problem(row: Row, place: int | None, *, anywhere: bool) -> str:
    if not row["title"]:
        return _("the column “%(column)s” is empty") % {"column": "title"}
    if row["insee"] in NOWHERE:
        return "" if anywhere else _("it names no commune: choose a territory with --territory")
    if place is None:
        return _("no commune has the code %(code)s") % {"code": row["insee"]}
    return ""


def _project(row: Row, place: int | None, source: str) -> Project:
    """A title too long for a heading is cut there and whole in the text below it."""
    title = " ".join(row["title"].split())
    return Project(
        title=excerpt(title, 118),
        purpose=excerpt(title, 198) if len(title) > 118 else "",
        story=title if len(title) > 198 else "",
        place_id=place,
        stage=Stage.LAUNCH,
        source=source,
        source_id=row["id"],
    )


def _save(wanted: dict[str, tuple[Project, list[int]]], source: str, report: Report) -> None:
    known = {project.source_id: project for project in Project.objects.filter(source=source)}
    fields = ["title", "purpose", "story", "place_id"]
    fresh, changed = [], []
    for source_id, (project, _targets) in wanted.items():
        if (old := known.get(source_id)) is None:
            fresh.append(project)
        elif any(getattr(old, field) != getattr(project, field) for field in fields):
            for field in fields:
                setattr(old, field, getattr(project, field))
            changed.append(old)
    Project.objects.bulk_create(fresh, batch_size=BATCH)
    Project.objects.bulk_update(changed, ["title", "purpose", "story", "place"], batch_size=BATCH)
    report.created, report.updated = len(fresh), len(changed)
    report.unchanged = len(wanted) - len(fresh) - len(changed)
    known |= {project.source_id: project for project in fresh}
    moved = _publish({known[source_id].pk: targets for source_id, (_project, targets) in wanted.items()})
    _index({project.pk for project in fresh + changed} | moved)


def _publish(targets: dict[int, list[int]]) -> set[int]:
    """Publishes projects where they are not yet; what was taken down somewhere stays down. Returns those published."""
    there: dict[int, set[int]] = {}
    origins = set()
    for project, territory, is_origin in ProjectPublication.objects.filter(project__source__gt="").values_list(
        "project_id", "territory_id", "is_origin"
    ):
        there.setdefault(project, set()).add(territory)
        if is_origin:
            origins.add(project)
    rows = []
    for project, territories in targets.items():
        for territory in territories:
            if territory not in there.get(project, ()):
                rows.append(
                    ProjectPublication(project_id=project, territory_id=territory, is_origin=project not in origins)
                )
                origins.add(project)
    ProjectPublication.objects.bulk_create(rows, batch_size=BATCH)
    return {row.project_id for row in rows}


def _index(ids: Iterable[int]) -> None:
    pks = sorted(ids)
    batches = [pks[start : start + BATCH] for start in range(0, len(pks), BATCH)]
    for batch in progress(batches, _("Indexing")):
        projects = Project.objects.filter(pk__in=batch).select_related("place")
        index_all(projects.prefetch_related("publications", "themes"))
