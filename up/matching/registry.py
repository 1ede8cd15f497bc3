"""What clients tell the engine: which objects are matched, and whom never to suggest for what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from up.territories.models import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An object in the engine's terms. Ids, not objects, where many are meant."""

    title: str
    created_at: datetime
    summary: str = ""
    body: str = ""
    language: str = "fr"
    kind: str = ""
    owner_id: int | None = None
    project_id: int | None = None
    territories: Sequence[int] = ()
    concepts: Sequence[int] = ()
    place: Place | None = None
    reach_km: int = 30
    is_remote: bool = False
    availability: Sequence[str] = ()
    is_public: bool = True
    is_searchable: bool = True
    is_suggestible: bool = True
    fresh_until: date | None = None


@dataclass(frozen=True, slots=True)
class Source[M: Model]:
    """One sort of matched object: how it is described (None: not matched now) and loaded for its cards."""

    name: str  # member, organisation, project, need, offer
    model: type[M]
    describe: Callable[[M], Described | None]
    queryset: Callable[[], QuerySet[M]]
    accepts: Callable[[M], bool] = field(default=lambda _thing: True)  # where two sources share a model


# Given a subject (what matches are sought for) and its owner: owners that must not be suggested.
Exclusion = Callable[[Model, int | None], set[int]]

# Given a reader: owners whose things they do not find, because one of the two blocked the other.
Hiding = Callable[[Model], set[int]]

_sources: dict[str, Source[Any]] = {}
_exclusions: list[Exclusion] = []
_hidings: list[Hiding] = []


def register[M: Model](source: Source[M]) -> None:
    _sources[source.name] = source


def register_exclusion(exclusion: Exclusion) -> None:
    _exclusions.append(exclusion)


def register_hiding(hiding: Hiding) -> None:
    _hidings.append(hiding)


def hidden_owners(reader: Model | None) -> set[int]:
    return set().union(*(hiding(reader) for hiding in _hidings)) if reader else set()


def all_sources() -> list[Source[Any]]:
    return list(_sources.values())


def source_named(name: str) -> Source[Any]:
    return _sources[name]


def source_of(thing: Model) -> Source[Any]:
    """The source that describes an object; KeyError where none was registered for it."""
    for source in _sources.values():
        if isinstance(thing, source.model) and source.accepts(thing):
            return source
    raise KeyError(type(thing).__name__)


def excluded_owners(subject: Model, owner_id: int | None) -> set[int]:
    excluded = {owner_id} if owner_id else set()
    return excluded.union(*(exclusion(subject, owner_id) for exclusion in _exclusions))
