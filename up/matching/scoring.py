"""The one score behind search and suggestions. Every part lies between 0 and 1 and is what the reasons say.

score = (TEXT · text + CONCEPTS · concepts) · distance · freshness · availability
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from up.matching.snapshot import Entry, Snapshot
from up.territories.distance import kilometres

TEXT, CONCEPTS = 0.4, 0.6  # of a suggestion
TEXT_SEARCHED, CONCEPTS_SEARCHED = 0.6, 0.4  # of a search: who types a word looks for that word first
EXACT, RELATED = 1.0, 0.4  # a shared concept; a parent, child or sibling of one
AVAILABLE = 0.1  # what saying when one is free adds
STALE = 0.6  # what is past its confirm-by date counts this much


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: terms with their weights, concepts, where from, how far it may be."""

    terms: Mapping[str, float]
    concepts: frozenset[int]
    position: tuple[float, float] | None = None
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    total: float
    text: float
    concepts: float
    distance: float
    km: float | None
    shared: frozenset[int]
    related: frozenset[int]
    terms: tuple[str, ...]


def decay(km: float | None, reach_km: int) -> float:
    """1 here, a third at `reach_km`; unknown distances count as one reach."""
    return math.exp(-(reach_km if km is None else km) / reach_km)


def candidates(snapshot: Snapshot, sought: Sought) -> set[int]:
    """Every document that can score above zero."""
    found: set[int] = set()
    for term in sought.terms:
        found |= snapshot.by_term.get(term, set())
    for concept in sought.concepts:
        found |= snapshot.by_concept.get(concept, set())
        for relative in snapshot.relatives(concept):
            found |= snapshot.by_concept.get(relative, set())
    return found


def score(
    snapshot: Snapshot,
    sought: Sought,
    entry: Entry,
    today: date,
    parts: tuple[float, float] = (TEXT, CONCEPTS),
) -> Score:
    weights = {term: weight * snapshot.weight(term) for term, weight in sought.terms.items()}
    whole = sum(weights.values())
    shared_terms = [term for term in weights if term in entry.terms]
    text = sum(weights[term] * entry.terms[term] for term in shared_terms) / whole if whole else 0.0

    shared = sought.concepts & entry.concepts
    rest = sought.concepts - shared
    related = frozenset(c for c in rest if snapshot.relatives(c) & entry.concepts)
    concepts = (EXACT * len(shared) + RELATED * len(related)) / len(sought.concepts) if sought.concepts else 0.0

    km = None
    if sought.position and entry.lat is not None and entry.lon is not None:
        km = kilometres(sought.position, (entry.lat, entry.lon))
    near = 1.0 if sought.is_remote or entry.is_remote or not sought.position else decay(km, entry.reach_km)
    fresh = STALE if entry.fresh_until and entry.fresh_until < today else 1.0
    available = (1 + AVAILABLE) if entry.availability else 1.0
    shared_terms.sort(key=lambda term: -weights[term] * entry.terms[term])
    return Score(
        total=(parts[0] * text + parts[1] * concepts) * near * fresh * available / (1 + AVAILABLE),
        text=text,
        concepts=concepts,
        distance=near,
        km=km,
        shared=shared,
        related=related,
        terms=tuple(shared_terms[:3]),
    )
