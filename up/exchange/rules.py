"""Who may publish, change and answer a listing, and bring whom together over what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.exchange import kinds
from up.exchange.models import Introduction, Listing
from up.members.models import Block
from up.organisations.models import Organisation
from up.projects.models import Project
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

# Nobody is drowned: how many introductions may wait for the same person, by who wrote to whom.
MOST_SOUGHT_OUT = 6  # somebody was found by a match and asked
MOST_ANSWERS = 60  # people answered what they published
MOST_PROPOSED_A_DAY = 20  # by the same person


def can_publish(
    member: Member, territory: Territory, *, project: Project | None = None, organisation: Organisation | None = None
) -> Verdict:
    if not member.is_active or territory.is_group:
        return no(_("You cannot publish here."))
    if project is not None:
        if not Project.objects.in_territory(territory).filter(pk=project.pk).exists():
            return no(_("This project is not published here."))
        if not (speaks_for(member, project) or member.animates(territory)):
            return no(_("Only the team of this project can say what it lacks or offers."))
    if organisation is not None and not (_is_of(member, organisation) or member.animates(territory)):
        return no(_("Only the people of this organisation can publish in its name."))
    return YES


def can_edit(member: Member | None, listing: Listing, territory: Territory) -> Verdict:
    """Its author, who speaks for its project or organisation, and the animators of a territory where it shows."""
    if member is not None and (speaks_for(member, listing) or member.animates(territory)):
        return YES
    return no(_("Only who published this can change it."))


def speaks_for(member: Member, subject: Listing | Project) -> bool:
    """Whether a proposal about this is, for them, about something of their own."""
    if isinstance(subject, Project):
        return Project.objects.carried_by(member).filter(pk=subject.pk).exists()
    if subject.author_id == member.pk:
        return True
    if subject.project is not None:
        return speaks_for(member, subject.project)
    return subject.organisation is not None and _is_of(member, subject.organisation)


def _is_of(member: Member, organisation: Organisation) -> bool:
    return organisation.people.present().filter(member=member).exists()


def can_answer(member: Member | None, listing: Listing) -> Verdict:
    """Whether it can still be answered, and by this person; a visitor may try, they sign in before it is sent."""
    if not is_answerable(listing):
        return no(_("This is no longer open to answers."))
    if is_full(listing):
        return no(_("Every place is taken."))
    if member is None:
        return YES
    if speaks_for(member, listing):
        return no(_("This is your own: you will be told when somebody answers."))
    recipient = recipient_of(listing)
    return can_introduce(member, recipient) if recipient else no(_("Nobody can be reached about this at the moment."))


def is_answerable(listing: Listing) -> bool:
    return listing.state == Listing.State.OPEN and listing.removed_at is None and not listing.is_over


def is_full(listing: Listing) -> bool:
    settling = kinds.get(listing.kind).settling
    return settling.is_full(listing.seats, listing.introductions.taking_a_place().count())


def recipient_of(subject: Listing | Project) -> Member | None:
    """Who gets the answers: the author, else the holder of its project; None where nobody is there any more."""
    project = subject if isinstance(subject, Project) else subject.project
    people = [None if isinstance(subject, Project) else subject.author, project.holder if project else None]
    return next((person for person in people if person and person.is_active and not person.erased_at), None)


def can_introduce(proposer: Member, recipient: Member) -> Verdict:
    """What holds for any two people, whatever it is about."""
    if proposer.pk == recipient.pk:
        return no(_("You cannot be introduced to yourself."))
    if not recipient.is_active or recipient.erased_at:
        return no(_("This person is no longer here."))
    if is_blocked(proposer, recipient):
        return no(_("You cannot write to this person."))
    yesterday = timezone.now() - timedelta(days=1)
    if Introduction.objects.filter(proposer=proposer, created_at__gt=yesterday).count() >= MOST_PROPOSED_A_DAY:
        return no(_("You have written to many people today. Give them time to answer, and come back tomorrow."))
    return YES


def is_blocked(one: Member, other: Member) -> bool:
    pair = [one.pk, other.pk]
    return Block.objects.filter(blocker__in=pair, blocked__in=pair).exists()


def can_propose(
    proposer: Member,
    recipient: Member,
    territory: Territory,
    *,
    listing: Listing | None,
    project: Project | None,
    via: Listing | None = None,
) -> Verdict:
    """Either of the two speaks for what it is about, which is open and shows in this territory."""
    subject = listing or project
    if subject is None or not type(subject).objects.in_territory(territory).filter(pk=subject.pk).exists():
        return no(_("This is not published here."))
    if listing is not None and not is_answerable(listing):
        return no(_("This is no longer open to answers."))
    if not (verdict := can_introduce(proposer, recipient)):
        return verdict
    own = speaks_for(proposer, subject)
    if not own and not speaks_for(recipient, subject):
        return no(_("This is not about something of yours or theirs."))
    if own and not _is_found_here(recipient, territory, via):
        return no(_("This person is not a member of this network."))
    return _has_room(recipient, sought_out=own)


def _is_found_here(member: Member, territory: Territory, via: Listing | None) -> bool:
    if via is not None and speaks_for(member, via):
        return Listing.objects.in_territory(territory).open().filter(pk=via.pk).exists()
    return bool(member.role_in(territory))


def _has_room(recipient: Member, *, sought_out: bool) -> Verdict:
    waiting = Introduction.objects.filter(recipient=recipient, from_owner=sought_out).waiting().count()
    if waiting >= (MOST_SOUGHT_OUT if sought_out else MOST_ANSWERS):
        return no(_("Several people are already waiting for an answer from this person. Try again in a few days."))
    return YES


def can_accept(member: Member, introduction: Introduction) -> Verdict:
    return YES if introduction.recipient_id == member.pk else no(_("Only who was asked can answer."))


def can_withdraw(member: Member, introduction: Introduction) -> Verdict:
    return YES if introduction.proposer_id == member.pk else no(_("Only who proposed it can take it back."))


def can_say_outcome(member: Member, introduction: Introduction) -> Verdict:
    if member.pk in (introduction.proposer_id, introduction.recipient_id):
        return YES
    return no(_("Only the two people can say whether it helped."))


def can_dismiss(member: Member, subject: Listing | Project) -> Verdict:
    return YES if speaks_for(member, subject) else no(_("This is not your own."))
