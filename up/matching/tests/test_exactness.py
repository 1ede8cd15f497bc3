"""Against brute force: over random corpora that change, the engine ranks exactly as scoring every document would."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from up.matching import snapshot
from up.matching.analysis import stems
from up.matching.models import Document
from up.matching.search import Query, search
from up.matching.suggestions import LEAST, matches_for
from up.matching.tests import reference
from up.matching.tests.corpus import World, only_ours
from up.taxonomy.models import Concept
from up.territories.models import Place
from up.testing.cast import Cast, cast

type Drawn = dict[str, Any]
type Changes = list[tuple[int, Drawn | None]]

WORDS = ["potager", "menuiserie", "école", "bus", "réparer", "miel", "atelier", "jardin", "soupe", "toit"]
PLACES = ["Dourdan", "Roinville", "Chevreuse", None]
thing = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        "body": st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
        "concepts": st.sets(st.integers(0, 5), max_size=3),
        "place": st.sampled_from(PLACES),
        "owner_id": st.integers(1, 4),
        "is_remote": st.booleans(),
        "availability": st.sampled_from([(), ("evenings",)]),
        "fresh_until": st.sampled_from([None, date(2020, 1, 1), date(2999, 1, 1)]),
        "is_suggestible": st.booleans(),
        "home": st.booleans(),
    }
)
changes = st.lists(st.tuples(st.integers(0, 11), st.one_of(st.none(), thing)), max_size=8)


class Exactness(TestCase):
    cast: Cast
    concepts: list[Concept]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = cast.__wrapped__(None)  # type: ignore[attr-defined]
        parent = Concept.objects.create(kind="skill", key="root", label_fr="root")
        cls.concepts = [
            Concept.objects.create(kind="skill", key=f"c{n}", label_fr=f"c{n}", parent=parent if n < 3 else None)
            for n in range(6)
        ]

    def told(self, drawn: Drawn) -> Drawn:
        place: Place | None = self.cast.places[drawn["place"]] if drawn["place"] else None
        told = {key: value for key, value in drawn.items() if key != "home"}
        territory = self.cast.home if drawn["home"] else self.cast.away
        concepts = [self.concepts[n].pk for n in drawn["concepts"]]
        return told | {"place": place, "concepts": concepts, "territories": [territory.pk]}

    def build(self, world: World, drawn: list[Drawn], changed: Changes) -> list[Concept]:
        things = [world.put(f"t{n}", "offer", **self.told(one)) for n, one in enumerate(drawn)]
        snapshot.current()
        for n, one in changed:
            target = things[n % len(things)]
            if one is None:
                world.remove(target)
            else:
                world.put("again", "offer", thing=target, **self.told(one))
            snapshot.current()
        return things

    @given(st.lists(thing, min_size=2, max_size=12), changes, thing)
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def test_suggestions(self, drawn: list[Drawn], changed: Changes, asked: Drawn) -> None:
        snapshot.reset()
        world = World(self.cast)
        with only_ours(world):
            self.build(world, drawn, changed)
            need = world.put("need", "need", **self.told(asked))
            everything = list(Document.objects.filter(is_live=True).select_related("place"))
            told = world.described[need.pk]
            assert told is not None
            expected = {}
            for document in everything:
                is_eligible = document.source == "offer" and document.is_suggestible
                is_ours = self.cast.home.pk in document.territories and document.owner_id != told.owner_id
                if is_eligible and is_ours and (total := reference.score(told, document, everything)) >= LEAST:
                    expected[document.target_id] = total
            for limit in (50, 2):
                found = matches_for(need, territory=self.cast.home, sources=["offer"], limit=limit)
                scores = [match.score for match in found]
                assert scores == pytest.approx(sorted(expected.values(), reverse=True)[:limit])
                assert scores == pytest.approx([expected[match.target.pk] for match in found])

    @given(st.lists(thing, min_size=2, max_size=12), changes, st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def test_search(self, drawn: list[Drawn], changed: Changes, asked: list[str]) -> None:
        snapshot.reset()
        world = World(self.cast)
        with only_ours(world):
            self.build(world, drawn, changed)
            found = search(Query(territory=self.cast.home, text=" ".join(asked)))
            terms = stems(" ".join(asked))
            expected = {
                document.pk
                for document in Document.objects.filter(is_live=True)
                if self.cast.home.pk in document.territories and all(term in document.terms for term in terms)
            }
            entries = [] if found.is_widened else found.entries
            assert {entry.pk for entry in entries} == expected
            everything = {d.pk: d for d in Document.objects.filter(is_live=True)}
            sought = dict.fromkeys(terms, 1.0)
            scores = [
                reference.text_part(sought, everything[entry.pk], list(everything.values()))
                * reference.time_part(everything[entry.pk])
                for entry in entries
            ]
            assert scores == pytest.approx(sorted(scores, reverse=True))

    @given(st.lists(thing, min_size=1, max_size=8), changes)
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def test_a_snapshot_that_followed_equals_a_new_one(self, drawn: list[Drawn], changed: Changes) -> None:
        snapshot.reset()
        world = World(self.cast)
        with only_ours(world):
            self.build(world, drawn, changed)
            followed = snapshot.current()
            kept = (dict(followed.entries), index_of(followed.by_term), index_of(followed.by_title_word))
            snapshot.reset()
            new = snapshot.current()
            assert kept == (dict(new.entries), index_of(new.by_term), index_of(new.by_title_word))


def index_of(index: Mapping[str, Iterable[int]]) -> dict[str, set[int]]:
    return {word: set(pks) for word, pks in index.items() if pks}
