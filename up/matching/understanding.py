"""From what somebody types freely to the needs that it speaks of: kind, skills, themes, quantity, place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from up.core.text import fold
from up.matching.analysis import STOP, language_of, stem, stems, words
from up.taxonomy.models import LANGUAGES, Concept

MAX_CLAUSES = 12
MAX_TEXT = 3000
LONGEST_PHRASE = 5

_NUMBER_WORDS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "dix": 10, "douze": 12, "vingt": 20,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "ten": 10, "twelve": 12, "twenty": 20,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10, "zwolf": 12,
}  # fmt: skip
_COUNTED = "|".join([*_NUMBER_WORDS, "fünf", "zwölf"])
# What separates two needs in one sentence. A comma before a relative («jemanden, der…») separates nothing.
_BREAK = re.compile(
    r"[\n;•·]+|(?<=[.!?])(?<!\d\.)\s+"
    r"|,(?!\d)\s*(?:(?:et|puis|ainsi que|mais aussi|and|also|as well as|und|sowie)\s+)?"
    r"(?!(?:qui|dont|who|which|that|der|die|das|den|dem|welche[rsnm]?)\s)"
    r"|\s+(?:et aussi|ainsi que|puis|and also|as well as|sowie|und auch)\s+"
    r"|\s+(?:et|and|und)\s+(?=(?:un|une|des|du|de la|de l|d['’]une?|quelqu|qui|a|an|some|someone|somebody|people|ein"
    rf"|eine|einen|jemand|jemanden|leute|(?:[€£$]\s?)?\d+|{_COUNTED})(?:\b|['’]))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b|(?P<before>[€£$])\s?)(?P<number>\d{1,3}(?:[ .,\u202f\u00a0]\d{3})++|\d++)(?:[.,]\d{1,2}\b)?"
    # neither a date nor a time
    r"(?!\d|[.\s]{0,2}(?:h\b|heures?|uhr|[ap]m\b|janv|f[ée]v|mars|avril|mai\b|juin|juil|ao[uû]t|sept|octo|nov|d[ée]c"
    r"|jan|feb|march|april|may\b|jun[ei]|jul[iy]|aug|okt|m[äa]rz|juni|juli|dez))"
    r"\s*(?P<unit>€|£|\$|euros?|m2|m²|kg)?",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[€£$]")
_SEEKING = re.compile(
    r"\b(?:cherch\w*|recherch\w*|besoins?|faut|faudrait|manque\w*|voudr\w+|aimer(?:ais|ions)|looking for|needs?|seek\w*"
    r"|such(?:e|en|t)|brauch\w*|fehl(?:t|en)|benotig\w*)\b"
)
_OFFERING = re.compile(
    r"\b(?:je (?:propose|prete|donne|peux|sais|mets)|nous (?:proposons|pretons|mettons|offrons|pouvons|avons)|j offre"
    r"|j ai|a disposition|a preter|a donner|i (?:offer|can|lend|have)|we (?:offer|lend|can|have)|to lend"
    r"|ich (?:biete|kann|verleihe|habe)|wir (?:bieten|konnen|verleihen|haben)|zu verleihen)\b"
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
_without_skills: set[str] = set()


def register_cues(kind: str, phrases: Mapping[str, Sequence[str]], *, takes_skills: bool = True) -> None:
    """Tells by which words or phrases (a list a language) a kind of listing is recognised, and if it names skills."""
    (_without_skills.discard if takes_skills else _without_skills.add)(kind)
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
    folded = f" {fold(_MONEY.sub(' euro euros ', clause))} "
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
    """The first quantity of a clause and its unit (€ for any money, m², kg or "")."""
    if match := _NUMBER.search(clause):
        unit = (match["before"] or match["unit"] or "").lower()
        unit = "€" if unit in {"£", "$", "euro", "euros"} else "m²" if unit == "m2" else unit
        return int(re.sub(r"\D", "", match["number"])), unit
    for word in words(clause):
        if word in _NUMBER_WORDS:
            return _NUMBER_WORDS[word], ""
    return None, ""


def clauses(text: str) -> list[str]:
    parts = (part.strip(" .,:–-") for part in _BREAK.split(text[:MAX_TEXT]))
    return [part for part in parts if len(part) > 3][:MAX_CLAUSES]


def _title(clause: str) -> str:
    return clause[:1].upper() + clause[1:110]


def side_of(clause: str, before: str = "need") -> str:
    """Sought or offered; where a clause says neither, as the one before it."""
    folded = fold(clause)
    if _SEEKING.search(folded):
        return "need"
    return "offer" if _OFFERING.search(folded) else before


def understand(text: str, language: str = "fr", side: str | None = None) -> list[Proposal]:
    """The needs (or offers) of a text, at most twelve, in the order in which they were typed.

    A clause without any sign of a kind joins the one before it; the very first becomes a `skill`.
    """
    found: list[Proposal] = []
    pending, said = "", "need"
    spoken = language_of(words(text[:MAX_TEXT]), language)
    for clause in clauses(text):
        kind = kind_of(clause, spoken)
        skills = concepts_in(clause, spoken, "skill")
        themes = concepts_in(clause, spoken, "theme")
        said = side_of(clause, said)
        if not kind and skills:
            kind = "skill"
        if not kind and not found:
            pending = f"{pending}, {clause}" if pending else clause
            continue
        if not kind:
            previous = found[-1]
            found[-1] = replace(previous, text=f"{previous.text}, {clause}", themes=[*previous.themes, *themes])
            continue
        quantity, unit = quantity_in(clause)
        found.append(
            Proposal(
                side=side or said,
                kind=kind,
                title=_title(clause),
                text=clause,
                skills=[] if kind in _without_skills else skills,
                themes=themes,
                quantity=quantity,
                unit=unit,
            )
        )
    if not found and pending:
        found.append(Proposal(side=side or said, kind="skill", title=_title(pending), text=pending))
    return found
