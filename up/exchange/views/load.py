"""From an address to the thing it names, which is also the permission to read it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from up.core.http import MemberRequest, Request
from up.core.models import public_id_of
from up.exchange import rules
from up.exchange.models import Introduction, Listing
from up.projects.models import Project


def listing_of(request: Request, slug: str) -> Listing:
    """A listing that shows here; a removed one only for those who can bring it back."""
    shown = Listing.objects.shown_in(request.territory).for_cards().select_related("author__place")
    listing = get_object_or_404(shown, public_id=public_id_of(slug))
    if listing.removed_at and not rules.can_edit(request.member, listing, request.territory):
        raise Http404
    return listing


def introduction_of(request: MemberRequest, slug: str) -> Introduction:
    """An introduction of this member; for everybody else it does not exist."""
    mine = Introduction.objects.of(request.member).filter(territory=request.territory).for_cards()
    return get_object_or_404(mine, public_id=public_id_of(slug))


def project_named(request: Request, public_id: str) -> Project | None:
    if not public_id:
        return None
    return get_object_or_404(Project.objects.in_territory(request.territory), public_id=public_id)


def listing_named(request: Request, public_id: str) -> Listing | None:
    if not public_id:
        return None
    shown = Listing.objects.in_territory(request.territory).for_cards()
    return get_object_or_404(shown, public_id=public_id)
