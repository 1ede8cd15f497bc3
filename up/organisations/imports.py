"""Importing organisations of public registers: many at once, twice without doubling anything."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from up.core.importing import Report, Row, once, progress, read_rows
from up.core.text import fold
from up.matching.actions import index_all
from up.organisations.models import Organisation, OrganisationPublication
from up.taxonomy.models import Concept
from up.territories.coverage import sentence
from up.territories.distance import Position, kilometres
from up.territories.models import Place, Territory

COLUMNS = ("id", "name", "kind", "naf", "city", "post_code", "lat", "lon", "description")
WRITTEN = ("name", "search_name", "kind", "ess", "description", "place_id")
BATCH = 500
NEAREST_KM = 10

Kind, Ess = Organisation.Kind, Organisation.Ess

# Structures of work integration (France). Most are solidarity enterprises by right (Labour Code, L3332-17-1, II);
# intermediary associations and employers' groups are associations.
INTEGRATION = {
    "ACI": (Kind.SOCIAL_ENTERPRISE, Ess.AGREEMENT),
    "AI": (Kind.ASSOCIATION, Ess.LAW),
    "EA": (Kind.SOCIAL_ENTERPRISE, Ess.AGREEMENT),
    "EI": (Kind.SOCIAL_ENTERPRISE, Ess.AGREEMENT),
    "EITI": (Kind.SOCIAL_ENTERPRISE, Ess.AGREEMENT),
    "ETTI": (Kind.SOCIAL_ENTERPRISE, Ess.AGREEMENT),
    "GEIQ": (Kind.ASSOCIATION, Ess.LAW),
}
INTEGRATION_THEMES = ("inclusion", "work")
BY_LAW = {Kind.ASSOCIATION, Kind.COOPERATIVE, Kind.FOUNDATION, Kind.MUTUAL}
NAMED = (
    (re.compile(r"^asso(c|ciation)?\b"), Kind.ASSOCIATION),
    (re.compile(r"\b(scop|scic|cooperative)\b"), Kind.COOPERATIVE),
)
PUBLIC_NAF = "84"


@dataclass
class Found:
    """An organisation as a row says it, and what hangs on it."""

    organisation: Organisation
    sector: int | None
    themes: list[int]
    territories: list[int]


@dataclass
class Places:
    """The known places, found by what addresses say of them."""

    by_name: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    by_cell: dict[tuple[int, int], list[Place]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, country: str) -> Places:
        places = cls()
        for place in Place.objects.filter(country=country):
            places.by_name[place.search_name].append(place)
            if place.position:
                places.by_cell[cell(place.position)].append(place)
        if not places.by_name:
            raise CommandError(_("No place of %(country)s is known: run import-places first.") % {"country": country})
        return places

    def find(self, city: str, post_code: str, position: Position | None) -> Place:
        """By name and postal code, by name in its department, else the nearest. Raises ValidationError."""
        name = re.sub(r"\bst(e?)\b", r"saint\1", fold(re.sub(r"(?i)\bcedex\b.*|\d+", "", city)))
        namesakes = self.by_name.get(name, [])
        exact = [place for place in namesakes if post_code and post_code in place.post_codes.split()]
        near = [place for place in namesakes if post_code and place.code[:2] == post_code[:2]]
        for found in (exact, near):
            if len(found) == 1:
                return found[0]
        if position and (place := self.nearest(position)):
            return place
        raise ValidationError(_("no place is known for “%(city)s” (%(code)s)") % {"city": city, "code": post_code})

    def nearest(self, position: Position) -> Place | None:
        row, column = cell(position)
        around = [p for r in (-1, 0, 1) for c in (-1, 0, 1) for p in self.by_cell.get((row + r, column + c), ())]
        nearest = min(around, key=lambda place: kilometres(place.position or position, position), default=None)
        close = nearest and nearest.position and kilometres(nearest.position, position) <= NEAREST_KM
        return nearest if close else None


def cell(position: Position) -> tuple[int, int]:
    return floor(position[0] * 5), floor(position[1] * 5)  # about 22 km high


@transaction.atomic
def import_organisations(path: Path, *, source: str, territory: Territory | None, country: str, report: Report) -> None:
    """Imports a file; publishes in `territory`, else in every open territory that covers the place of each.

    What somebody manages by now is theirs: it is not changed. What was removed or taken down stays so.
    """
    rows = list(once(read_rows(path, columns=COLUMNS, report=report), "id", report))
    places, sectors, covering = Places.of(country), Sectors(), coverage()
    themes = list(Concept.objects.filter(kind="theme", key__in=INTEGRATION_THEMES).values_list("pk", flat=True))
    found: dict[str, Found] = {}
    for row in progress(rows, _("Reading")):
        try:
            organisation = read(row, source, places)
        except ValidationError as error:
            report.reject(row.line, sentence(error))
            continue
        targets = [territory.pk] if territory else covering.get(organisation.place_id or 0, [])
        chosen = themes if row["kind"] in INTEGRATION else []
        found[row["id"]] = Found(organisation, sectors.of(row["naf"]), chosen, targets)
    save(found, source, report)
    if nowhere := sum(not one.territories for one in found.values()):
        report.notes.append(
            _("%(count)d are in no territory yet: they appear once one covers their place.") % {"count": nowhere}
        )


def read(row: Row, source: str, places: Places) -> Organisation:
    name = " ".join(row["name"].split())
    if not name:
        raise ValidationError(_("the column “%(column)s” is empty") % {"column": "name"})
    kind, ess = status(row["kind"], name, row["naf"])
    organisation = Organisation(
        name=name, search_name=fold(name), kind=kind, ess=ess, description=row["description"],
        place=places.find(row["city"], row["post_code"], position(row)), source=source, source_id=row["id"],
    )  # fmt: skip
    organisation.clean_fields(exclude=["place"])
    return organisation


def status(code: str, name: str, naf: str) -> tuple[str, str]:
    """Our kind and the status in the social economy, from a kind of the register or one of ours."""
    if code in Kind.values:
        return code, Ess.LAW if code in BY_LAW else Ess.NONE
    if code not in INTEGRATION:
        raise ValidationError(
            _("the kind “%(kind)s” is unknown; known are %(known)s")
            % {"kind": code, "known": ", ".join([*INTEGRATION, *Kind.values])}
        )
    if naf.startswith(PUBLIC_NAF):
        return Kind.PUBLIC_BODY, Ess.NONE
    for pattern, kind in NAMED:
        if pattern.search(fold(name)):
            return kind, Ess.LAW
    return INTEGRATION[code]


def position(row: Row) -> Position | None:
    if not (row["lat"] and row["lon"]):
        return None
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        lat = lon = float("nan")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValidationError(_("the coordinates %(lat)s, %(lon)s are none") % {"lat": row["lat"], "lon": row["lon"]})
    return lat, lon


class Sectors:
    """Sectors by the codes of activity that they cover; the longest beginning wins."""

    def __init__(self) -> None:
        rows = Concept.objects.of_kind(Concept.Kind.SECTOR).values_list("pk", "naf")
        self.by_prefix = {prefix: pk for pk, prefixes in rows for prefix in prefixes}

    def of(self, naf: str) -> int | None:
        code = naf.replace(".", "")
        prefixes = (code[:length] for length in range(len(code), 0, -1))
        return next((self.by_prefix[prefix] for prefix in prefixes if prefix in self.by_prefix), None)


def coverage() -> dict[int, list[int]]:
    """For each place, the open territories that cover it."""
    rows = Territory.places.through.objects.filter(territory__is_open=True, territory__is_group=False)
    covering = defaultdict(list)
    for place, territory in rows.values_list("place_id", "territory_id"):
        covering[place].append(territory)
    return covering


def save(found: dict[str, Found], source: str, report: Report) -> None:
    known = {one.source_id: one for one in Organisation.objects.filter(source=source)}
    free = set(Organisation.objects.filter(source=source).unmanaged().values_list("source_id", flat=True))
    new = [one.organisation for key, one in found.items() if key not in known]
    changed = []
    for key, one in found.items():
        if key in free and any(getattr(known[key], name) != getattr(one.organisation, name) for name in WRITTEN):
            for name in WRITTEN:
                setattr(known[key], name, getattr(one.organisation, name))
            changed.append(known[key])
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    Organisation.objects.bulk_update(changed, [name.removesuffix("_id") for name in WRITTEN], batch_size=BATCH)
    report.created, report.updated = len(new), len(changed)
    report.unchanged = len(found) - len(new) - len(changed)
    known |= {one.source_id: one for one in new}
    written = {one.pk for one in new} | {one.pk for one in changed}
    describe({known[key].pk: one for key, one in found.items() if known[key].pk in written})
    published = publish((known[key].pk, territory) for key, one in found.items() for territory in one.territories)
    reindex(written | published)


def describe(found: dict[int, Found]) -> None:
    """Sectors and themes: a register only adds to them."""
    sectors, themes = Organisation.sectors.through, Organisation.themes.through
    sectors.objects.bulk_create(
        [sectors(organisation_id=pk, concept_id=one.sector) for pk, one in found.items() if one.sector],
        ignore_conflicts=True,
    )
    themes.objects.bulk_create(
        [themes(organisation_id=pk, concept_id=theme) for pk, one in found.items() for theme in one.themes],
        ignore_conflicts=True,
    )


def publish(wanted: Iterable[tuple[int, int]]) -> set[int]:
    """Publishes where it is not yet; returns the organisations concerned."""
    imported = OrganisationPublication.objects.exclude(organisation__source="")
    there = set(imported.values_list("organisation_id", "territory_id"))
    rows = [
        OrganisationPublication(organisation_id=organisation, territory_id=territory)
        for organisation, territory in wanted
        if (organisation, territory) not in there
    ]
    OrganisationPublication.objects.bulk_create(rows, batch_size=BATCH)
    return {row.organisation_id for row in rows}


def publish_imported(territory: Territory) -> None:
    """What was imported before this territory covered its place."""
    if territory.is_open and not territory.is_group:
        imported = Organisation.objects.exclude(source="").filter(place__in=territory.places.all())
        reindex(publish((pk, territory.pk) for pk in imported.values_list("pk", flat=True)))


def reindex(ids: Iterable[int]) -> None:
    for batch in progress(list(batches(sorted(ids))), _("Indexing")):
        index_all(Organisation.objects.with_documents().filter(pk__in=batch))


def batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
