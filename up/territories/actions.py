"""Who belongs to a territory, and how one is opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.core.verdict import require
from up.territories import coverage, rules
from up.territories.models import Membership, Place, Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def join(*, member: Member, territory: Territory) -> Membership:
    """Makes them a member; who is one already stays as they are, who comes back begins as a plain member."""
    require(rules.can_join(member, territory))
    membership, created = Membership.objects.select_for_update().get_or_create(member=member, territory=territory)
    if not created and membership.left_at:
        membership.left_at, membership.joined_at, membership.role = None, timezone.now(), Membership.Role.MEMBER
        membership.save()
    member.forget_roles()
    return membership


@transaction.atomic
def leave(*, member: Member, territory: Territory) -> None:
    # The rows of its managers are locked, so that the last two cannot leave at the same instant.
    list(territory.memberships.select_for_update().animators().values_list("pk"))
    require(rules.can_leave(member, territory))
    Membership.objects.active().filter(member=member, territory=territory).update(left_at=timezone.now())
    member.forget_roles()


@transaction.atomic
def bar(*, member: Member, territory: Territory) -> None:
    """Takes them out, for good unless it is undone."""
    now = timezone.now()
    Membership.objects.filter(member=member, territory=territory).update(left_at=now, barred_at=now)
    member.forget_roles()


@transaction.atomic
def give_role(*, member: Member, territory: Territory, role: str) -> None:
    """Makes one of its members animator, manager, or plain member again; its last manager stays one."""
    list(territory.memberships.select_for_update().animators().values_list("pk"))
    if role != Membership.Role.MANAGER:
        require(rules.can_stop_managing(member, territory))
    Membership.objects.active().filter(member=member, territory=territory).update(role=role)
    member.forget_roles()


@transaction.atomic
def create_territory(
    *,
    slug: str,
    name: str,
    places: Iterable[Place],
    manager: Member | None = None,
    parents: Iterable[Territory] = (),
    **fields: Any,
) -> Territory:
    """Opens a local network; its centre, unless given, is its largest place. Raises ValidationError."""
    covered = list(places)
    if "centre" not in fields:
        fields["centre"] = max(covered, key=lambda place: place.population, default=None)
    territory = Territory(slug=slug, name=name, **{"languages": ["fr"], "charter": default_charter(), **fields})
    territory.full_clean()
    territory.save()
    territory.parents.set(parents)
    cover(territory=territory, places=covered)
    if manager is not None:
        Membership.objects.create(member=manager, territory=territory, role=Membership.Role.MANAGER)
        manager.forget_roles()
    return territory


@transaction.atomic
def cover(*, territory: Territory, places: Iterable[Place]) -> None:
    """Adds places to a territory; what was imported there is published in it."""
    territory.places.add(*places)
    coverage.announce(territory)


def default_charter() -> str:
    """What a network asks of everybody until its manager writes it in their own words."""
    return _(
        "1. **We come to do things together.** Say what you want to make happen, what you lack, what you can bring.\n"
        "2. **We speak as ourselves**, with our own name, and we say when we act for an organisation.\n"
        "3. **What we offer serves people before profit.** Advertising has no place here.\n"
        "4. **We answer**, even to say no: a clear refusal is better than silence.\n"
        "5. **We respect everybody**, and keep to ourselves what we were told in confidence.\n"
        "6. **What does not follow this charter is taken down**, with a reason, and that can be contested."
    )
