"""The score said again in the plainest way, from the table and without any index: what the engine is held against."""

from __future__ import annotations

import math
from collections.abc import Mapping

from django.utils import timezone

from up.matching import scoring
from up.matching.analysis import weighted_terms
from up.matching.models import Document
from up.matching.registry import Described
from up.taxonomy.models import Concept
from up.territories.distance import kilometres


def weight(term: str, documents: list[Document]) -> float:
    having, total = sum(term in document.terms for document in documents), len(documents)
    return math.log(1 + (total - having + 0.5) / (having + 0.5)) / math.log(1 + (total + 0.5) / 0.5)


def family(pk: int) -> set[int]:
    concept = Concept.objects.get(pk=pk)
    children = set(Concept.objects.filter(parent=concept).values_list("pk", flat=True))
    siblings = set(Concept.objects.filter(parent=concept.parent).values_list("pk", flat=True))
    return (children | ({concept.parent_id, *siblings} if concept.parent_id else set())) - {pk}


def text_part(terms: Mapping[str, float], document: Document, documents: list[Document]) -> float:
    weights = {term: share * weight(term, documents) for term, share in terms.items()}
    whole = sum(weights.values())
    return sum(weights[term] * document.terms.get(term, 0.0) for term in weights) / whole if whole else 0.0


def concepts_part(concepts: set[int], document: Document) -> float:
    having = set(document.concepts)
    points = [
        scoring.EXACT if pk in having else scoring.RELATED if family(pk) & having else 0.0
        for pk in concepts
    ]  # fmt: skip
    return sum(points) / len(points) if points else 0.0


def distance_part(described: Described, document: Document) -> float:
    if described.is_remote or document.is_remote or described.place is None or described.place.position is None:
        return 1.0
    there = document.place.position if document.place else None
    return scoring.decay(kilometres(described.place.position, there) if there else None, document.reach_km)


def time_part(document: Document) -> float:
    is_stale = document.fresh_until is not None and document.fresh_until < timezone.localdate()
    available = 1.0 + scoring.AVAILABLE if document.availability else 1.0
    return (scoring.STALE if is_stale else 1.0) * available / (1 + scoring.AVAILABLE)


def score(described: Described, document: Document, documents: list[Document]) -> float:
    terms = weighted_terms(title=described.title, summary=described.summary, body=described.body)
    content = scoring.TEXT * text_part(terms, document, documents)
    content += scoring.CONCEPTS * concepts_part(set(described.concepts), document)
    return content * distance_part(described, document) * time_part(document)
