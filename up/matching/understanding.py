"""From what somebody types freely to the needs that it speaks of: kind, skills, themes, quantity, place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from up.core.text import fold
from up.matching.analysis import STOP, language_of, stem, stems, words
from up.taxonomy.models import LANGUAGES, Concept

MAX_CLAUSES = 12
MAX_TEXT = 3000
LONGEST_PHRASE = 5

# What separates two needs in one sentence.
_BREAK = re.compile(
    r"[\n;•·]+|(?<=[.!?])\s+|,\s*(?:(?:et|puis|ainsi que|mais aussi|and|also|as well as|und|sowie)\s+)?"
    r"|\s+(?:et aussi|ainsi que|puis|and also|as well as|sowie|und auch)\s+"
    r"|\s+(?:et|and|und)\s+(?=(?:un|une|des|du|de la|quelqu|qui|a|an|some|someone|somebody|people|ein|eine|einen|"
    r"jemand|leute|\d+)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(\d{1,3}(?:[ .\u202f\u00a0]\d{3})+|\d+)(?:[.,]\d+)?\s*(€|euros?|m2|m²|kg)?", re.IGNORECASE)
_NUMBER_WORDS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10, "douze": 12, "vingt": 20,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "ten": 10, "twelve": 12, "twenty": 20,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10, "zwolf": 12,
}  # fmt: skip
_OFFERING = re.compile(
    r"\b(je (?:propose|prete|donne|peux|sais|mets)|nous (?:proposons|pretons|mettons|offrons|avons)|j offre"
    r"|a disposition|i (?:offer|can|lend|have)|we (?:offer|lend|can|have)"
    r"|ich (?:biete|kann|verleihe|habe)|wir (?:bieten|konnen|haben))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One need (or offer) recognised in a text, for its author to keep, correct or drop."""

    side: str
    kind: str
    title: str
    text: str
    skills: list[Concept] = field(default_factory=list)
    themes: list[Concept] = field(default_factory=list)
    quantity: int | None = None
    unit: str = ""


_cues: dict[str, dict[str, list[str]]] = {}


def register_cues(kind: str, phrases: Mapping[str, Sequence[str]]) -> None:
    """Tells by which words or phrases (a list a language) a kind of listing is recognised."""
    _cues[kind] = {language: [fold(p) for p in phrases.get(language, ())] for language in LANGUAGES}


class _Vocabulary:
    """Stemmed phrases of every curated concept, read once and again when a concept changes."""

    def __init__(self) -> None:
        self.stamp: tuple[int, datetime | None] = (-1, None)
        self.phrases: dict[tuple[str, ...], list[int]] = {}
        self.concepts: dict[int, Concept] = {}

    def fresh(self) -> _Vocabulary:
        curated = Concept.objects.filter(is_curated=True, merged_into=None)
        latest = curated.order_by("-updated_at").values_list("updated_at", flat=True).first()
        stamp = (curated.count(), latest)
        if stamp != self.stamp:
            phrases: dict[tuple[str, ...], list[int]] = defaultdict(list)
            self.concepts = {c.pk: c for c in curated}
            for concept in self.concepts.values():
                for language in LANGUAGES:
                    label = getattr(concept, f"label_{language}")
                    for phrase in [label, *concept.words.get(language, [])]:
                        key = tuple(stem(w, language) for w in words(phrase) if w not in STOP[language])
                        if key and concept.pk not in phrases[key]:
                            phrases[key].append(concept.pk)
            self.phrases, self.stamp = dict(phrases), stamp
        return self


_vocabulary = _Vocabulary()


def concepts_in(text: str, language: str = "fr", kind: str | None = None) -> list[Concept]:
    """The concepts that a text names, longest phrases first, each place of the text read once."""
    vocabulary = _vocabulary.fresh()
    terms = stems(text[:MAX_TEXT], language)
    found: dict[int, Concept] = {}
    position = 0
    while position < len(terms):
        for length in range(min(LONGEST_PHRASE, len(terms) - position), 0, -1):
            pks = vocabulary.phrases.get(tuple(terms[position : position + length]), [])
            named = [vocabulary.concepts[pk] for pk in pks]
            if kind:
                named = [c for c in named if c.kind == kind]
            if named:
                found |= {c.pk: c for c in named}
                position += length - 1
                break
        position += 1
    return list(found.values())


def kind_of(clause: str, language: str) -> str:
    """The kind whose cues a clause holds most of, a phrase counting more than a word; "" when none."""
    folded = f" {fold(clause.replace('€', ' euros '))} "
    spoken = language_of(words(clause), language)
    best = ("", 0.0)
    for kind, phrases in _cues.items():
        total = 0.0
        for phrase in phrases[spoken]:
            ending = "" if phrase.endswith("*") else " "
            if f" {phrase.rstrip('*')}{ending}" in folded:
                total += 1.0 + phrase.count(" ")
        if total > best[1]:
            best = (kind, total)
    return best[0]


def quantity_in(clause: str) -> tuple[int | None, str]:
    """The first quantity of a clause and its unit (€, m², kg or "")."""
    if match := _NUMBER.search(clause):
        unit = (match[2] or "").lower()
        unit = "€" if unit.startswith("euro") else "m²" if unit == "m2" else unit
        return int(re.sub(r"\D", "", match[1])), unit
    for word in words(clause):
        if word in _NUMBER_WORDS:
            return _NUMBER_WORDS[word], ""
    return None, ""


def clauses(text: str) -> list[str]:
    parts = (part.strip(" .,:–-") for part in _BREAK.split(text[:MAX_TEXT]))
    return [part for part in parts if len(part) > 3][:MAX_CLAUSES]


def _title(clause: str) -> str:
    return clause[:1].upper() + clause[1:110]


def understand(text: str, language: str = "fr", side: str | None = None) -> list[Proposal]:
    """The needs (or offers) of a text, at most twelve, in the order in which they were typed.

    A clause without any sign of a kind joins the one before it; the very first becomes a `skill`.
    """
    found: list[Proposal] = []
    pending = ""
    for clause in clauses(text):
        kind = kind_of(clause, language)
        skills = concepts_in(clause, language, "skill")
        themes = concepts_in(clause, language, "theme")
        if not kind and skills:
            kind = "skill"
        if not kind:
            if found:
                previous = found.pop()
                kind, clause = previous.kind, f"{previous.text}, {clause}"  # noqa: PLW2901
                skills, themes = previous.skills, [*previous.themes, *themes]
            else:
                pending = f"{pending}, {clause}" if pending else clause
                continue
        quantity, unit = quantity_in(clause)
        found.append(
            Proposal(
                side=side or ("offer" if _OFFERING.search(fold(clause)) else "need"),
                kind=kind,
                title=_title(clause),
                text=clause,
                skills=skills,
                themes=themes,
                quantity=quantity,
                unit=unit,
            )
        )
    if not found and pending:
        found.append(Proposal(side=side or "need", kind="skill", title=_title(pending), text=pending))
    return found
