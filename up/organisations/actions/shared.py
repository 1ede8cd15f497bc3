"""What several actions need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from up.matching.actions import index
from up.organisations.models import Organisation, OrganisationPublication
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


def locked(organisation: Organisation) -> Organisation:
    """The organisation as it is now, kept from changing until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def reindex(organisation: Organisation) -> None:
    index(Organisation.objects.with_documents().get(pk=organisation.pk))


def publish(organisation: Organisation, territory: Territory, member: Member, *, is_origin: bool = False) -> bool:
    """False where it was published there already, or taken down by moderation."""
    _row, is_new = OrganisationPublication.objects.get_or_create(
        organisation=organisation,
        territory=territory,
        defaults={"published_by": member, "is_origin": is_origin},
    )
    return is_new
