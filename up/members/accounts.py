"""How people sign in: allauth with our rules."""

from allauth.account.adapter import DefaultAccountAdapter

from up.members.models import Member


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    pass


def display_name(member: Member) -> str:
    return str(member)
