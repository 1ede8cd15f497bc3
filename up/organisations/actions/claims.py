"""«This organisation is ours»: asked by a member, decided by an animator, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from up.activity.log import record
from up.core.verdict import Conflict, require
from up.members.actions import join_network
from up.organisations import rules
from up.organisations.actions.shared import locked, publish, reindex
from up.organisations.models import Claim, Organisation, OrganisationPerson
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def claim(*, actor: Member, territory: Territory, organisation: Organisation, title: str, message: str) -> Claim:
    """Asks the animators of a territory to be made manager of an organisation that has none."""
    organisation = locked(organisation)
    require(rules.can_claim(actor, organisation))
    join_network(member=actor, territory=territory)
    asked, is_new = Claim.objects.get_or_create(
        organisation=organisation,
        member=actor,
        state=Claim.State.OPEN,
        defaults={"territory": territory, "title": title, "message": message},
    )
    if not is_new:
        raise Conflict(_("You have asked for this already: an animator will answer you."))
    record("organisation.claimed", actor=actor, territory=territory, target=organisation)
    return asked


@transaction.atomic
def accept_claim(*, actor: Member, claim: Claim) -> None:
    """Makes the claimant manager; what others had asked for the same organisation is refused."""
    require(rules.can_decide(actor, claim))
    organisation = locked(claim.organisation)
    if rules.managers(organisation):
        raise Conflict(_("Somebody manages this organisation already."))
    decide(claim, Claim.State.ACCEPTED, actor, "")
    OrganisationPerson.objects.update_or_create(
        organisation=organisation,
        member=claim.member,
        defaults={
            "role": OrganisationPerson.Role.MANAGER,
            "title": claim.title,
            "state": OrganisationPerson.State.IN,
        },
    )
    publish(organisation, claim.territory, claim.member)
    tell("organisation.claim_accepted", claim, actor)
    for other in organisation.claims.open().select_related("territory", "member"):
        with override(other.member.language):
            reason = _("Somebody else was recognised as the manager of this organisation. Ask them to invite you.")
        decide(other, Claim.State.REFUSED, actor, reason)
        tell("organisation.claim_refused", other, actor)
    reindex(organisation)


@transaction.atomic
def refuse_claim(*, actor: Member, claim: Claim, reason: str) -> None:
    require(rules.can_decide(actor, claim))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: the person will read it.")})
    decide(claim, Claim.State.REFUSED, actor, reason)
    tell("organisation.claim_refused", claim, actor)


def decide(claim: Claim, state: str, actor: Member, reason: str) -> None:
    """Only what is still open can be decided, once."""
    claim.state, claim.decided_by, claim.decided_at, claim.reason = state, actor, timezone.now(), reason
    decision = {name: getattr(claim, name) for name in ("state", "decided_by", "decided_at", "reason")}
    if not Claim.objects.open().filter(pk=claim.pk).update(**decision):
        raise Conflict(_("This request was decided by somebody else in the meantime."))


def tell(code: str, claim: Claim, actor: Member) -> None:
    data = {"members": [claim.member_id], "reason": claim.reason}
    record(code, actor=actor, territory=claim.territory, target=claim.organisation, data=data)
