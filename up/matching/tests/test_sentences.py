"""What people type, in three languages, read with the cues of every kind of listing."""

import time

import pytest

from up.matching.understanding import MAX_CLAUSES, understand
from up.taxonomy.actions import load_taxonomy
from up.testing.cast import Cast


@pytest.fixture(autouse=True)
def taxonomy(cast: Cast) -> None:
    cast.skill.delete()
    cast.theme.delete()
    load_taxonomy()


SENTENCES = {
    "fr": [
        (
            "Il nous faut 8 000 € pour un four à pain, deux bénévoles le samedi matin et une boutique qui vende nos "
            "confitures",
            ["need funding", "need volunteering", "need outlet"],
        ),
        ("un hangar pour stocker des palettes", ["need premises"]),
        (
            "Je cherche un hangar pour stocker des palettes et quelqu'un pour nous aider en comptabilité",
            ["need premises", "need skill"],
        ),
        ("Nous avons besoin d'une salle et d'un graphiste", ["need premises", "need skill"]),
        ("Je peux prêter mon garage le week-end", ["offer premises"]),
        ("J'ai une grange vide à prêter", ["offer premises"]),
        ("Je propose un atelier de 120 m² et deux heures de bricolage", ["offer premises", "offer skill"]),
        ("On cherche un mentor qui a déjà ouvert une épicerie", ["need mentoring"]),
        ("quelqu'un qui a déjà monté un café associatif", ["need mentoring"]),
        ("Trouver 3 000 euros pour acheter des ruches", ["need funding"]),
        ("une personne qui sache faire un logo", ["need skill"]),
        ("des magasins où vendre notre miel", ["need outlet"]),
        ("des bras pour monter la yourte le 12 juin", ["need volunteering"]),
        ("une navette pour les anciens et de l'argent", ["need service", "need funding"]),
        ("Je donne des cours de couture", ["offer skill"]),
    ],
    "en": [
        (
            "We need someone who can build a website, and a room for 20 people on Tuesdays",
            ["need skill", "need premises"],
        ),
        (
            "We are looking for volunteers to plant trees and £500 for tools",
            ["need volunteering", "need funding"],
        ),
        ("a shop that would sell our honey", ["need outlet"]),
        ("someone who has run a bakery before", ["need mentoring"]),
        ("We have a project and we need a barn", ["need premises"]),
        ("I have a barn to lend", ["offer premises"]),
        ("I can offer two evenings a week of bookkeeping", ["offer skill"]),
        ("a lift to the market for our older neighbours", ["need service"]),
    ],
    "de": [
        (
            "Wir suchen jemanden mit Erfahrung in Öffentlichkeitsarbeit und einen Raum von 60 m² als Werkstatt",
            ["need skill", "need premises"],
        ),
        (
            "Wir brauchen 5.000 Euro für einen Ofen und drei Freiwillige am Samstag",
            ["need funding", "need volunteering"],
        ),
        ("Wir haben keinen Platz und suchen eine Scheune", ["need premises"]),
        ("Ich biete eine Scheune mit 200 m²", ["offer premises"]),
        ("einen Laden, der unseren Honig verkauft", ["need outlet"]),
        ("jemanden, der schon einen Hofladen eröffnet hat", ["need mentoring"]),
        ("Ich kann eine Webseite bauen", ["offer skill"]),
        ("eine Mitfahrgelegenheit für unsere älteren Nachbarn", ["need service"]),
        ("8000 € für Bienenstöcke", ["need funding"]),
    ],
}
CASES = [(language, text, expected) for language, group in SENTENCES.items() for text, expected in group]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_each_need_and_offer_is_recognised(language: str, text: str, expected: list[str]) -> None:
    assert [f"{found.side} {found.kind}" for found in understand(text, language)] == expected


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_the_language_of_the_text_matters_not_that_of_the_page(language: str) -> None:
    found = understand("Wir suchen eine Scheune und drei Freiwillige am Samstag", language)
    assert [need.kind for need in found] == ["premises", "volunteering"]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("un hangar pour stocker des palettes", []),
        ("8 000 € pour un four à pain", []),
        ("une boutique qui vende nos confitures", []),
        ("quelqu'un qui s'y connaît en communication", ["communication"]),
        ("des bénévoles pour la couture", ["sewing"]),
    ],
)
def test_skills_are_named_only_where_the_kind_takes_some(text: str, skills: list[str]) -> None:
    [need] = understand(text)
    assert [skill.key for skill in need.skills] == skills


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("8 000 € pour un four", (8000, "€")),
        ("£500 for tools", (500, "€")),
        ("12.500,00 Euro für den Ofen", (12500, "€")),
        ("un local de 60 m2", (60, "m²")),
        ("deux bénévoles le samedi", (2, "")),
        ("des bénévoles le 12 juin à 14 h", (None, "")),
        ("Freiwillige am 3. Juli", (None, "")),
    ],
)
def test_how_much_but_neither_dates_nor_times(text: str, quantity: tuple[int | None, str]) -> None:
    [need] = understand(text)
    assert (need.quantity, need.unit) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "besoin de bénévoles, " * 500,
        "a" * 10_000,
        "1 " * 5_000,
        "1" * 10_000,
        "1.000." * 1_700,
        ", " * 5_000,
        "et un " * 1_700,
        "🌱👩‍🌾" * 2_000,
        "مرحبا نحن نبحث عن متطوعين " * 400,
        "\u202eכפר קטן ",
        "le la les de des et ou",
        "the of and to",
        "der die das und",
        "\x00\ufeff\u200b",
    ],
    ids=range(14),
)
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    understand("pour commencer")  # reads the vocabulary
    start = time.perf_counter()
    found = understand(text)
    assert time.perf_counter() - start < 1
    assert len(found) <= MAX_CLAUSES
    assert all(len(need.title) <= 120 and need.text for need in found)
