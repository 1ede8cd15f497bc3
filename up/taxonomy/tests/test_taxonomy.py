"""The curated files, and what becomes of the words that people type."""

import pytest
from django.test import Client

from up.core.text import fold
from up.taxonomy.actions import DATA, concepts_from_words, load_taxonomy, read_files
from up.taxonomy.lookup import find
from up.taxonomy.models import Concept
from up.testing.cast import Cast

ROWS = list(read_files(DATA))
THEMES = (
    "ecology circular energy food mobility housing education culture health solidarity inclusion digital work craft "
    "agriculture tourism citizenship sport youth seniors quaternary mauve immaterial nature "
).split()


def test_files_hold_enough_and_every_concept_has_its_words_in_three_languages() -> None:
    assert sum(kind == "skill" for kind, _row in ROWS) >= 400
    assert set(THEMES) <= {row["key"] for kind, row in ROWS if kind == "theme"}
    for _kind, row in ROWS:
        assert all(row[language] and all(map(str.strip, row[language])) for language in ("fr", "en", "de")), row


def test_keys_are_unique_and_parents_exist() -> None:
    keys = [(kind, row["key"]) for kind, row in ROWS]
    assert len(keys) == len(set(keys))
    assert {(kind, row["parent"]) for kind, row in ROWS if "parent" in row} <= set(keys)


def test_a_word_of_a_language_never_means_two_skills() -> None:
    meaning: dict[tuple[str, str], str] = {}
    for kind, row in ROWS:
        for language in ("fr", "en", "de"):
            for word in map(fold, row[language] if kind == "skill" else ()):
                assert meaning.setdefault((language, word), row["key"]) == row["key"], word


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    assert load_taxonomy() == len(ROWS)
    before = set(Concept.objects.values_list("pk", "key", "parent_id"))
    load_taxonomy()
    assert set(Concept.objects.values_list("pk", "key", "parent_id")) == before


@pytest.mark.django_db
def test_words_find_their_concept_in_any_language() -> None:
    load_taxonomy()
    for words in (["Charte graphique"], ["logo DESIGN"], ["visuelle identität"]):
        assert [c.key for c in concepts_from_words(words, "skill")] == ["visual-identity"], words


@pytest.mark.django_db
def test_a_free_word_becomes_one_concept_to_curate() -> None:
    first, second = (concepts_from_words(["Dressage  de poneys"], "skill")[0] for _ in range(2))
    assert first == second
    assert not first.is_curated
    assert first.label_fr == "Dressage de poneys"
    assert list(Concept.objects.to_curate()) == [first]


def test_suggestions_forgive_accents_and_put_beginnings_first(cast: Cast) -> None:
    load_taxonomy()
    labels = [concept.label_fr for concept in find("communic", "skill")]
    assert labels[0] == "Communication"
    assert find("%_|", "skill").count() == 0


@pytest.mark.parametrize(("query", "status"), [("kind=skill&q=comm", 200), ("kind=nothing&q=a", 400), ("", 200)])
def test_suggestions_answer_any_query(cast: Cast, client: Client, query: str, status: int) -> None:
    assert client.get(f"/chevreuse/concepts/?{query}").status_code == status
