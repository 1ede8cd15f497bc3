"""What waits for a member: somebody's answer they owe, a text they began, something to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from up.core.text import excerpt
from up.exchange.models import Introduction, Listing, Outcome
from up.members.models import Draft, Member
from up.territories.models import Territory

DID_IT_HELP_AFTER = timedelta(days=9)
MOST = 5  # of each sort


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: what it is, and where it is done."""

    icon: str
    sentence: str
    url: str
    button: str


def waiting_for(member: Member, territory: Territory) -> list[Waiting]:
    """Everything that waits for them in a territory, what concerns somebody else first; four queries."""
    return [
        *_to_answer(member, territory),
        *_did_it_help(member, territory),
        *_to_confirm(member, territory),
        *_drafts(member, territory),
    ]


def _to_answer(member: Member, territory: Territory) -> Iterator[Waiting]:
    mine = Introduction.objects.filter(recipient=member, territory=territory).waiting().for_cards()
    for one in mine.order_by("created_at")[:MOST]:
        sentence = _("%(name)s would like to meet you about “%(about)s”") % {"name": one.proposer, "about": one.about}
        yield Waiting("handshake", sentence, reverse("introduction", kwargs={"slug": one.slug}), _("Answer"))


def _did_it_help(member: Member, territory: Territory) -> Iterator[Waiting]:
    said = Outcome.objects.filter(introduction=OuterRef("pk"), member=member)
    met = Introduction.objects.of(member).filter(
        ~Exists(said),
        territory=territory,
        state=Introduction.State.ACCEPTED,
        answered_at__lt=timezone.now() - DID_IT_HELP_AFTER,
    )
    for one in met.for_cards().order_by("answered_at")[:MOST]:
        sentence = _("Did it help? You and %(name)s, about “%(about)s”") % {
            "name": one.other(member),
            "about": one.about,
        }
        yield Waiting(
            "message-circle-question-mark", sentence, reverse("introduction", kwargs={"slug": one.slug}), _("Say it")
        )


def _to_confirm(member: Member, territory: Territory) -> Iterator[Waiting]:
    mine = Listing.objects.in_territory(territory).of(member).open()
    for listing in mine.filter(confirm_by__lte=timezone.localdate()).order_by("confirm_by")[:MOST]:
        sentence = _("Is “%(title)s” still current?") % {"title": listing.title}
        yield Waiting("refresh-cw", sentence, reverse("listing", kwargs={"slug": listing.slug}), _("Confirm"))


# The page on which a draft of each code goes on, and what it is called.
DRAFTS: dict[str, tuple[str, str | Promise]] = {
    "project": ("publish", gettext_lazy("A project that you began: “%(words)s”")),
    "contribution": ("project", gettext_lazy("A contribution that you began: “%(words)s”")),
    "exchange.help": ("listing-help", gettext_lazy("An answer that you began: “%(words)s”")),
}


def _drafts(member: Member, territory: Territory) -> Iterator[Waiting]:
    for draft in Draft.objects.filter(member=member, territory=territory, code__in=DRAFTS)[:MOST]:
        name, sentence = DRAFTS[draft.code]
        words = next((str(draft.data[key]) for key in ("title", "message", "text") if draft.data.get(key)), "…")
        try:
            url = reverse(name, kwargs={"slug": draft.about} if name != "publish" else {})
        except NoReverseMatch:  # a draft whose subject has no address any more
            continue
        yield Waiting("pencil-line", str(sentence) % {"words": excerpt(words, 70)}, url, _("Go on"))
