"""Why something was suggested: the parts of its score, each a number and a sentence in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from up.taxonomy.models import Concept


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score. `params`: concept ids, kilometres, words… as JSON can hold them."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)
    part: float = 0.0

    def __str__(self) -> str:
        return _SENTENCES[self.code](self.params)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "params": self.params, "part": round(self.part, 3)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(data["code"], data["params"], data.get("part", 0.0))


def _labels(params: dict[str, Any]) -> str:
    """Concept labels in the reader's language; the ids were resolved when the reason was made."""
    language = (get_language() or "fr")[:2]
    return ", ".join(labels.get(language) or labels["fr"] for labels in params["labels"])


def concept_labels(concepts: list[Concept]) -> list[dict[str, str]]:
    return [
        {"fr": c.label_fr} | ({"en": c.label_en} if c.label_en else {}) | ({"de": c.label_de} if c.label_de else {})
        for c in concepts
    ]


def _distance(params: dict[str, Any]) -> str:
    km = params["km"]
    if km < 1:
        return _("in the same place")
    return _("%(km)s km away") % {"km": number_format(km, 0)}


def _availability(params: dict[str, Any]) -> str:
    names = {
        "mornings": _("free in the mornings"),
        "afternoons": _("free in the afternoons"),
        "evenings": _("free in the evenings"),
        "weekends": _("free at weekends"),
    }
    return names[params["when"]]


_SENTENCES = {
    "skill": lambda p: _("knows: %(skills)s") % {"skills": _labels(p)},
    "concept": lambda p: _("in common: %(concepts)s") % {"concepts": _labels(p)},
    "theme": lambda p: _("same theme: %(themes)s") % {"themes": _labels(p)},
    "related": lambda p: _("close to: %(skills)s") % {"skills": _labels(p)},
    "words": lambda p: _("speaks of: %(words)s") % {"words": ", ".join(p["words"])},
    "kind": lambda p: _("answers this kind of need"),
    "distance": _distance,
    "remote": lambda p: _("can do it at a distance"),
    "availability": _availability,
}
