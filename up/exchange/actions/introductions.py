"""Introductions: proposed, seen, accepted or declined, taken back, and whether they helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.conversations.actions import open_conversation, post_message
from up.core.verdict import Conflict, Refused, require
from up.exchange import kinds, rules
from up.exchange.actions.listings import withdraw_waiting
from up.exchange.codes import record
from up.exchange.life import State, move
from up.exchange.models import Introduction, Listing, Outcome
from up.matching import actions as matching
from up.matching.reasons import Reason
from up.members.actions import join_network
from up.projects.models import Project
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def propose(
    *,
    actor: Member,
    territory: Territory,
    listing: Listing | None = None,
    project: Project | None = None,
    recipient: Member,
    message: str,
    via: Listing | None = None,
    reasons: Sequence[Reason] = (),
) -> Introduction:
    """Proposes to meet over a listing or a project: to who speaks for it, or from them to somebody they found.

    The actor becomes a member of the territory. `via`: the other's own listing through which they were found.
    """
    if listing is not None:
        listing = Listing.objects.select_for_update(of=("self",)).select_related("project").get(pk=listing.pk)
    require(rules.can_propose(actor, recipient, territory, listing=listing, project=project, via=via))
    subject = listing or project
    assert subject is not None, "can_propose refuses it"  # noqa: S101
    from_owner = rules.speaks_for(actor, subject)
    if listing is not None and not from_owner:
        require(rules.can_answer(actor, listing))
    if not message.strip():
        raise ValidationError({"message": _("Please write a few words.")})
    join_network(member=actor, territory=territory)
    try:
        with transaction.atomic():
            introduction = Introduction.objects.create(
                territory=territory,
                listing=listing,
                project=project or (listing.project if listing else None),
                proposer=actor,
                recipient=recipient,
                via=via,
                from_owner=from_owner,
                message=message.strip(),
                reasons=[reason.as_json() for reason in reasons],
            )
    except IntegrityError as error:
        raise Conflict(_("You have already written to this person about it.")) from error
    code = "introduction.proposed" if from_owner else "listing.answered"
    record(code, introduction, actor=actor)
    return introduction


@transaction.atomic
def see(*, actor: Member, introduction: Introduction) -> None:
    """Its recipient has read it. Nothing happens the second time."""
    if introduction.recipient_id == actor.pk:
        now = timezone.now()
        fresh = Introduction.objects.filter(pk=introduction.pk, state=State.PROPOSED)
        fresh.update(state=State.SEEN, seen_at=now, updated_at=now)


@transaction.atomic
def accept(*, actor: Member, introduction: Introduction, reply: str = "") -> Introduction:
    """Opens their conversation, which begins with the proposal. Conflict where it was answered, or settled, before."""
    require(rules.can_accept(actor, introduction))
    if rules.is_blocked(introduction.proposer, introduction.recipient):
        raise Refused(_("You cannot write to this person."))
    if introduction.listing_id is not None:
        _take_a_place(introduction.listing_id)
    now = timezone.now()
    move(introduction, State.ACCEPTED, answered_at=now, seen_at=introduction.seen_at or now, reminders_sent=0)
    conversation = open_conversation(
        territory=introduction.territory,
        subject=str(introduction.about),
        members=[introduction.proposer, introduction.recipient],
        opening=(introduction.proposer, introduction.message),
    )
    introduction.conversation = conversation
    introduction.save(update_fields=["conversation"])
    record("introduction.accepted", introduction, actor=actor)
    if reply.strip():
        post_message(actor=actor, conversation=conversation, body=reply)
    return introduction


def _take_a_place(listing_id: int) -> None:
    """Holds the listing until the end of the transaction, so that nobody else takes its last place meanwhile."""
    listing = Listing.objects.select_for_update().get(pk=listing_id)
    if listing.state not in (Listing.State.OPEN, Listing.State.PAUSED) or listing.removed_at:
        raise Conflict(_("This has been answered or closed meanwhile."))
    if rules.is_full(listing):
        raise Conflict(_("Every place has been taken meanwhile."))


@transaction.atomic
def decline(*, actor: Member, introduction: Introduction, reason: str, text: str = "") -> None:
    require(rules.can_accept(actor, introduction))
    if reason not in Introduction.DeclineReason.values:
        raise ValidationError({"reason": _("Please say why.")})
    now = timezone.now()
    move(
        introduction, State.DECLINED, answered_at=now, seen_at=introduction.seen_at or now,
        decline_reason=reason, decline_text=text.strip()[:400],
    )  # fmt: skip
    _not_again(introduction, actor, reason)
    record("introduction.declined", introduction, actor=actor)


def _not_again(introduction: Introduction, actor: Member, reason: str) -> None:
    """Who said no to what was sought is not suggested for it again."""
    if introduction.from_owner:
        candidate = introduction.via or introduction.recipient
        matching.dismiss(actor=actor, subject=introduction.about, candidate=candidate, reason=reason)


@transaction.atomic
def withdraw(*, actor: Member, introduction: Introduction) -> None:
    require(rules.can_withdraw(actor, introduction))
    move(introduction, State.WITHDRAWN)
    record("introduction.withdrawn", introduction, actor=actor)


@transaction.atomic
def say_outcome(*, actor: Member, introduction: Introduction, helped: bool, thanks: str = "") -> Introduction:
    """What one of the two says afterwards. The word of who was to be helped ends it; the other's is kept beside."""
    require(rules.can_say_outcome(actor, introduction))
    if introduction.state != State.ACCEPTED:
        raise Conflict(_("This introduction has changed meanwhile. Here is where it stands now."))
    said: dict[str, Any] = {"helped": helped, "thanks": thanks.strip()[:400], "at": timezone.now()}
    Outcome.objects.update_or_create(introduction=introduction, member=actor, defaults=said)
    if actor.pk != introduction.needing.pk:
        record("introduction.outcome_said", introduction, actor=actor)
        return introduction
    move(introduction, State.HELPED if helped else State.NOT_HELPED, closed_at=timezone.now())
    if helped and introduction.listing_id is not None:
        _settle(introduction.listing_id, actor=actor, territory=introduction.territory)
    code = "introduction.helped" if helped else "introduction.not_helped"
    record(code, introduction, actor=actor, thanks=said["thanks"])
    return introduction


def _settle(listing_id: int, *, actor: Member, territory: Territory) -> None:
    """Marks a need as answered once enough introductions helped; an offer stays for the next person."""
    listing = Listing.objects.select_for_update(of=("self",)).get(pk=listing_id)
    needed = kinds.get(listing.kind).settling.introductions_needed(listing.seats)
    helped = listing.introductions.filter(state=State.HELPED).count()
    if listing.side != "need" or needed is None or helped < needed or listing.state == Listing.State.ANSWERED:
        return
    listing.state, listing.answered_at = Listing.State.ANSWERED, timezone.now()
    listing.save(update_fields=["state", "answered_at", "updated_at"])
    withdraw_waiting(listing, actor=actor)
    log.record("listing.settled", actor=actor, territory=territory, target=listing)
    matching.index(listing)
