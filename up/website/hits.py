"""What was found, as a line of a list: its words, its address here or where it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from up.core import look
from up.core.http import Request
from up.matching.search import Hit
from up.territories.models import Territory

PAGES = {
    "member": "member",
    "organisation": "organisation",
    "project": "project",
    "need": "listing",
    "offer": "listing",
}


@dataclass(frozen=True, slots=True)
class Line:
    """`where` is only given for what is published elsewhere."""

    hit: Hit
    url: str
    where: Territory | None

    @property
    def target(self) -> Any:
        return self.hit.target

    @property
    def is_listing(self) -> bool:
        return self.hit.source in {"need", "offer"}

    @property
    def about(self) -> str:
        """For whom a need or an offer is."""
        of = getattr(self.target, "project", None) or getattr(self.target, "organisation", None)
        return str(of) if of and self.is_listing else ""

    @property
    def kind(self) -> str:
        """The stage of a project, the kind of a need or an offer, in words."""
        if self.hit.source == "project":
            return look.label("stage", self.hit.document.kind)
        return look.label("kind", self.hit.document.kind) if self.is_listing else ""


def lines(request: Request, hits: Iterable[Hit]) -> list[Line]:
    """One query more where something is published elsewhere only."""
    hits, here = list(hits), request.territory.pk
    elsewhere = {hit.document.territories[0] for hit in hits if here not in hit.document.territories}
    territories = Territory.objects.in_bulk(elsewhere) if elsewhere else {}
    return [line(hit, territories.get(hit.document.territories[0]) if elsewhere else None, here) for hit in hits]


def line(hit: Hit, where: Territory | None, here: int) -> Line:
    name, slug = PAGES[hit.source], hit.target.slug
    if here in hit.document.territories or where is None:
        return Line(hit, reverse(name, kwargs={"slug": slug}), None)
    return Line(hit, where.url(name, slug=slug), where)
