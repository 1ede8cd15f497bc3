"""What answers a need, whom an offer could help, what resembles a project: ranked, with reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heappushpop
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from up.matching.analysis import weighted_terms, words
from up.matching.models import Dismissal
from up.matching.reasons import Reason, concept_labels
from up.matching.registry import Described, excluded_owners, source_named, source_of
from up.matching.scoring import Score, Scorer, Sought
from up.matching.snapshot import Entry, current
from up.taxonomy.models import Concept
from up.territories.models import Territory

LISTED = frozenset({"need", "offer"})
LEAST = 0.02  # below this nothing worth saying was shared


@dataclass(frozen=True, slots=True)
class Match:
    """Something suggested: the object itself, its score (0 to 1) and why."""

    target: Any
    source: str
    score: float
    reasons: list[Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """For what, and among what, matches are sought. `kinds` keeps only needs and offers of these kinds, and whatever
    is neither."""

    thing: Model
    sources: Sequence[str]
    limit: int = 5
    kinds: Sequence[str] = ()


def matches_for(
    thing: Model,
    *,
    territory: Territory,
    sources: Sequence[str],
    limit: int = 5,
    kinds: Sequence[str] = (),
) -> list[Match]:
    """The best answers to an object in a territory: never its owner's own, nobody excluded, nothing declined before.

    `kinds`: as in `Ask`. The number of queries is fixed.
    """
    return matches_for_each([Ask(thing=thing, sources=sources, limit=limit, kinds=kinds)], territory=territory)[0]


def matches_for_each(asks: Sequence[Ask], *, territory: Territory) -> list[list[Match]]:
    """The same for several objects; what was found for all of them is loaded at once."""
    snapshot, today = current(), timezone.localdate()
    found: list[tuple[Described | None, list[tuple[Entry, Score]]]] = []
    for ask in asks:
        described = source_of(ask.thing).describe(ask.thing)
        best: list[tuple[Entry, Score]] = []
        if described is not None:
            keep = _eligible(ask.thing, described, territory, frozenset(ask.kinds))
            best = _best(Scorer(snapshot, _sought(described), today), frozenset(ask.sources), keep, ask.limit)
        found.append((described, best))
    everything = [pair for _, best in found for pair in best]
    targets = load({entry.pk: entry for entry, _ in everything}.values())
    concepts = Concept.objects.in_bulk({pk for _, result in everything for pk in result.shared | result.related})
    return [_with_reasons(best, described, targets, concepts) if described else [] for described, best in found]


def _best(
    scorer: Scorer, sources: frozenset[str], keep: Callable[[Entry], bool], limit: int
) -> list[tuple[Entry, Score]]:
    """The highest scores. A score is at most its content: from where contents are lower, nothing is looked at."""
    snapshot = scorer.snapshot
    pool = set().union(*(snapshot.by_source.get(source, ()) for source in sources))
    waiting = [(-content, pk) for pk, content in scorer.contents(pool).items() if content >= LEAST]
    heapify(waiting)
    best: list[tuple[float, int]] = []
    while waiting:
        content, pk = heappop(waiting)
        if len(best) == limit and -content < best[0][0]:
            break
        entry = snapshot.entries.get(pk)
        if entry is None or not keep(entry):
            continue
        if (total := -content * scorer.factor(entry, scorer.km(entry))) >= LEAST:
            (heappush if len(best) < limit else heappushpop)(best, (total, -pk))
    return [
        (entry, scorer.parts_of(entry, total))
        for total, pk in sorted(best, reverse=True)
        if (entry := snapshot.entries.get(-pk))
    ]


def _sought(described: Described) -> Sought:
    return Sought(
        terms=weighted_terms(
            title=described.title, summary=described.summary, body=described.body, language=described.language
        ),
        concepts=frozenset(described.concepts),
        position=described.place.position if described.place else None,
        is_remote=described.is_remote,
    )


def _eligible(
    thing: Model, described: Described, territory: Territory, kinds: frozenset[str]
) -> Callable[[Entry], bool]:
    own_type = ContentType.objects.get_for_model(thing).pk
    excluded = excluded_owners(thing, described.owner_id)
    dismissed = set(
        Dismissal.objects.filter(subject_type=own_type, subject_id=thing.pk).values_list(
            "candidate_type_id", "candidate_id"
        )
    )

    def keep(entry: Entry) -> bool:
        return (
            entry.is_suggestible
            and territory.pk in entry.territories
            and entry.owner_id not in excluded
            and (described.project_id is None or entry.project_id != described.project_id)
            and (not kinds or entry.kind in kinds or entry.source not in LISTED)
            and (entry.target_type, entry.target_id) != (own_type, thing.pk)
            and (entry.target_type, entry.target_id) not in dismissed
        )

    return keep


def load(entries: Iterable[Entry]) -> dict[int, Any]:
    """The objects of documents by document id, one query a source."""
    by_source: dict[str, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.source, []).append(entry)
    found: dict[int, Any] = {}
    for name, group in by_source.items():
        objects = source_named(name).queryset().in_bulk([entry.target_id for entry in group])
        found |= {entry.pk: objects[entry.target_id] for entry in group if entry.target_id in objects}
    return found


def _with_reasons(
    best: list[tuple[Entry, Score]], described: Described, targets: dict[int, Any], concepts: dict[int, Concept]
) -> list[Match]:
    spoken = _surface(described)
    return [
        Match(targets[entry.pk], entry.source, result.total, reasons(entry, result, concepts, spoken))
        for entry, result in best
        if entry.pk in targets
    ]


def _surface(described: Described) -> dict[str, str]:
    """For each stem of a text, the word as it was typed."""
    from up.matching.analysis import language_of, stem

    text = f"{described.title} {described.summary} {described.body}"
    tokens = words(text)
    language = language_of(tokens, described.language)
    folded = {word: raw for raw in text.replace("’", " ").replace("'", " ").split() for word in words(raw)}
    return {stem(token, language): folded.get(token, token).strip('.,;:!?()«»"').lower() for token in tokens}


def reasons(entry: Entry, result: Score, concepts: dict[int, Concept], spoken: dict[str, str]) -> list[Reason]:
    """The parts of a score as sentences, the strongest first, at most four."""
    found: list[Reason] = []
    shared = [concepts[pk] for pk in sorted(result.shared) if pk in concepts]
    for kind, code in (("skill", "skill" if entry.source == "member" else "concept"), ("theme", "theme")):
        if same := [c for c in shared if c.kind == kind]:
            found.append(Reason(code, {"labels": concept_labels(same[:3])}, result.concepts))
    close = [concepts[pk] for pk in sorted(result.related) if pk in concepts and concepts[pk].kind == "skill"]
    if close and not any(reason.code in {"skill", "concept"} for reason in found):
        found.append(Reason("related", {"labels": concept_labels(close[:2])}, result.concepts))
    if not found and result.terms:
        found.append(Reason("words", {"words": [spoken.get(t, t) for t in result.terms]}, result.text))
    if result.km is not None:
        found.append(Reason("distance", {"km": round(result.km)}, result.distance))
    if entry.is_remote:
        found.append(Reason("remote", {}, 1.0))
    if entry.availability:
        found.append(Reason("availability", {"when": entry.availability[-1]}, 1.0))
    return found[:4]
