"""Search with filters, facets, distance and a map, over everything that was registered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from up.matching.analysis import stems, words
from up.matching.models import Document
from up.matching.registry import hidden_owners
from up.matching.scoring import CONCEPTS_SEARCHED, TEXT_SEARCHED, Scorer, Sought
from up.matching.snapshot import Entry, Snapshot, current
from up.matching.suggestions import load
from up.territories.distance import kilometres
from up.territories.models import Place, Territory

if TYPE_CHECKING:
    from up.members.models import Member

WIDEN_KM = 80.0
MAX_QUERY = 400  # characters of a query that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is sought. `territory` None: everywhere, public things only."""

    territory: Territory | None = None
    reader: Member | None = None
    text: str = ""
    sources: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    concepts: frozenset[int] = frozenset()
    near: Place | None = None
    within_km: float | None = None
    box: tuple[float, float, float, float] | None = None  # south, west, north, east
    order: str = "best"  # best, new, near
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Hit:
    """One found object with its document: what whoever searched may read of it, whatever else the object holds."""

    target: Any
    document: Document
    km: float | None

    @property
    def source(self) -> str:
        return self.document.source


@dataclass
class Results:
    """Found documents in order; `page` loads the objects of one page only."""

    entries: list[Entry]
    kilometres: dict[int, float]
    facets: dict[str, Counter[Any]] = field(default_factory=dict)
    is_widened: bool = False

    @property
    def total(self) -> int:
        return len(self.entries)

    def hits(self, first: int, last: int) -> list[Hit]:
        part = self.entries[first:last]
        targets = load(part)
        documents = Document.objects.select_related("place").in_bulk([entry.pk for entry in part])
        return [
            Hit(targets[entry.pk], documents[entry.pk], self.kilometres.get(entry.pk))
            for entry in part
            if entry.pk in targets and entry.pk in documents
        ]

    def pins(self) -> list[tuple[float, float, Entry]]:
        return [(e.lat, e.lon, e) for e in self.entries if e.lat is not None and e.lon is not None]


def search(query: Query, concepts_of_text: Mapping[int, float] | None = None) -> Results:
    """Everything that fits, in order, with counts by source, kind, concept and kilometre (rounded up).

    Each facet counts what the other filters leave, so that a choice can be changed without being undone first; only
    concepts, of which one asks for all, are counted in what was found.
    Where the territory has nothing at all, its neighbours are searched (`is_widened`).
    """
    results = _search(query, frozenset(concepts_of_text or ()))
    if results.total or query.territory is None or query.box:
        return results
    wider = replace(query, territory=None, near=query.near or query.territory.centre, within_km=WIDEN_KM)
    results = _search(wider, frozenset(concepts_of_text or ()))
    results.is_widened = bool(results.total)
    return results


def _search(query: Query, concepts_of_text: frozenset[int]) -> Results:
    snapshot = current()
    text = query.text[:MAX_QUERY]
    found = _matching_text(snapshot, text, query.language, concepts_of_text)
    allowed = _readable(query)
    readable = [e for e in found if allowed(e)]
    km = _distances(readable, query)
    chosen, facets = _chosen(readable, query, km)
    return Results(_ordered(snapshot, chosen, query, text, concepts_of_text, km), km, facets)


def _chosen(
    readable: list[Entry], query: Query, km: Mapping[int, float]
) -> tuple[list[Entry], dict[str, Counter[Any]]]:
    """What fits the whole query, and the facets: what fits it but for the one that is counted."""
    is_near, is_inside = _within(query, km), _inside(query)
    chosen: list[Entry] = []
    sources: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    distances: Counter[int] = Counter()
    for entry in readable:
        if not (query.concepts <= entry.concepts and is_inside(entry)):
            continue
        is_of_source = not query.sources or entry.source in query.sources
        is_of_kind = not query.kinds or entry.kind in query.kinds
        if is_of_source and is_of_kind and entry.pk in km:
            distances[math.ceil(km[entry.pk])] += 1
        if not is_near(entry):
            continue
        if is_of_kind:
            sources[entry.source] += 1
        if is_of_source:
            kinds[entry.kind] += 1
        if is_of_source and is_of_kind:
            chosen.append(entry)
    concepts = Counter(chain.from_iterable(entry.concepts for entry in chosen))
    return chosen, {"source": sources, "kind": kinds, "concept": concepts, "km": distances}


def _within(query: Query, km: Mapping[int, float]) -> Callable[[Entry], bool]:
    most = query.within_km
    if most is None or query.near is None:
        return lambda _entry: True
    return lambda entry: km.get(entry.pk, math.inf) <= most


def _matching_text(snapshot: Snapshot, text: str, language: str, concepts: frozenset[int]) -> list[Entry]:
    """Documents with every word of the text (the last as a beginning), or with a concept that the text names.

    A text without a word that means something (none yet, or only small ones) leaves everything.
    """
    *whole, last = stems(text, language) or [""]
    if not last:
        return list(snapshot.entries.values())
    found = snapshot.beginning_with(last, typed=words(text)[-1])
    for term in whole:
        found &= snapshot.by_term.get(term, {}).keys()
    for concept in concepts:
        found |= snapshot.by_concept.get(concept, set())
    return [entry for pk in found if (entry := snapshot.entries.get(pk))]


def _readable(query: Query) -> Callable[[Entry], bool]:
    territory = query.territory
    is_member = bool(territory and query.reader and query.reader.role_in(territory))
    hidden = hidden_owners(query.reader)

    def allowed(entry: Entry) -> bool:
        if not entry.is_searchable or (territory and territory.pk not in entry.territories):
            return False
        return (entry.is_public or is_member) and entry.owner_id not in hidden

    return allowed


def _inside(query: Query) -> Callable[[Entry], bool]:
    if query.box is None:
        return lambda _entry: True
    south, west, north, east = query.box
    return lambda e: e.lat is not None and e.lon is not None and south <= e.lat <= north and west <= e.lon <= east


def _distances(entries: list[Entry], query: Query) -> dict[int, float]:
    if query.near is None or query.near.position is None:
        return {}
    here = query.near.position
    return {e.pk: kilometres(here, (e.lat, e.lon)) for e in entries if e.lat is not None and e.lon is not None}


def _ordered(
    snapshot: Snapshot, entries: list[Entry], query: Query, text: str, concepts: frozenset[int], km: dict[int, float]
) -> list[Entry]:
    if query.order == "near" and km:
        return sorted(entries, key=lambda e: (km.get(e.pk, 1e9), -e.pk))
    if query.order == "new" or not words(text):
        return sorted(entries, key=lambda e: (e.created_at, e.pk), reverse=True)
    sought = Sought(
        terms=dict.fromkeys(stems(text, query.language), 1.0),
        concepts=concepts,
        position=query.near.position if query.near else None,
    )
    scorer = Scorer(snapshot, sought, timezone.localdate(), (TEXT_SEARCHED, CONCEPTS_SEARCHED))
    contents = scorer.contents({e.pk for e in entries})
    ranked = {e.pk: contents[e.pk] * scorer.factor(e, km.get(e.pk)) for e in entries if e.pk in contents}
    titled = snapshot.titled(words(text)[-1])
    return sorted(entries, key=lambda e: (ranked.get(e.pk, 0.0), e.pk in titled, e.created_at, e.pk), reverse=True)
