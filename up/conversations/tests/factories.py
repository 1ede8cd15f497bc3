"""Conversations for tests."""

from up.conversations import actions
from up.conversations.models import Conversation
from up.members.models import Member
from up.territories.models import Territory


def make_conversation(territory: Territory, *members: Member, subject: str = "A poster") -> Conversation:
    return actions.open_conversation(
        territory=territory, subject=subject, members=members, opening=(members[0], "I would gladly draw it.")
    )
