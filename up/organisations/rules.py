"""Who may do what with an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.organisations.models import Claim, Organisation, OrganisationPerson
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

SIGN_IN = no(_("Sign in first."))
MANAGERS_ONLY = no(_("Only who manages this organisation can do this."))


def is_manager(member: Member | None, organisation: Organisation) -> bool:
    return member is not None and any(person.member_id == member.pk for person in managers(organisation))


def managers(organisation: Organisation) -> list[OrganisationPerson]:
    people = organisation.people.all()
    return [p for p in people if p.role == OrganisationPerson.Role.MANAGER and p.state == OrganisationPerson.State.IN]


def can_edit(member: Member | None, organisation: Organisation, territory: Territory | None) -> Verdict:
    """Its managers and the operators; where it has none, the animators of a territory in which it is published."""
    if member and (member.is_staff or is_manager(member, organisation)):
        return YES
    if (
        member
        and territory
        and not managers(organisation)
        and member.animates(territory)
        and is_published(organisation, territory)
    ):
        return YES
    return MANAGERS_ONLY


def is_published(organisation: Organisation, territory: Territory) -> bool:
    return any(p.territory_id == territory.pk and p.hidden_at is None for p in organisation.publications.all())


def can_manage_people(member: Member | None, organisation: Organisation) -> Verdict:
    return YES if is_manager(member, organisation) else MANAGERS_ONLY


def can_remove(member: Member | None, organisation: Organisation, territory: Territory | None) -> Verdict:
    return can_edit(member, organisation, territory)


def can_leave(member: Member | None, organisation: Organisation) -> Verdict:
    """The last manager stays until another one is there."""
    if is_manager(member, organisation) and len(managers(organisation)) == 1:
        return no(_("You are the only manager: make somebody else manager first, or remove the organisation."))
    return YES


def can_claim(member: Member | None, organisation: Organisation) -> Verdict:
    if member is None:
        return SIGN_IN
    if organisation.removed_at:
        return no(_("This organisation was removed."))
    if managers(organisation):
        return no(_("Somebody manages this organisation already: ask them to invite you."))
    return YES


def can_see_claims(member: Member | None, territory: Territory) -> Verdict:
    return YES if member and member.animates(territory) else no(_("Only the animators of this network see this page."))


def can_decide(member: Member | None, claim: Claim) -> Verdict:
    if member and (member.is_staff or member.animates(claim.territory)):
        return YES
    return no(_("Only the animators of this network can decide on this."))


def can_publish_in(member: Member | None, organisation: Organisation, territory: Territory) -> Verdict:
    """Its managers, in the networks that they joined; an animator, in theirs."""
    if member is None:
        return SIGN_IN
    if territory.is_group or not territory.is_open:
        return no(_("Nothing can be published in this network."))
    if member.animates(territory) or (is_manager(member, organisation) and member.role_in(territory)):
        return YES
    return no(_("Join that network first."))
