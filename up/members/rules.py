"""Who may see what of a member, and who may do what to whom."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from up.core.verdict import YES, Verdict, no
from up.members.models import Block, Member
from up.territories.models import Membership, Territory

PUBLIC, MEMBERS = Member.Visibility.PUBLIC, Member.Visibility.MEMBERS


def can_see_field(reader: Member | None, member: Member, field: str, territory: Territory) -> Verdict:
    """`field` is one of `Member.SHOWN`; members of a network see there what is shown to members."""
    level = member.shows(field)
    if level == PUBLIC or reader == member:
        return YES
    if level == MEMBERS and reader is not None and reader.role_in(territory):
        return YES
    return no(_("This is not shown to you."))


def visible_fields(reader: Member | None, member: Member, territory: Territory) -> frozenset[str]:
    return frozenset(field for field in Member.SHOWN if can_see_field(reader, member, field, territory))


def are_blocked(one: Member, other: Member) -> bool:
    """Whether one of the two blocked the other."""
    return (
        Block.objects.filter(blocker=one, blocked=other).exists()
        or Block.objects.filter(blocker=other, blocked=one).exists()
    )


def can_block(actor: Member, other: Member) -> Verdict:
    return no(_("You cannot block yourself.")) if actor == other else YES


def can_erase(member: Member) -> Verdict:
    """Somebody must answer for a network: its only manager names another one first."""
    managed = member.memberships.active().filter(role=Membership.Role.MANAGER).values("territory")
    shared = Membership.objects.active().filter(role=Membership.Role.MANAGER).exclude(member=member)
    alone = Territory.objects.filter(pk__in=managed).exclude(pk__in=shared.values("territory")).first()
    if alone is None:
        return YES
    return no(_("You are the only person who answers for %(name)s: name another manager first.") % {"name": alone.name})
