"""What exchange keeps of a member: taken along in their archive, let go when they leave for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from up.exchange.codes import record
from up.exchange.life import State, move
from up.exchange.models import Introduction, Listing, Outcome
from up.matching.actions import forget, index
from up.members import erasure, export

if TYPE_CHECKING:
    from up.members.models import Member

LISTING = (
    "side", "kind", "title", "body", "state", "place__name", "project__title", "organisation__name", "remote",
    "starts_on", "ends_on", "seats", "amount_cents", "currency", "area", "facts", "created_at",
)  # fmt: skip
INTRODUCTION = (
    "listing__title", "project__title", "proposer__name", "recipient__name", "message", "state", "decline_reason",
    "decline_text", "created_at", "answered_at", "closed_at",
)  # fmt: skip


def collect(member: Member) -> dict[str, Any]:
    return {
        "listings": list(Listing.objects.filter(author=member).values(*LISTING)),
        "introductions": list(Introduction.objects.of(member).values(*INTRODUCTION)),
        "outcomes": list(Outcome.objects.filter(member=member).values("helped", "thanks", "at")),
    }


def erase(member: Member) -> None:
    """Needs of a project go to who carries it, the others are emptied. That two people met stays, without words."""
    for introduction in Introduction.objects.of(member).waiting().for_cards():
        move(introduction, State.WITHDRAWN)
        record("introduction.over", introduction, actor=None)
    for listing in Listing.objects.filter(author=member).select_related("project__holder"):
        holder = listing.project.holder if listing.project else None
        if holder is not None and holder != member:
            listing.author = holder
            listing.save(update_fields=["author", "updated_at"])
            index(listing)
        else:
            forget(listing)
            empty = {"title": "–", "body": "", "facts": {}, "removed_at": timezone.now(), "state": Listing.State.CLOSED}
            Listing.objects.filter(pk=listing.pk).update(**empty)
    Introduction.objects.filter(proposer=member).update(message="–")
    Introduction.objects.filter(recipient=member).update(decline_text="")
    Outcome.objects.filter(Q(member=member)).update(thanks="")


def register_privacy() -> None:
    export.register("exchange", collect)
    erasure.register("exchange", erase)
