"""From what is typed freely to the needs that it speaks of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from up.matching import understanding
from up.matching.understanding import MAX_CLAUSES, clauses, concepts_in, quantity_in, register_cues, understand
from up.taxonomy.actions import load_taxonomy
from up.testing.cast import Cast


@pytest.fixture
def cues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(understanding, "_cues", {})
    register_cues("premises", {"fr": ["local", "terrain", "une salle"], "en": ["room", "premises"], "de": ["Raum"]})
    register_cues("mentoring", {"fr": ["déjà monté", "parrain*"], "en": ["been through it"], "de": ["Patin"]})
    register_cues("funding", {"fr": ["€", "euros", "financ*"], "en": ["money"], "de": ["Geld"]})


@pytest.fixture
def taxonomy(cast: Cast) -> None:
    cast.skill.delete()
    cast.theme.delete()
    load_taxonomy()


@pytest.mark.usefixtures("cues", "taxonomy")
class TestUnderstand:
    def test_one_sentence_three_needs(self) -> None:
        found = understand(
            "quelqu'un qui s'y connaît en communication, un terrain ou un local plus grand, "
            "et des gens qui ont déjà monté un lieu"
        )
        assert [(need.side, need.kind) for need in found] == [
            ("need", "skill"), ("need", "premises"), ("need", "mentoring"),
        ]  # fmt: skip
        assert "communication" in {skill.key for skill in found[0].skills}
        assert found[1].title == "Un terrain ou un local plus grand"

    @pytest.mark.parametrize(
        ("text", "language", "kind"),
        [
            ("ein Raum für unsere Werkstatt", "de", "premises"),
            ("some room for our workshop", "en", "premises"),
            ("il nous faut 8 000 euros pour le four à pain", "fr", "funding"),
        ],
    )
    def test_in_each_language(self, text: str, language: str, kind: str) -> None:
        assert [need.kind for need in understand(text, language)] == [kind]

    def test_an_offer_is_recognised(self) -> None:
        [offer] = understand("Je propose un local de 60 m2 au centre")
        assert (offer.side, offer.kind, offer.quantity, offer.unit) == ("offer", "premises", 60, "m²")

    def test_what_has_no_sign_becomes_a_skill(self) -> None:
        [need] = understand("zorglub et bidules")
        assert (need.kind, need.title) == ("skill", "Zorglub et bidules")

    def test_the_longest_phrase_wins(self) -> None:
        assert [c.key for c in concepts_in("refaire notre logo", kind="skill")] == ["visual-identity"]

    @pytest.mark.parametrize("text", ["", " ", ",;.", "🌱" * 3000, "\x00", "a," * 500, "((([", "' OR 1=1", "\u202eabc"])
    def test_any_text_is_survived(self, text: str) -> None:
        assert len(understand(text)) <= MAX_CLAUSES


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("8 000 €", (8000, "€")),
        ("8\u202f000 euros", (8000, "€")),
        ("120 m2", (120, "m²")),
        ("six personnes", (6, "")),
        ("30 kg de carottes", (30, "kg")),
        ("des gens", (None, "")),
    ],
)
def test_quantities(text: str, quantity: tuple[int | None, str]) -> None:
    assert quantity_in(text) == quantity


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_clauses_are_parts_of_the_text(text: str) -> None:
    found = clauses(text)
    assert len(found) <= MAX_CLAUSES
    assert all(clause in text for clause in found)
