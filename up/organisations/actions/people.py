"""The people of an organisation: invited by a manager, in once they agree, free to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from up.activity.log import record
from up.core.verdict import Conflict, require
from up.organisations import rules
from up.organisations.actions.shared import locked, reindex
from up.organisations.models import Organisation, OrganisationPerson
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

State, Role = OrganisationPerson.State, OrganisationPerson.Role


@transaction.atomic
def invite(
    *,
    actor: Member,
    territory: Territory,
    organisation: Organisation,
    member: Member,
    role: str = Role.MEMBER,
    title: str = "",
) -> OrganisationPerson:
    """Asks a member of the territory to be named as somebody of the organisation."""
    require(rules.can_manage_people(actor, organisation))
    if not member.role_in(territory):
        raise ValidationError(_("%(name)s is not a member of this network.") % {"name": member})
    person, is_new = OrganisationPerson.objects.get_or_create(
        organisation=organisation, member=member, defaults={"role": role, "title": title, "state": State.INVITED}
    )
    if not is_new:
        raise Conflict(_("%(name)s is there already, or invited.") % {"name": member})
    tell("organisation.invited", actor, territory, organisation, member)
    return person


@transaction.atomic
def accept_invitation(*, actor: Member, territory: Territory, organisation: Organisation) -> None:
    rows = OrganisationPerson.objects.filter(organisation=organisation, member=actor, state=State.INVITED)
    if not rows.update(state=State.IN):
        raise Conflict(_("This invitation does not hold any more."))
    record("organisation.joined", actor=actor, territory=territory, target=organisation)
    reindex(organisation)


@transaction.atomic
def change_person(
    *, actor: Member, territory: Territory, person: OrganisationPerson, role: str, title: str
) -> OrganisationPerson:
    """Another role or title. The last manager stays one."""
    organisation = locked(person.organisation)
    require(rules.can_manage_people(actor, organisation))
    if role != Role.MANAGER and person.role == Role.MANAGER:
        require(rules.can_leave(person.member, organisation))
    person.role, person.title = role, title
    person.full_clean()
    person.save()
    tell("organisation.person_changed", actor, territory, organisation, person.member)
    reindex(organisation)
    return person


@transaction.atomic
def remove_person(*, actor: Member, territory: Territory, person: OrganisationPerson) -> None:
    """A manager takes somebody out, or somebody leaves or declines by themselves."""
    organisation = locked(person.organisation)
    if person.member_id != actor.pk:
        require(rules.can_manage_people(actor, organisation))
    if person.state == State.IN:
        require(rules.can_leave(person.member, organisation))
    if not OrganisationPerson.objects.filter(pk=person.pk).delete()[0]:
        raise Conflict(_("This person has left already."))
    if person.state == State.IN:
        code = "organisation.left" if person.member_id == actor.pk else "organisation.person_removed"
        tell(code, actor, territory, organisation, person.member)
    reindex(organisation)


def tell(code: str, actor: Member, territory: Territory, organisation: Organisation, member: Member) -> None:
    data = {"members": [member.pk], "person": str(member)}
    record(code, actor=actor, territory=territory, target=organisation, data=data)
