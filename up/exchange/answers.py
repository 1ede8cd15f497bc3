"""Answers to a need or an offer that somebody typed before signing in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from up.core.verdict import Conflict
from up.exchange import actions, rules
from up.exchange.models import Introduction, Listing
from up.members.models import Draft, Member
from up.territories.models import Territory


def answer(*, actor: Member, territory: Territory, listing: Listing, message: str) -> Introduction:
    """Writes to whoever speaks for the listing."""
    recipient = rules.recipient_of(listing)
    if recipient is None:
        raise Conflict(_("Nobody can be reached about this at the moment."))
    return actions.propose(actor=actor, territory=territory, listing=listing, recipient=recipient, message=message)


def complete(draft: Draft, member: Member) -> str:
    """Sends a kept answer; returns the address of the introduction."""
    found = Listing.objects.in_territory(draft.territory).filter(public_id=draft.data["listing"]).first()
    if found is None:
        raise Conflict(_("This is no longer published here."))
    made = answer(actor=member, territory=draft.territory, listing=found, message=draft.data["message"])
    return draft.territory.url("introduction", slug=made.slug)
