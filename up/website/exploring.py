"""Explore: what an address asks for, the search it means, and the choices that lead on from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from up.core import look
from up.core.http import Request
from up.matching.search import MAX_QUERY, Query, Results, search
from up.matching.understanding import concepts_in
from up.members.models import Member
from up.organisations.models import Organisation
from up.taxonomy.models import Concept
from up.territories.forms import PlaceField, label_of
from up.territories.models import Place

WHAT: dict[str, str | Promise] = {
    "need": _("Needs"),
    "offer": _("Offers"),
    "project": _("Projects"),
    "member": _("People"),
    "organisation": _("Organisations"),
}
WITHIN = (5, 10, 20, 50)
ORDERS: dict[str, str | Promise] = {
    "best": _("The best answers first"),
    "new": _("The newest first"),
    "near": _("The nearest first"),
}
MOST_OF_ONE = 12  # values of one facet that an address may name
MOST_THEMES = 14  # that are proposed

type Labels = dict[str, str | Promise]


def families() -> dict[str, tuple[str | Promise, Labels]]:
    """Facets over the kind of a document: the name of each, and its codes with their words."""
    return {
        "kind": (_("Kind of need or offer"), {code: look.label("kind", code) for code in look.KINDS}),
        "stage": (_("Stage of the project"), {code: look.label("stage", code) for code in look.STAGES}),
        "organisation": (_("Kind of organisation"), dict(Organisation.Kind.choices)),
        "audience": (_("People"), dict(Member.Audience.choices)),
    }


@dataclass(frozen=True)
class Asked:
    """What an address asks for, once what it cannot mean is left out."""

    text: str = ""
    place_typed: str = ""
    place: Place | None = None
    within: int | None = None
    order: str = "best"
    view: str = "list"
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)  # facet → values
    concepts: tuple[Concept, ...] = ()

    def address(self, **changes: Any) -> str:
        """The address that asks for the same, but for these changes; always from its first page."""
        facets = {"theme": self.keys("theme"), "skill": self.keys("skill"), **self.chosen}
        asked: dict[str, Any] = {
            "q": self.text,
            "near": self.place_typed,
            "within": self.within,
            "order": self.order if self.order != "best" else "",
            "view": self.view if self.view != "list" else "",
            **facets,
        }
        kept = {name: value for name, value in (asked | changes).items() if value}
        return f"?{urlencode(kept, doseq=True)}"

    def keys(self, kind: str) -> tuple[str, ...]:
        return tuple(concept.key for concept in self.concepts if concept.kind == kind)

    def values(self, name: str) -> tuple[str, ...]:
        return self.keys(name) if name in {"theme", "skill"} else self.chosen.get(name, ())

    def toggled(self, name: str, value: str) -> str:
        values = self.values(name)
        return self.address(**{name: [v for v in values if v != value] if value in values else [*values, value]})

    @property
    def list_url(self) -> str:
        return self.address(view="")

    @property
    def map_url(self) -> str:
        return self.address(view="map")

    @property
    def bare_url(self) -> str:
        """The same words, without any filter."""
        return f"?{urlencode({'q': self.text})}" if self.text else "?"

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen or self.concepts or self.within)


def asked_in(request: Request) -> Asked:
    """Reads an address. Whatever cannot be meant (an unknown facet, a distance of minus one) is as if not there."""
    given = request.GET
    typed = " ".join(given.get("near", "").replace("\0", "").split())[:120]
    place = next(iter(PlaceField(request.territory).candidates(typed)), None) if typed else None
    within = given.get("within", "")
    order, view = given.get("order", ""), given.get("view", "")
    codes: dict[str, Labels] = {"what": WHAT} | {name: codes for name, (_label, codes) in families().items()}
    return Asked(
        text=given.get("q", "").replace("\0", "")[:MAX_QUERY].strip(),
        place_typed=label_of(place) if place else typed,
        place=place,
        within=int(within) if within in map(str, WITHIN) else None,
        order=order if order in ORDERS else "best",
        view=view if view == "map" else "list",
        chosen={name: values for name, known in codes.items() if (values := _values(given, name, known))},
        concepts=_concepts(given),
    )


def _values(given: QueryDict, name: str, known: Iterable[str]) -> tuple[str, ...]:
    allowed = set(known)
    return tuple(dict.fromkeys(v for v in given.getlist(name)[:MOST_OF_ONE] if v in allowed))


def _concepts(given: QueryDict) -> tuple[Concept, ...]:
    wanted = {(kind, key[:80]) for kind in ("theme", "skill") for key in given.getlist(kind)[:MOST_OF_ONE]}
    if not wanted:
        return ()
    found = Concept.objects.filter(key__in={key for _kind, key in wanted}, merged_into=None).order_by("kind", "pk")
    return tuple(concept for concept in found if (concept.kind, concept.key) in wanted)


def origin_of(request: Request, asked: Asked) -> Place | None:
    """From where distances are counted: the commune asked for, the reader's own, the centre of the territory."""
    return asked.place or (request.member and request.member.place) or request.territory.centre


def find(request: Request, asked: Asked) -> Results:
    language = (get_language() or "fr")[:2]
    query = Query(
        territory=request.territory,
        reader=request.member,
        text=asked.text,
        sources=frozenset(asked.values("what")),
        kinds=frozenset(code for name in families() for code in asked.values(name)),
        concepts=frozenset(concept.pk for concept in asked.concepts),
        near=origin_of(request, asked),
        within_km=asked.within,
        order=asked.order,
        language=language,
    )
    named = concepts_in(asked.text, language) if asked.text else []
    return search(query, {concept.pk: 1.0 for concept in named})


# --- the choices that lead on ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Option:
    label: str | Promise
    url: str
    count: int
    is_chosen: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str | Promise
    options: list[Option]


def facets_of(asked: Asked, results: Results) -> list[Facet]:
    """Each with its choices and how many each would leave; one query, for the themes."""
    found = [
        Facet("what", _("What"), _options(asked, "what", WHAT, results.facets["source"])),
        *_families(asked, results.facets["kind"]),
        Facet("theme", _("Theme"), _themes(asked, results.facets["concept"])),
        Facet("within", _("Distance"), _distances(asked, results.facets["km"])),
    ]
    return [facet for facet in found if facet.options]


def _options(asked: Asked, name: str, labels: Labels, counts: Counter[str]) -> list[Option]:
    chosen = asked.values(name)
    return [
        Option(label, asked.toggled(name, code), counts[code], code in chosen, code)
        for code, label in labels.items()
        if counts[code] or code in chosen
    ]


def _families(asked: Asked, counts: Counter[str]) -> Iterable[Facet]:
    """Organisations and people have kinds that interest only who looks for organisations or people."""
    what = asked.values("what")
    for name, (label, labels) in families().items():
        wanted = {"organisation": "organisation", "audience": "member"}.get(name)
        if wanted is None or what == (wanted,) or asked.values(name):
            yield Facet(name, label, _options(asked, name, labels, counts))


def _themes(asked: Asked, counts: Counter[int]) -> list[Option]:
    known = Concept.objects.filter(kind="theme", merged_into=None, pk__in=[pk for pk, _n in counts.most_common(400)])
    themes = {theme.pk: theme for theme in (*known, *(c for c in asked.concepts if c.kind == "theme"))}
    best = sorted(themes.values(), key=lambda theme: (-counts[theme.pk], str(theme)))[:MOST_THEMES]
    return _options(asked, "theme", {t.key: str(t) for t in best}, Counter({t.key: counts[t.pk] for t in best}))


def _distances(asked: Asked, counts: Counter[int]) -> list[Option]:
    return [
        Option(
            _("%(km)s km at most") % {"km": km},
            asked.address(within="" if asked.within == km else km),
            sum(number for rounded, number in counts.items() if rounded <= km),
            asked.within == km,
            str(km),
        )
        for km in WITHIN
        if counts
    ]


def chips_of(asked: Asked, facets: list[Facet]) -> list[Option]:
    """What is chosen now, each with the address that drops it."""
    skills = [
        Option(str(skill), asked.toggled("skill", skill.key), 0, True)
        for skill in asked.concepts
        if skill.kind == "skill"
    ]
    place = [Option(asked.place_typed, asked.address(near=""), 0, True)] if asked.place else []
    return [*place, *(option for facet in facets for option in facet.options if option.is_chosen), *skills]
