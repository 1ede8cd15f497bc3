"""Kinds of listing. A kind is one file of this folder, found by itself: its words, facts, card, filters, settling."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

from django import forms

from up.exchange.facts import Facts, Text
from up.exchange.kinds.settling import Settling
from up.exchange.models import Listing, Side

# How long a listing stays without being confirmed, in days, and how long it is then shown last before it is hidden.
FRESH_FOR = {Side.NEED: 45, Side.OFFER: 120}
GRACE = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class SideOf:
    """One side of a kind. `phrase` ends the sentence of the chooser («I look for…», «I offer…»)."""

    facts: type[Facts]
    phrase: Text
    answer: Text
    example: Text


@dataclass(frozen=True, slots=True)
class Filter:
    """One more way to narrow the list down when only this kind is shown: a form field and the lookup it stands for."""

    name: str
    field: Callable[[], forms.Field]
    lookup: str


def cues(**phrases: str) -> dict[str, list[str]]:
    """The phrases of each language, from a text in which they stand between semicolons."""
    return {language: [" ".join(p.split()) for p in text.split(";")] for language, text in phrases.items()}


@dataclass(frozen=True, slots=True)
class Kind:
    """`rank`: its place where all kinds are listed. `cues`: words that betray this kind in what somebody types, by
    language. `sought_among`: what may answer a need besides offers of the same kind.
    """

    name: str
    label: Text
    icon: str
    hue: int
    rank: int
    need: SideOf
    offer: SideOf
    cues: Mapping[str, list[str]]
    settling: Settling = Settling.OPEN
    takes_skills: bool = False
    sought_among: tuple[str, ...] = ("member", "organisation")
    filters: tuple[Filter, ...] = ()
    fresh_for: Mapping[Side, int] = field(default_factory=lambda: FRESH_FOR)

    def side(self, side: str) -> SideOf:
        return self.need if side == Side.NEED else self.offer

    def facts_of(self, listing: Listing) -> Facts:
        """The facts of a listing, from its columns and its JSON."""
        facts = self.side(listing.side).facts
        kept = {name: getattr(listing, column) for name, column in facts.column_of().items()}
        return facts.model_validate(listing.facts | {name: value for name, value in kept.items() if value is not None})

    def kept_as(self, side: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """What to keep of these values on the listing: its columns and `facts`. ValidationError where one is wrong."""
        model = self.side(side).facts
        facts = model.checked(values)
        columns = model.column_of()
        kept: dict[str, Any] = {column: getattr(facts, name) for name, column in columns.items()}
        others = facts.model_dump(mode="json", exclude=set(columns), exclude_none=True)
        return {"seats": None, "amount_cents": None, "area": None} | kept | facts.derived() | {"facts": others}


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    if kind.name in _kinds:
        raise ValueError(f"The kind {kind.name!r} is registered twice.")
    _kinds[kind.name] = kind
    return kind


def discover() -> None:
    """Imports every file of this folder; each registers its kind."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def get(name: str) -> Kind:
    return _kinds[name]


def all_kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.rank)
