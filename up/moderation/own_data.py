"""What moderation keeps of somebody."""

from typing import Any

from up.members.models import Member
from up.moderation.models import Report


def reports(member: Member) -> list[Any]:
    made = Report.objects.filter(reporter=member).order_by("pk")
    return list(made.values("created_at", "reason", "text", "outcome", "outcome_reason", "decided_at"))


def erase(member: Member) -> None:
    """The reports stay, for what they are about; what the person wrote in them does not."""
    Report.objects.filter(reporter=member).update(text="", reporter=None)
