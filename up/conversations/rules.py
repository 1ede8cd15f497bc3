"""Who may write in a conversation. Reading is for its participants: everybody else is told that it does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from up.conversations.models import Conversation
from up.core.verdict import YES, Verdict, no
from up.members.models import Block

if TYPE_CHECKING:
    from up.members.models import Member


def can_write(member: Member, conversation: Conversation) -> Verdict:
    people = {part.member_id: part.member for part in conversation.participants.select_related("member")}
    if member.pk not in people:
        return no(_("This conversation is not yours."))
    others = [person for pk, person in people.items() if pk != member.pk]
    if not any(person.is_active and not person.erased_at for person in others):
        return no(_("Nobody else is here any more."))
    if Block.objects.filter(blocker__in=people, blocked__in=people).exists():
        return no(_("You cannot write to this person."))
    return YES
