"""The documents in memory: each process keeps a copy and reads only the rows that changed since it last looked."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from up.matching.analysis import words
from up.matching.models import Document
from up.taxonomy.models import Concept

# A row may be committed long after its stamp, at the end of an import; looking back this far sees it all the same.
OVERLAP = timedelta(minutes=10)
SHORTEST_BEGINNING = 2  # letters of a word that is being typed


@dataclass(slots=True)
class Entry:
    """One document, as small as its use allows."""

    pk: int
    source: str
    kind: str
    target_type: int
    target_id: int
    owner_id: int | None
    project_id: int | None
    territories: frozenset[int]
    is_public: bool
    is_searchable: bool
    is_suggestible: bool
    lat: float | None
    lon: float | None
    is_remote: bool
    availability: tuple[str, ...]
    concepts: frozenset[int]
    reach_km: int
    title: str
    terms: dict[str, float]
    fresh_until: date | None
    created_at: datetime


@dataclass
class Snapshot:
    """Entries by document id, with the documents of each source, term and concept; of a term with its weights."""

    entries: dict[int, Entry] = field(default_factory=dict)
    by_source: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_term: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    by_concept: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_title_word: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parents: dict[int, int] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    stamps: dict[int, datetime] = field(default_factory=dict)
    looked_at: datetime | None = None
    concepts_seen: datetime | None = None

    def weight(self, term: str) -> float:
        """How rare a term is, between 0 and 1 (the inverse document frequency of BM25, scaled)."""
        count, total = len(self.by_term.get(term, ())), len(self.entries)
        if not total:
            return 0.0
        rarest = math.log(1 + (total + 0.5) / 0.5)
        return math.log(1 + (total - count + 0.5) / (count + 0.5)) / rarest

    def put(self, entry: Entry) -> None:
        self.remove(entry.pk)
        self.entries[entry.pk] = entry
        self.by_source[entry.source].add(entry.pk)
        for term, weight in entry.terms.items():
            self.by_term[term][entry.pk] = weight
        for concept in entry.concepts:
            self.by_concept[concept].add(entry.pk)
        for word in words(entry.title):
            self.by_title_word[word].add(entry.pk)

    def remove(self, pk: int) -> None:
        entry = self.entries.pop(pk, None)
        if entry is None:
            return
        self.by_source[entry.source].discard(pk)
        for term in entry.terms:
            self.by_term[term].pop(pk, None)
        for concept in entry.concepts:
            self.by_concept[concept].discard(pk)
        for word in words(entry.title):
            self.by_title_word[word].discard(pk)

    def beginning_with(self, term: str, typed: str) -> set[int]:
        """Documents of a term and of what begins as it does; `typed`, the word itself, may not be finished yet."""
        return {*self.by_term.get(term, ()), *begun(self.by_term, term), *self.titled(typed)}

    def titled(self, typed: str) -> set[int]:
        """Documents with a word in their title that begins with what is being typed."""
        return begun(self.by_title_word, typed)

    def relatives(self, concept: int) -> set[int]:
        """Its parent, its children and its siblings."""
        parent = self.parents.get(concept)
        family = set(self.children.get(concept, ()))
        if parent:
            family |= {parent, *self.children[parent]}
        return family - {concept}


def begun(index: Mapping[str, Iterable[int]], beginning: str) -> set[int]:
    found: set[int] = set()
    if len(beginning) >= SHORTEST_BEGINNING:
        for word, pks in list(index.items()):  # a copy: another thread may be reading changes into the index
            if word.startswith(beginning):
                found.update(pks)
    return found


_FIELDS = [
    "pk", "source", "kind", "target_type_id", "target_id", "owner_id", "project_id", "territories", "is_live",
    "is_public", "is_searchable", "is_suggestible", "place__lat", "place__lon", "is_remote", "availability",
    "concepts", "reach_km", "title", "terms", "fresh_until", "created_at", "indexed_at",
]  # fmt: skip

_lock = threading.Lock()
_snapshot = Snapshot()


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        pk=row["pk"],
        source=row["source"],
        kind=row["kind"],
        target_type=row["target_type_id"],
        target_id=row["target_id"],
        owner_id=row["owner_id"],
        project_id=row["project_id"],
        territories=frozenset(row["territories"]),
        is_public=row["is_public"],
        is_searchable=row["is_searchable"],
        is_suggestible=row["is_suggestible"],
        lat=row["place__lat"],
        lon=row["place__lon"],
        is_remote=row["is_remote"],
        availability=tuple(row["availability"]),
        concepts=frozenset(row["concepts"]),
        reach_km=row["reach_km"],
        title=row["title"],
        terms=row["terms"],
        fresh_until=row["fresh_until"],
        created_at=row["created_at"],
    )


def _read_concepts(snapshot: Snapshot) -> None:
    latest = Concept.objects.order_by("-updated_at").values_list("updated_at", flat=True).first()
    if latest == snapshot.concepts_seen:
        return
    snapshot.concepts_seen = latest
    snapshot.parents.clear()
    snapshot.children.clear()
    for pk, parent in Concept.objects.exclude(parent=None).values_list("pk", "parent_id"):
        if parent:
            snapshot.parents[pk] = parent
            snapshot.children[parent].append(pk)


def current() -> Snapshot:
    """The snapshot, up to date with what is committed. Two queries when nothing changed, three when something did."""
    with _lock:
        now = timezone.now()
        stamps = Document.objects.order_by("indexed_at")
        if _snapshot.looked_at is not None:
            stamps = stamps.filter(indexed_at__gt=min(now, _snapshot.looked_at) - OVERLAP)
        rows = stamps.values_list("pk", "indexed_at").iterator(chunk_size=10_000)
        changed = [stamp for pk, stamp in rows if _snapshot.stamps.get(pk) != stamp]
        if changed:
            _read_documents(_snapshot, since=changed[0])
        _snapshot.looked_at = now
        _read_concepts(_snapshot)
        return _snapshot


def _read_documents(snapshot: Snapshot, since: datetime) -> None:
    rows = Document.objects.filter(indexed_at__gte=since).order_by("indexed_at").values(*_FIELDS)
    for row in rows.iterator(chunk_size=2000):
        if snapshot.stamps.get(row["pk"]) == row["indexed_at"]:
            continue
        snapshot.stamps[row["pk"]] = row["indexed_at"]
        if row["is_live"]:
            snapshot.put(_entry(row))
        else:
            snapshot.remove(row["pk"])


def reset() -> None:
    """Forget everything; the next `current()` reads it again (tests; after a database is restored)."""
    global _snapshot  # noqa: PLW0603
    with _lock:
        _snapshot = Snapshot()
