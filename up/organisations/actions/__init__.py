"""Everything that changes an organisation."""

from up.organisations.actions.claims import accept_claim, claim, refuse_claim
from up.organisations.actions.people import accept_invitation, change_person, invite, remove_person
from up.organisations.actions.records import (
    create_organisation,
    edit_organisation,
    publish_in,
    remove,
    restore,
    take_back,
    take_down,
)

__all__ = [
    "accept_claim",
    "accept_invitation",
    "change_person",
    "claim",
    "create_organisation",
    "edit_organisation",
    "invite",
    "publish_in",
    "refuse_claim",
    "remove",
    "remove_person",
    "restore",
    "take_back",
    "take_down",
]
