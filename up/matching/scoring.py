"""The one score behind search and suggestions. Every part lies between 0 and 1 and is what the reasons say.

score = (TEXT · text + CONCEPTS · concepts) · distance · freshness · availability
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

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


class Scorer:
    """Scores documents for one thing that is sought; what depends on no document is worked out once."""

    def __init__(
        self, snapshot: Snapshot, sought: Sought, today: date, parts: tuple[float, float] = (TEXT, CONCEPTS)
    ) -> None:
        self.snapshot, self.sought, self.today, self.parts = snapshot, sought, today, parts
        weights = {term: weight * snapshot.weight(term) for term, weight in sought.terms.items()}
        whole = sum(weights.values())
        self.weights = {term: weight / whole for term, weight in weights.items() if weight}
        self.relatives = {concept: snapshot.relatives(concept) for concept in sought.concepts}

    def contents(self, pool: Set[int]) -> dict[int, float]:
        """What the documents of a pool share with what is sought, before distance and time; none that shares nothing.

        Walks the documents of each term and concept, so its cost is that of what is shared, not of all there is.
        """
        found: dict[int, float] = defaultdict(float)
        for term, weight in self.weights.items():
            having = self.snapshot.by_term.get(term, {})
            part = self.parts[0] * weight
            for pk in having.keys() & pool:
                found[pk] += part * having.get(pk, 0.0)
        for concept, relatives in self.relatives.items():
            part = self.parts[1] / len(self.relatives)
            same = self.snapshot.by_concept.get(concept, set()) & pool
            close = set().union(*(self.snapshot.by_concept.get(relative, ()) for relative in relatives)) & pool
            for pk in same:
                found[pk] += EXACT * part
            for pk in close - same:
                found[pk] += RELATED * part
        return found

    def km(self, entry: Entry) -> float | None:
        if self.sought.position is None or entry.lat is None or entry.lon is None:
            return None
        return kilometres(self.sought.position, (entry.lat, entry.lon))

    def factor(self, entry: Entry, km: float | None) -> float:
        """What is left of the content of a document for where and when it is: at most all."""
        fresh = STALE if entry.fresh_until and entry.fresh_until < self.today else 1.0
        available = (1 + AVAILABLE) if entry.availability else 1.0
        return self.near(entry, km) * fresh * (available / (1 + AVAILABLE))

    def near(self, entry: Entry, km: float | None) -> float:
        is_anywhere = self.sought.is_remote or entry.is_remote or not self.sought.position
        return 1.0 if is_anywhere else decay(km, entry.reach_km)

    def parts_of(self, entry: Entry, total: float) -> Score:
        """A score that was found, with what it is made of."""
        parts = {term: weight * entry.terms[term] for term, weight in self.weights.items() if term in entry.terms}
        shared = self.sought.concepts & entry.concepts
        related = frozenset(c for c in self.sought.concepts - shared if self.relatives[c] & entry.concepts)
        points = EXACT * len(shared) + RELATED * len(related)
        km = self.km(entry)
        return Score(
            total=total,
            text=sum(parts.values()),
            concepts=points / len(self.sought.concepts) if points else 0.0,
            distance=self.near(entry, km),
            km=km,
            shared=shared,
            related=related,
            terms=tuple(nlargest(3, parts, key=parts.__getitem__)),
        )
