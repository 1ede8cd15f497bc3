"""Writes of the taxonomy: loading the curated files, and words that people type."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from up.core.models import public_id
from up.core.text import fold
from up.taxonomy.models import LANGUAGES, Concept

DATA = Path(__file__).parent / "data"
LONGEST_WORD, MOST_WORDS = 80, 30


def search_text(words: dict[str, list[str]]) -> str:
    folded = dict.fromkeys(fold(word) for language in LANGUAGES for word in words.get(language, ()))
    return "|" + "|".join(folded) + "|"


def read_files(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every concept of the curated files as (kind, row), parents before their children."""
    for file in sorted((folder / "skills").glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        yield "skill", data["branch"]
        yield from (("skill", row) for row in data["skill"])
    for kind, name in (("theme", "themes"), ("sector", "sectors"), ("audience", "audiences")):
        rows = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))[kind]
        yield from ((kind, row) for row in sorted(rows, key=lambda row: "parent" in row))


def concept_from(kind: str, row: dict[str, Any]) -> Concept:
    words = {language: row[language] for language in LANGUAGES}
    return Concept(
        kind=kind,
        key=row["key"],
        label_fr=row["fr"][0],
        label_en=row["en"][0],
        label_de=row["de"][0],
        words={language: words[language][1:] for language in LANGUAGES},
        search_text=search_text(words),
        about=row.get("about", {}),
        hue=row.get("hue"),
        icon=row.get("icon", ""),
        naf=row.get("naf", []),
        is_curated=True,
    )


@transaction.atomic
def load_taxonomy(folder: Path = DATA) -> int:
    """Makes the curated concepts what the files say; adds and changes, never deletes. Returns how many there are."""
    rows = list(read_files(folder))
    Concept.objects.bulk_create(
        [concept_from(kind, row) for kind, row in rows],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=[
            "label_fr", "label_en", "label_de", "words", "search_text", "about", "hue", "icon", "naf", "is_curated",
            "updated_at",
        ],
    )  # fmt: skip
    ids = {(c.kind, c.key): c.pk for c in Concept.objects.only("kind", "key")}
    children = []
    for kind, row in rows:
        if parent := row.get("parent"):
            children.append(Concept(pk=ids[kind, row["key"]], parent_id=ids[kind, parent]))
    Concept.objects.bulk_update(children, ["parent"], batch_size=200)
    return len(rows)


def concepts_from_words(words: Iterable[str], kind: str, language: str = "fr") -> list[Concept]:
    """The concepts that these words mean; a word that none has yet becomes one, for animators to curate."""
    found: dict[int, Concept] = {}
    for word in list(words)[:MOST_WORDS]:
        label = " ".join(word.split())[:LONGEST_WORD]
        if folded := fold(label):
            concept = (
                Concept.objects.of_kind(kind)
                .filter(search_text__contains=f"|{folded}|")
                .order_by("-is_curated", "pk")
                .first()
            ) or _free_word(kind, label, language)
            found.setdefault(concept.pk, concept)
    return list(found.values())


def _free_word(kind: str, label: str, language: str) -> Concept:
    labels = {f"label_{language}": label} | ({} if language == "fr" else {"label_fr": label})
    return Concept.objects.create(
        kind=kind,
        key=f"{slugify(label)[:60]}-{public_id()}".strip("-"),
        search_text=f"|{fold(label)}|",
        is_curated=False,
        **labels,
    )
