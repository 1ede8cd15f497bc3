"""What templates ask about needs, offers and introductions; loaded by exchange's own templates."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from up.exchange import found, kinds, rules
from up.exchange.models import Introduction, Listing, Side

if TYPE_CHECKING:
    from up.members.models import Member
    from up.projects.models import Project
    from up.territories.models import Territory

register = template.Library()
SOON = timedelta(days=3)


@register.filter
def lines(listing: Listing) -> list[str]:
    """The short facts of a card."""
    return kinds.get(listing.kind).facts_of(listing).lines(listing.currency)


@register.filter
def answer_label(listing: Listing) -> str:
    """What its button says: «I can help», «I am interested»…"""
    return str(kinds.get(listing.kind).side(listing.side).answer)


@register.filter
def kind_label(listing: Listing) -> str:
    return str(kinds.get(listing.kind).label)


@register.simple_tag
def needs_of(project: Project, territory: Territory) -> dict[str, Any]:
    """The needs of a project for its panel: the open ones, then those that were answered, and how many of how many."""
    shown = Listing.objects.in_territory(territory).needs().filter(project=project).for_cards()
    rows = list(shown.exclude(state=Listing.State.CLOSED).order_by("created_at"))
    answered = [row for row in rows if row.state == Listing.State.ANSWERED]
    opened = [row for row in rows if row.state == Listing.State.OPEN and not row.is_over]
    return {"open": opened, "answered": answered, "done": len(answered), "total": len(rows)}


@register.simple_tag
def offers_of(project: Project, territory: Territory) -> list[Listing]:
    shown = Listing.objects.in_territory(territory).offers().open().fresh().filter(project=project)
    return list(shown.for_cards().order_by("created_at"))


@register.simple_tag
def speaks_for(member: Member | None, subject: Listing | Project) -> bool:
    return member is not None and rules.speaks_for(member, subject)


@register.simple_tag
def found_for(subject: Listing | Project, territory: Territory) -> list[found.Found]:
    """What was found for a listing or for each need of a project."""
    if isinstance(subject, Listing):
        one = found.found_for_listing(subject, territory, limit=5)
        return [one] if one.matches else []
    return found.found_for_project(subject, territory)


@register.filter
def is_need(listing: Listing) -> bool:
    return listing.side == Side.NEED


@register.filter
def other_of(introduction: Introduction, member: Member) -> Member:
    return introduction.other(member)


@register.simple_tag
def awaits_outcome(introduction: Introduction, member: Member) -> str:
    """Whether this member is to be asked «Did it help?»: "now" once they had a few days, "later" before, else ""."""
    if introduction.state != Introduction.State.ACCEPTED or introduction.outcomes.filter(member=member).exists():
        return ""
    since = introduction.answered_at
    return "now" if since and timezone.now() - since > SOON else "later"
