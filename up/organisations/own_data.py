"""What organisations keep of a member: their roles and their claims."""

from typing import Any

from up.members.models import Member
from up.organisations.actions.shared import reindex
from up.organisations.models import Claim, OrganisationPerson


def collect(member: Member) -> dict[str, Any]:
    roles = OrganisationPerson.objects.filter(member=member).select_related("organisation")
    claims = Claim.objects.filter(member=member).select_related("organisation")
    return {
        "roles": [
            {"organisation": one.organisation, "role": one.role, "title": one.title, "since": one.since}
            for one in roles
        ],
        "claims": [
            {
                "organisation": one.organisation, "title": one.title, "message": one.message, "state": one.state,
                "reason": one.reason, "at": one.created_at,
            }
            for one in claims
        ],
    }  # fmt: skip


def erase(member: Member) -> None:
    """Takes them out of their organisations; one that they managed alone can be claimed again."""
    roles = OrganisationPerson.objects.filter(member=member).select_related("organisation")
    organisations = [role.organisation for role in roles]
    roles.delete()
    Claim.objects.filter(member=member).delete()
    for organisation in organisations:
        reindex(organisation)
