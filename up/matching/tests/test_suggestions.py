"""Suggestions: what is proposed, what never is, and that the reasons are the score."""

import pytest

from up.matching import registry, scoring
from up.matching.actions import dismiss
from up.matching.reasons import Reason
from up.matching.suggestions import Match, matches_for
from up.matching.tests.corpus import SOURCES, Thing, World
from up.taxonomy.models import Concept

pytestmark = pytest.mark.django_db


def proposed(world: World, thing: Thing, **options: object) -> list[Match]:
    found: list[Match] = matches_for(thing, territory=world.cast.home, sources=SOURCES, **options)  # type: ignore[arg-type]
    return found


def names(world: World, thing: Thing, **options: object) -> list[str]:
    return [match.target.label_fr for match in proposed(world, thing, **options)]


def test_never_its_own_nor_of_its_owner_nor_of_its_project(world: World) -> None:
    need = world.put("potager", owner_id=1, project_id=7)
    world.put("potager à moi", owner_id=1)
    world.put("potager du projet", owner_id=2, project_id=7)
    world.put("potager d'ailleurs", owner_id=3, project_id=8)
    assert names(world, need) == ["potager d'ailleurs"]


def test_nobody_who_does_not_want_to_be(world: World) -> None:
    need = world.put("potager", owner_id=1)
    world.put("potager refusé", owner_id=2, is_suggestible=False)
    assert names(world, need) == []


def test_nobody_who_is_excluded(world: World) -> None:
    need = world.put("potager", owner_id=1)
    world.put("potager occupé", owner_id=2)
    world.put("potager libre", owner_id=3)
    registry.register_exclusion(lambda subject, owner: {2} if (subject.pk, owner) == (need.pk, 1) else set())
    assert names(world, need) == ["potager libre"]


def test_nothing_of_another_territory(world: World) -> None:
    need = world.put("potager", owner_id=1)
    world.put("potager d'eux", owner_id=2, territories=[world.cast.away.pk])
    world.put("potager des deux", owner_id=3, territories=[world.cast.home.pk, world.cast.away.pk])
    assert names(world, need) == ["potager des deux"]


def test_what_was_put_aside_does_not_come_back_for_this_need(world: World) -> None:
    need, other = world.put("potager", owner_id=1), world.put("potager aussi", owner_id=1)
    candidate = world.put("potager en ville", owner_id=2)
    dismiss(actor=world.cast.holder, subject=need, candidate=candidate, reason="too_far")
    assert names(world, need) == []
    assert names(world, other) == ["potager en ville"]


def test_only_the_kinds_and_sources_asked_for(world: World) -> None:
    need = world.put("potager", owner_id=1)
    world.put("potager prêté", "offer", owner_id=2, kind="premises")
    world.put("potager animé", "offer", owner_id=2, kind="skill")
    world.put("Paul potager", "member", owner_id=3)
    assert sorted(names(world, need, kinds=["premises"])) == ["Paul potager", "potager prêté"]
    only_members = matches_for(need, territory=world.cast.home, sources=["member"])
    assert [match.target.label_fr for match in only_members] == ["Paul potager"]


def test_the_near_before_the_far_unless_at_a_distance(world: World) -> None:
    places, skill = world.cast.places, world.cast.skill
    need = world.put("besoin", owner_id=1, place=places["Dourdan"], concepts=[skill.pk])
    world.put("Loin", "member", owner_id=2, place=places["Metz"], concepts=[skill.pk])
    world.put("Près", "member", owner_id=3, place=places["Roinville"], concepts=[skill.pk])
    world.put("À distance", "member", owner_id=4, place=places["Metz"], concepts=[skill.pk], is_remote=True)
    assert names(world, need)[:2] == ["À distance", "Près"]


def test_a_relative_of_a_skill_counts_for_less(world: World) -> None:
    skill = world.cast.skill
    child = Concept.objects.create(kind="skill", key="graphic", label_fr="Graphisme", parent=skill)
    need = world.put("besoin", owner_id=1, concepts=[skill.pk])
    world.put("Cousine", "member", owner_id=2, concepts=[child.pk])
    world.put("Même", "member", owner_id=3, concepts=[skill.pk])
    exact, close = proposed(world, need)
    assert (exact.target.label_fr, close.target.label_fr) == ("Même", "Cousine")
    assert close.score == pytest.approx(exact.score * scoring.RELATED)
    assert [reason.code for reason in close.reasons] == ["related"]


def test_the_reasons_are_the_parts_of_the_score(world: World) -> None:
    skill, theme, places = world.cast.skill, world.cast.theme, world.cast.places
    need = world.put("une affiche", owner_id=1, concepts=[skill.pk, theme.pk], place=places["Dourdan"])
    world.put(
        "Nadia", "member", owner_id=2, concepts=[skill.pk, theme.pk], place=places["Roinville"],
        availability=["evenings"], reach_km=30,
    )  # fmt: skip
    [match] = proposed(world, need)
    assert [reason.code for reason in match.reasons] == ["skill", "theme", "distance", "availability"]
    parts = {reason.code: reason.part for reason in match.reasons}
    assert parts["skill"] == parts["theme"] == 1.0
    assert parts["distance"] == pytest.approx(scoring.decay(2.95, 30), abs=0.01)
    assert match.score == pytest.approx(scoring.CONCEPTS * parts["skill"] * parts["distance"])
    assert match.reasons[2].params["km"] == 3


def test_words_are_a_reason_where_nothing_else_is(world: World) -> None:
    need = world.put("Quelqu'un pour l'apiculture", owner_id=1)
    world.put("Initiation à l'apiculture", "offer", owner_id=2)
    [match] = proposed(world, need)
    assert [reason.code for reason in match.reasons] == ["words"]
    assert match.reasons[0].params["words"] == ["apiculture"]


def test_reasons_survive_being_kept(world: World) -> None:
    reason = Reason("distance", {"km": 8}, 0.766)
    assert Reason.from_json(reason.as_json()) == reason


def test_the_best_and_no_more_than_asked(world: World) -> None:
    need = world.put("potager", owner_id=1)
    for number in range(12):
        world.put(f"potager {number}", owner_id=2 + number)
    found = proposed(world, need, limit=5)
    assert len(found) == 5
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)


def test_a_fixed_number_of_queries(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    need = world.put("potager", owner_id=1, concepts=[world.cast.skill.pk])
    for number in range(30):
        world.put(f"potager {number}", owner_id=2 + number, concepts=[world.cast.skill.pk])
    proposed(world, need)
    for limit in (1, 20):
        with django_assert_num_queries(5):
            assert len(proposed(world, need, limit=limit)) == limit
