"""What the matching engine is told about needs and offers."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db.models import Count, Model, Q, QuerySet
from django.utils import translation

from up.exchange import kinds
from up.exchange.models import Introduction, Listing, Side
from up.exchange.rules import MOST_SOUGHT_OUT
from up.matching.actions import index_all
from up.matching.registry import Described, Source, register, register_exclusion
from up.matching.understanding import register_cues
from up.projects.models import Project


def describe(listing: Listing) -> Described | None:
    """Nothing where it is not open, or shows nowhere."""
    withdrawn = listing.project is not None and listing.project.withdrawn_at is not None
    if listing.state != Listing.State.OPEN or listing.removed_at or withdrawn:
        return None
    if not (territories := listing.territory_ids()):
        return None
    with translation.override(listing.author.language):
        facts = kinds.get(listing.kind).facts_of(listing).lines(listing.currency)
    last = listing.hide_from - timedelta(days=1)
    return Described(
        title=listing.title,
        summary=" · ".join(facts),
        body=listing.body,
        language=listing.author.language,
        kind=listing.kind,
        owner_id=listing.author_id,
        project_id=listing.project_id,
        territories=territories,
        concepts=[c.pk for c in (*listing.skills.all(), *listing.themes.all())],
        place=listing.place,
        is_remote=listing.remote,
        created_at=listing.created_at,
        fresh_until=min(last, listing.ends_on) if listing.ends_on else last,
    )


def is_of(side: str, listing: Listing) -> bool:
    return listing.side == side


def index_listings_of(project: Project) -> None:
    """A project's needs and offers show where it does: they are indexed again when that changes."""
    index_all(list(for_cards().filter(project=project).prefetch_related("publications")))


def for_cards() -> QuerySet[Listing]:
    return Listing.objects.for_cards()


def met_or_busy(subject: Model, _owner: int | None) -> set[int]:
    """Whom not to suggest: who was already asked about it, and who has enough proposals waiting."""
    busy = (
        Introduction.objects.filter(from_owner=True)
        .waiting()
        .values("recipient")
        .annotate(count=Count("pk"))
        .filter(count__gte=MOST_SOUGHT_OUT)
    )
    people = set(busy.values_list("recipient_id", flat=True))
    if isinstance(subject, Listing):
        met = Introduction.objects.filter(Q(listing=subject) | Q(via=subject))
        people.update(pk for pair in met.values_list("proposer_id", "recipient_id") for pk in pair)
    return people


def register_sources() -> None:
    for side in Side:
        register(
            Source(
                name=side.value,
                model=Listing,
                describe=describe,
                queryset=for_cards,
                accepts=partial(is_of, side),
            )
        )
    register_exclusion(met_or_busy)
    for kind in kinds.all_kinds():
        register_cues(kind.name, kind.cues, takes_skills=kind.takes_skills)
