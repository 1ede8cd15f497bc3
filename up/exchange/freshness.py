"""Fresh or gone: authors are asked to confirm; what they do not confirm comes last, then is hidden."""

from __future__ import annotations

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.activity.mail import send
from up.exchange.models import Introduction, Listing
from up.matching import actions as matching
from up.territories.models import Territory

ASKED_BEFORE = timedelta(days=7)
REMOVED_FOR = timedelta(days=30)
_signer = Signer(salt="up.exchange.confirm")


def confirm_key(listing: Listing) -> str:
    """Proves that who follows the link got the mail; all that it opens is confirming this listing."""
    return _signer.signature(listing.public_id)


def is_confirm_key(listing: Listing, key: str) -> bool:
    try:
        _signer.unsign(f"{listing.public_id}{_signer.sep}{key}")
    except BadSignature:
        return False
    return True


def ask_authors() -> int:
    """Asks a week before the date, and once more on it. The date of asking is kept first: nobody is asked twice."""
    today = timezone.localdate()
    first = Q(confirm_by__lte=today + ASKED_BEFORE, asked_on=None)
    last = Q(confirm_by__lte=today, asked_on__lt=F("confirm_by"))
    due = Listing.objects.open().fresh().filter(first | last).select_related("author")
    asked = 0
    for listing in due.prefetch_related("publications__territory"):
        mine = Listing.objects.filter(pk=listing.pk, asked_on=listing.asked_on)
        if mine.update(asked_on=today):
            asked += ask(listing)
    return asked


def ask(listing: Listing) -> bool:
    publication = min(listing.publications.all(), key=lambda p: (not p.is_origin, p.pk), default=None)
    if publication is None or not listing.author.is_active:
        return False
    territory: Territory = publication.territory
    url = territory.url("listing-confirm", slug=listing.slug)
    return send(
        to=listing.author,
        subject=_("Does it still hold?"),
        template="exchange/mail/confirm",
        context={"listing": listing, "url": f"{url}?key={confirm_key(listing)}"},
        territory=territory,
    )


def delete_removed() -> int:
    """Deletes what nobody brought back within a month; where people met through it, it stays out of sight."""
    gone = Listing.objects.filter(removed_at__lt=timezone.now() - REMOVED_FOR)
    gone = gone.exclude(introductions__state__in=Introduction.MET)
    for listing in gone:
        matching.forget(listing)
    return gone.delete()[0]
