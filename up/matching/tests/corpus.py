"""A small world to match in: things of the tests themselves, described as a client would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from up.matching import registry
from up.matching.actions import index
from up.matching.registry import Described, Source
from up.taxonomy.models import Concept
from up.testing.cast import Cast

# Concepts stand for the things: any model does, and these have nothing else to do with matching.
Thing = Concept
SOURCES = ("member", "need", "offer", "project", "organisation")


class World:
    """Things by name, with what the engine is told of each; changing one indexes it."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.described: dict[int, Described | None] = {}
        self.source_of: dict[int, str] = {}

    def put(self, name: str, source: str = "need", thing: Thing | None = None, **told: Any) -> Thing:
        thing = thing or Thing.objects.create(kind="sector", key=f"thing-{name}"[:80], label_fr=name[:80])
        all_told: dict[str, Any] = {
            "title": name, "territories": [self.cast.home.pk], "created_at": timezone.now(), **told,
        }  # fmt: skip
        self.described[thing.pk] = Described(**all_told)
        self.source_of[thing.pk] = source
        index(thing)
        return thing

    def change(self, thing: Thing, **told: Any) -> None:
        described = self.described[thing.pk]
        assert described is not None
        self.described[thing.pk] = replace(described, **told)
        index(thing)

    def remove(self, thing: Thing) -> None:
        self.described[thing.pk] = None
        index(thing)


@contextmanager
def only_ours(world: World) -> Iterator[None]:
    """The registry of the engine with the sources of this world and no other."""
    before, exclusions = dict(registry._sources), list(registry._exclusions)
    registry._sources.clear()
    registry._exclusions.clear()
    for name in SOURCES:
        registry.register(
            Source(
                name,
                Thing,
                describe=lambda thing: world.described[thing.pk],
                queryset=Thing.objects.all,
                accepts=lambda thing, name=name: world.source_of.get(thing.pk) == name,  # type: ignore[misc]
            )
        )
    try:
        yield
    finally:
        registry._sources.clear()
        registry._sources.update(before)
        registry._exclusions[:] = exclusions


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)
