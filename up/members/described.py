"""What the matching knows of a member: never what they show to nobody, never beyond their own networks."""

from __future__ import annotations

from django.db.models import Model, Prefetch, QuerySet

from up.activity.models import LogEntry
from up.matching.registry import Described
from up.members.models import Block, Member
from up.territories.models import Membership

NOBODY, MEMBERS = Member.Visibility.NOBODY, Member.Visibility.MEMBERS


def queryset() -> QuerySet[Member]:
    active = Prefetch("memberships", queryset=Membership.objects.active(), to_attr="active_memberships")
    return Member.objects.active().select_related("place").prefetch_related("skills", "themes", active)


def describe(member: Member) -> Described | None:
    """None for who is not to be found at all: erased, without a name or a network, neither listed nor suggestible."""
    if not member.is_active or member.erased_at or not member.name or not (member.listed or member.suggestible):
        return None
    territories = networks_of(member)
    if not territories:
        return None
    # Where the skills or the commune are for members only, the whole document is.
    is_public = MEMBERS not in {member.shows("skills"), member.shows("place")}
    skills = list(member.skills.all()) if shown(member, "skills", is_public) else []
    themes = list(member.themes.all())
    texts = [getattr(member, field) for field in ("offers", "bio") if shown(member, field, is_public)]
    return Described(
        title=member.name,
        summary=", ".join(str(skill) for skill in skills),
        body="\n".join(texts),
        language=member.language,
        kind=member.audience if shown(member, "audience", is_public) else "",
        owner_id=member.pk,
        territories=territories,
        concepts=[concept.pk for concept in (*skills, *themes)],
        place=member.place if shown(member, "place", is_public) else None,
        is_remote=member.remote,
        # Availability is only ever shown as a reason to signed-in members.
        availability=member.availability if member.shows("availability") != NOBODY else (),
        is_public=is_public,
        is_searchable=member.listed,
        is_suggestible=member.suggestible,
        created_at=member.created_at,
    )


def networks_of(member: Member) -> list[int]:
    if hasattr(member, "active_memberships"):
        return [membership.territory_id for membership in member.active_memberships]
    return list(member.memberships.active().values_list("territory_id", flat=True))


def shown(member: Member, field: str, is_public: bool) -> bool:
    level = member.shows(field)
    return level != NOBODY and not (is_public and level == MEMBERS)


def address(entry: LogEntry) -> str:
    """The page of the member whom a log entry is about."""
    assert isinstance(entry.target, Member)  # noqa: S101
    assert entry.territory is not None  # noqa: S101
    return entry.target.address_in(entry.territory)


def blocked_owners(_subject: Model, owner_id: int | None) -> set[int]:
    """People who blocked the owner, or whom they blocked, are not suggested to them."""
    if owner_id is None:
        return set()
    made = Block.objects.filter(blocker=owner_id).values_list("blocked_id", flat=True)
    received = Block.objects.filter(blocked=owner_id).values_list("blocker_id", flat=True)
    return {*made, *received}
