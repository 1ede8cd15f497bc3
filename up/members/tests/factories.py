"""People and drafts for tests."""

from typing import Any

from up.members.models import Draft, Member
from up.territories.models import Membership, Territory


def member(name: str = "Zoé Martin", territory: Territory | None = None, **fields: Any) -> Member:
    email = fields.pop("email", f"{name.lower().replace(' ', '.').replace('é', 'e')}@example.org")
    made = Member.objects.create_user(email, name=name, language="en", **fields)
    if territory is not None:
        Membership.objects.create(member=made, territory=territory)
    return made


def draft(territory: Territory, code: str = "test", **fields: Any) -> Draft:
    return Draft.objects.create(**{"key": f"key-{code}", "code": code, "territory": territory} | fields)
