"""The copy in memory: it follows the table, whoever wrote it, and costs little to keep."""

from datetime import timedelta

import pytest
from django.utils import timezone

from up.matching import snapshot
from up.matching.actions import forget, index_all
from up.matching.models import Document
from up.matching.tests.corpus import World

pytestmark = pytest.mark.django_db


def test_two_queries_when_nothing_changed(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    thing = world.put("un")
    snapshot.current()
    with django_assert_num_queries(2):
        snapshot.current()
    world.change(thing, title="deux")
    with django_assert_num_queries(3):
        assert [entry.title for entry in snapshot.current().entries.values()] == ["deux"]


def test_a_row_committed_late_is_seen(world: World) -> None:
    thing = world.put("en retard")
    stamp = timezone.now() - timedelta(minutes=2)
    Document.objects.all().update(indexed_at=stamp, is_live=False)
    world.put("à l'heure")
    assert len(snapshot.current().entries) == 1
    Document.objects.filter(target_id=thing.pk).update(is_live=True, indexed_at=stamp + timedelta(seconds=1))
    assert len(snapshot.current().entries) == 2


def test_what_is_forgotten_is_gone_from_every_index(world: World) -> None:
    thing = world.put("potager", concepts=[world.cast.skill.pk])
    assert snapshot.current().entries
    forget(thing)
    now = snapshot.current()
    assert not now.entries
    assert not now.by_term["potag"]
    assert not now.by_title_word["potager"]
    assert not now.by_concept[world.cast.skill.pk]


def test_many_at_once(world: World, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    things = [world.put(f"n{number}") for number in range(40)]
    with django_assert_max_num_queries(4):
        index_all(things)
    assert Document.objects.count() == 40


def test_a_new_parent_is_noticed(world: World) -> None:
    from up.taxonomy.models import Concept

    skill = world.cast.skill
    assert snapshot.current().relatives(skill.pk) == set()
    child = Concept.objects.create(kind="skill", key="child", label_fr="child", parent=skill)
    assert snapshot.current().relatives(skill.pk) == {child.pk}
