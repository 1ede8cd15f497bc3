"""The part of the export that is about the member."""

from typing import Any

from allauth.account.models import EmailAddress

from up.activity import log
from up.activity.models import LogEntry, Notification
from up.members.models import Draft, Member

PLAIN = (
    "name", "email", "audience", "bio", "offers", "seeks", "availability", "hours_per_month", "remote", "languages",
    "language", "visibility", "listed", "suggestible", "immediate_mail", "digest", "created_at", "confirmed_at",
    "seen_at", "picture",
)  # fmt: skip


def profile(member: Member) -> dict[str, Any]:
    networks = member.memberships.select_related("territory").order_by("joined_at")
    return {field: getattr(member, field) for field in PLAIN} | {
        "place": member.place,
        "skills": list(member.skills.all()),
        "themes": list(member.themes.all()),
        "networks": [
            {"name": one.territory.name, "role": one.role, "joined_at": one.joined_at, "left_at": one.left_at}
            for one in networks
        ],
        "addresses": list(EmailAddress.objects.filter(user=member).values("email", "verified", "primary")),
        "blocked": [block.blocked for block in member.blocks_made.select_related("blocked")],
        "drafts": list(Draft.objects.filter(member=member).values("code", "created_at", "data")),
    }


def activity(member: Member) -> dict[str, Any]:
    entries = LogEntry.objects.filter(actor=member).select_related("actor", "territory").prefetch_related("target")
    received = Notification.objects.of(member).select_related("entry__actor").prefetch_related("entry__target")
    return {
        "done": [{"at": e.at, "what": log.sentence(e), "network": e.territory} for e in entries],
        "received": [{"at": n.entry.at, "what": log.sentence(n.entry), "read_at": n.read_at} for n in received],
    }
