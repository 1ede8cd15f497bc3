"""Records that may be the organisation that somebody is about to add."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from up.core.text import fold
from up.organisations.models import Organisation, Registration
from up.territories.distance import box
from up.territories.models import Place, Territory

NEARBY_KM = 20
ALIKE = 0.88
MOST = 6
# Words that a name may have or lack without meaning another organisation.
EMPTY_WORDS = frozenset(
    "a ag association assoc asso au aux d de des du e ei en et ev eurl gmbh l la le les sa sarl sas sasu scic scop ste "
    "the verein".split()
)


@dataclass(frozen=True, slots=True)
class Likeness:
    organisation: Organisation
    why: list[str | Promise]
    url: str


def key_of(name: str) -> str:
    """The words of a name that make it, in their order."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in EMPTY_WORDS) or " ".join(words)


def find_alike(
    *, name: str, place: Place | None, website: str, numbers: Mapping[str, str], territory: Territory
) -> list[Likeness]:
    """Present organisations with one of these numbers, with this website, or with nearly this name nearby."""
    reasons: dict[int, list[str | Promise]] = defaultdict(list)
    for register, number in numbers.items():
        if number:
            why = _("same number %(register)s") % {"register": Registration.Register(register).label}
            for pk in with_number(register, number).values_list("pk", flat=True):
                reasons[pk].append(why)
    if host := (urlsplit(website).hostname or "").removeprefix("www."):
        for pk in with_host(host).values_list("pk", flat=True)[:MOST]:
            reasons[pk].append(_("same website"))
    for pk in with_name_near(name, place, territory):
        reasons[pk].append(_("same name, or nearly, near here"))
    found = (
        Organisation.objects.filter(pk__in=reasons).select_related("place").prefetch_related("publications__territory")
    )
    likely = sorted(found, key=lambda one: (-len(reasons[one.pk]), one.name))[:MOST]
    return [Likeness(one, reasons[one.pk], address(one, territory)) for one in likely]


def address(organisation: Organisation, territory: Territory) -> str:
    """Its page here, else in a territory that shows it, else the page where it is claimed."""
    shown = [p.territory for p in organisation.publications.all() if p.hidden_at is None]
    if territory in shown or not shown:
        page = "organisation" if shown else "organisation-claim"
        return territory.url(page, slug=organisation.slug)
    return shown[0].url("organisation", slug=organisation.slug)


def with_number(register: str, number: str) -> QuerySet[Organisation]:
    """Those registered under a number; a SIREN is also the beginning of each SIRET of the same body."""
    same = Q(registrations__register=register, registrations__number=number)
    if register in {"siren", "siret"}:
        same |= Q(registrations__register="siren", registrations__number=number[:9])
    if register == "siren":
        same |= Q(registrations__register="siret", registrations__number__startswith=number)
    return Organisation.objects.present().filter(same).distinct()


def with_host(host: str) -> QuerySet[Organisation]:
    beginnings = Q()
    for scheme in ("https://", "http://"):
        for prefix in ("", "www."):
            address = f"{scheme}{prefix}{host}"
            beginnings |= Q(website=address) | Q(website__startswith=f"{address}/")
    return Organisation.objects.present().filter(beginnings)


def with_name_near(name: str, place: Place | None, territory: Territory) -> list[int]:
    key = key_of(name)
    near = Q(publications__territory=territory)
    if place and place.position:
        near |= Q(place__in=Place.objects.within(**box(place.position, NEARBY_KM)))
    longest = max(key.split(), key=len, default="")
    if not longest:
        return []
    rows = Organisation.objects.present().filter(near, search_name__contains=longest[:5]).distinct()
    matcher = SequenceMatcher(b=key, autojunk=False)
    likely = []
    for pk, other in rows.values_list("pk", "name")[:2000]:
        matcher.set_seq1(key_of(other))
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            likely.append(pk)
    return likely
