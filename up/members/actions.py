"""What members change of themselves. Each change reaches the matching at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from up.activity import log
from up.core.verdict import require
from up.matching.actions import index
from up.members import rules
from up.members.models import Block, Member
from up.taxonomy.models import Concept
from up.territories import actions as territories
from up.territories.models import Place, Territory

SEEN_EVERY = timedelta(hours=1)


def see(member: Member) -> None:
    """Notes that they are here, at most once an hour."""
    if cache.add(f"seen-{member.pk}", True, SEEN_EVERY.total_seconds()):
        member.seen_at = timezone.now()
        Member.objects.filter(pk=member.pk).update(seen_at=member.seen_at)


@transaction.atomic
def introduce_oneself(*, member: Member, territory: Territory | None, name: str, place: Place | None) -> None:
    """The first steps: a name, a commune, and the network of that commune where they are in none yet."""
    member.name, member.place = name, place or member.place
    member.save(update_fields=["name", "place", "updated_at"])
    if territory is None and member.place is not None and not member.memberships.exists():
        around = list(Territory.objects.covering(member.place)[:2])
        territory = around[0] if len(around) == 1 else None
        if territory is not None:
            join_network(member=member, territory=territory)
    index(member)


@transaction.atomic
def update_profile(*, member: Member, skills: Sequence[Concept], themes: Sequence[Concept], **fields: Any) -> None:
    """Saves what they say of themselves, which also confirms it. A new picture replaces the old file."""
    old_picture = Member.objects.get(pk=member.pk).picture
    for name, value in fields.items():
        setattr(member, name, value)
    member.confirmed_at = timezone.now()
    member.save()
    member.skills.set(skills)
    member.themes.set(themes)
    if old_picture and old_picture != member.picture:
        transaction.on_commit(lambda: old_picture.storage.delete(str(old_picture.name)))
    index(member)


@transaction.atomic
def confirm_profile(*, member: Member) -> None:
    """«Still right»: nothing changes but the date."""
    member.confirmed_at = timezone.now()
    member.save(update_fields=["confirmed_at", "updated_at"])
    index(member)


def update_settings(*, member: Member, **fields: Any) -> None:
    """Language and mails."""
    for name, value in fields.items():
        setattr(member, name, value)
    member.save(update_fields=[*fields, "updated_at"])


@transaction.atomic
def update_privacy(*, member: Member, listed: bool, suggestible: bool, visibility: Mapping[str, str]) -> None:
    """Who sees what. Only what differs from `Member.SHOWN` is kept."""
    member.listed, member.suggestible = listed, suggestible
    member.visibility = {name: level for name, level in visibility.items() if level != Member.SHOWN[name]}
    member.save(update_fields=["listed", "suggestible", "visibility", "updated_at"])
    index(member)


@transaction.atomic
def block(*, actor: Member, other: Member) -> None:
    """They no longer see, suggest or write to each other. The other is not told."""
    require(rules.can_block(actor, other))
    Block.objects.get_or_create(blocker=actor, blocked=other)


def unblock(*, actor: Member, other: Member) -> None:
    Block.objects.filter(blocker=actor, blocked=other).delete()


@transaction.atomic
def join_network(*, member: Member, territory: Territory) -> None:
    if member.role_in(territory):
        return
    territories.join(member=member, territory=territory)
    log.record("member.joined", actor=member, territory=territory, target=member)
    index(member)


@transaction.atomic
def leave_network(*, member: Member, territory: Territory) -> None:
    if not member.role_in(territory):
        return
    territories.leave(member=member, territory=territory)
    log.record("member.left", actor=member, territory=territory, target=member)
    index(member)


@transaction.atomic
def bar_from_network(*, member: Member, territory: Territory) -> None:
    """By moderation: they are no longer a member there and cannot join again."""
    territories.bar(member=member, territory=territory)
    index(member)


@transaction.atomic
def remove_password(*, member: Member) -> None:
    member.set_unusable_password()
    member.save(update_fields=["password", "updated_at"])
