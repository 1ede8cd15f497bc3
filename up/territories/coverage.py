"""Which places a territory covers, chosen by an operator, and what follows when that changes."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from up.core.text import fold
from up.territories.distance import box, kilometres
from up.territories.models import Place, Territory

_followers: list[Callable[[Territory], None]] = []


def register(follower: Callable[[Territory], None]) -> None:
    """`follower` is called in the transaction in which places were added to a territory."""
    _followers.append(follower)


def announce(territory: Territory) -> None:
    for follower in _followers:
        follower(territory)


def find_place(text: str, country: str) -> Place:
    """A place of a country by its official code or its name. Raises ValidationError."""
    found = list(Place.objects.filter(Q(code=text) | Q(search_name=fold(text)), country=country)[:9])
    if not found:
        raise ValidationError(_("No place of %(country)s is “%(text)s”.") % {"country": country, "text": text})
    if len(found) > 1:
        codes = ", ".join(f"{place.code} ({place.post_codes or place.region})" for place in found)
        raise ValidationError(
            _("Several places are “%(text)s”, give a code: %(codes)s.") % {"text": text, "codes": codes}
        )
    return found[0]


def choose(
    *, country: str, codes: Collection[str] = (), epci: str = "", department: str = "", around: Place | None = None,
    within_km: float = 0,
) -> set[Place]:  # fmt: skip
    """The places of a country by their codes, their inter-municipal body, their department, or around one of them.

    Raises ValidationError where one of these gives nothing.
    """
    places = Place.objects.filter(country=country)
    named = set(places.filter(code__in=codes))
    if unknown := sorted(set(codes) - {place.code for place in named}):
        raise ValidationError(
            _("No place of %(country)s has the code %(code)s.") % {"country": country, "code": ", ".join(unknown)}
        )
    for name, value in {"epci": epci, "department": department}.items():
        if value:
            found = set(places.filter(**{name: value}))
            if not found:
                raise ValidationError(
                    _("No place has the %(column)s %(value)s: are the official places of %(country)s loaded?")
                    % {"column": name, "value": value, "country": country}
                )
            named |= found
    if around and around.position and within_km:
        nearby = places.within(**box(around.position, within_km))
        named |= {p for p in nearby if p.position and kilometres(around.position, p.position) <= within_km}
    return named


def add_arguments(parser: ArgumentParser) -> None:
    """The options of a command by which an operator says what a territory covers."""
    parser.add_argument("--places", default="", help="official codes, separated by commas")
    parser.add_argument("--epci", default="", help="SIREN of an inter-municipal body (France)")
    parser.add_argument("--department", default="", help="code of a department (France)")
    parser.add_argument("--within-km", type=float, default=0, help="everything at this distance of the centre")


def chosen(options: dict[str, Any], *, country: str, centre: Place | None) -> set[Place]:
    """The places that these options mean."""
    codes = [code.strip() for code in options["places"].split(",") if code.strip()]
    names = ("epci", "department", "within_km")
    return choose(country=country, codes=codes, around=centre, **{name: options[name] for name in names})


def sentence(error: ValidationError) -> str:
    """The messages of an error on one line, with the names of their fields."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
