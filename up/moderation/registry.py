"""What can be reported: apps say how their things are named, found, and hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@dataclass(frozen=True, slots=True)
class Reportable:
    model: type[Model]
    label: str | Promise
    url: Callable[[Any, Territory], str]
    hide: Callable[[Any, Territory], None]
    author: Callable[[Any], Member | None]
    readable: Callable[[Territory, Member | None], QuerySet[Any]]

    @property
    def name(self) -> str:
        return self.model._meta.model_name or ""


_reportables: dict[str, Reportable] = {}


def register(
    model: type[Model],
    *,
    label: str | Promise,
    url: Callable[[Any, Territory], str],
    hide: Callable[[Any, Territory], None],
    author: Callable[[Any], Member | None],
    readable: Callable[[Territory, Member | None], QuerySet[Any]] | None = None,
) -> None:
    """`label`: what it is («a project»). `url(thing, territory)`: its absolute address. `hide`: takes it down in that
    territory. `author`: who is told. `readable(territory, reader)`: what this person may see, hence report there;
    by default `objects.in_territory(territory)`.
    """

    def in_territory(territory: Territory, _reader: Member | None) -> QuerySet[Any]:
        things: QuerySet[Any] = cast(Any, model._default_manager).in_territory(territory)
        return things

    known = Reportable(model, label, url, hide, author, readable or in_territory)
    if known.name in _reportables:
        raise ValueError(f"{known.name!r} is registered twice.")
    _reportables[known.name] = known


def get(name: str) -> Reportable | None:
    return _reportables.get(name)


def of(thing: Model) -> Reportable:
    return _reportables[thing._meta.model_name or ""]
