"""The record of an organisation: made, edited, published elsewhere, removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity.log import record
from up.core.text import fold
from up.core.verdict import Conflict, require
from up.matching.actions import forget
from up.members.actions import join_network
from up.organisations import registers, rules
from up.organisations.actions.shared import locked, publish, reindex
from up.organisations.models import Organisation, OrganisationPerson, OrganisationPublication, Registration
from up.taxonomy.models import Concept
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def create_organisation(
    *,
    actor: Member,
    territory: Territory,
    name: str,
    kind: str,
    registrations: Mapping[str, str] | None = None,
    sectors: Iterable[Concept] = (),
    themes: Iterable[Concept] = (),
    title: str = "",
    **fields: Any,
) -> Organisation:
    """Publishes an organisation in a territory; its author manages it, under this title. Raises ValidationError."""
    join_network(member=actor, territory=territory)
    organisation = Organisation(name=name, kind=kind)
    write(organisation, fields)
    organisation.sectors.set(sectors)
    organisation.themes.set(themes)
    register(organisation, registrations or {})
    OrganisationPerson.objects.create(
        organisation=organisation, member=actor, role=OrganisationPerson.Role.MANAGER, title=title
    )
    publish(organisation, territory, actor, is_origin=True)
    record("organisation.created", actor=actor, territory=territory, target=organisation)
    reindex(organisation)
    return organisation


@transaction.atomic
def edit_organisation(
    *,
    actor: Member,
    territory: Territory,
    organisation: Organisation,
    registrations: Mapping[str, str] | None = None,
    sectors: Iterable[Concept] | None = None,
    themes: Iterable[Concept] | None = None,
    **fields: Any,
) -> Organisation:
    """Changes what is given; an empty number takes a registration away. Raises ValidationError."""
    require(rules.can_edit(actor, organisation, territory))
    organisation = locked(organisation)
    write(organisation, fields)
    if sectors is not None:
        organisation.sectors.set(sectors)
    if themes is not None:
        organisation.themes.set(themes)
    register(organisation, registrations or {})
    record("organisation.edited", actor=actor, territory=territory, target=organisation)
    reindex(organisation)
    return organisation


def write(organisation: Organisation, fields: Mapping[str, Any]) -> None:
    """Sets and saves columns, after the checks of the model."""
    for name, value in fields.items():
        setattr(organisation, name, value)
    organisation.search_name = fold(organisation.name)
    if organisation.ess != Organisation.Ess.AGREEMENT:
        organisation.agreement_from = organisation.agreement_until = None
    organisation.full_clean()
    organisation.save()


def register(organisation: Organisation, numbers: Mapping[str, str]) -> None:
    for code, text in numbers.items():
        own = organisation.registrations.filter(register=code)
        if not text:
            own.delete()
            continue
        number = registers.check(code, text)
        holder = Registration.objects.select_for_update().filter(register=code, number=number)
        holder.exclude(organisation__removed_at=None).delete()
        if other := holder.exclude(organisation=organisation).select_related("organisation").first():
            raise ValidationError({f"number_{code}": already_taken(other)})
        Registration.objects.update_or_create(organisation=organisation, register=code, defaults={"number": number})


def already_taken(other: Registration) -> str:
    if other.register == Registration.Register.SIREN:
        return _("“%(name)s” has this SIREN already; for another place of the same body, give its SIRET instead.") % {
            "name": other.organisation
        }
    return _("“%(name)s” has this number already.") % {"name": other.organisation}


@transaction.atomic
def publish_in(*, actor: Member, organisation: Organisation, territory: Territory) -> None:
    """Shows it in a further territory."""
    require(rules.can_publish_in(actor, organisation, territory))
    if not publish(organisation, territory, actor):
        raise Conflict(_("It is published there already."))
    record("organisation.published_in", actor=actor, territory=territory, target=organisation)
    reindex(organisation)


@transaction.atomic
def take_back(*, actor: Member, organisation: Organisation, territory: Territory) -> None:
    """Shows it no longer in a territory where it is not at home; what moderation hid there stays hidden."""
    require(rules.can_edit(actor, organisation, territory))
    rows = OrganisationPublication.objects.filter(organisation=organisation, territory=territory, hidden_at=None)
    rows.filter(is_origin=False).delete()
    record("organisation.taken_back", actor=actor, territory=territory, target=organisation)
    reindex(organisation)


@transaction.atomic
def remove(*, actor: Member, territory: Territory | None, organisation: Organisation) -> None:
    """Takes it out of every directory, until `restore`."""
    require(rules.can_remove(actor, organisation, territory))
    if not Organisation.objects.present().filter(pk=organisation.pk).update(removed_at=timezone.now()):
        raise Conflict(_("This organisation was removed already."))
    record("organisation.removed", actor=actor, territory=territory, target=organisation)
    forget(organisation)


@transaction.atomic
def restore(*, actor: Member, territory: Territory | None, organisation: Organisation) -> None:
    require(rules.can_remove(actor, organisation, territory))
    Organisation.objects.filter(pk=organisation.pk).update(removed_at=None)
    record("organisation.restored", actor=actor, territory=territory, target=organisation)
    reindex(organisation)


def take_down(organisation: Organisation, territory: Territory) -> None:
    """Moderation: not shown in this territory any more."""
    rows = OrganisationPublication.objects.filter(organisation=organisation, territory=territory, hidden_at=None)
    rows.update(hidden_at=timezone.now())
    reindex(organisation)
