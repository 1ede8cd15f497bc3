"""Who may join, leave, and stop answering for a territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.territories.models import Membership, Territory

if TYPE_CHECKING:
    from up.members.models import Member


def can_join(member: Member, territory: Territory) -> Verdict:
    if territory.is_group or not territory.is_open:
        return no(_("This network cannot be joined: choose one of the local networks."))
    if territory.memberships.filter(member=member).exclude(barred_at=None).exists():
        return no(_("You were taken out of this network. You can contest this by writing to its contact address."))
    return YES


def can_leave(member: Member, territory: Territory) -> Verdict:
    if is_last_manager(member, territory):
        return no(_("You are the only person who answers for this network: name another manager before you leave."))
    return YES


def can_stop_managing(member: Member, territory: Territory) -> Verdict:
    if is_last_manager(member, territory):
        return no(_("Who alone answers for a network stays its manager: name another one first."))
    return YES


def is_last_manager(member: Member, territory: Territory) -> bool:
    managers = territory.memberships.active().filter(role=Membership.Role.MANAGER)
    return managers.filter(member=member).exists() and not managers.exclude(member=member).exists()
