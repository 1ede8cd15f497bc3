"""Leaving for good: private things are deleted, what others rely on stays without a name."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from up.activity.models import Notification
from up.core.verdict import require
from up.matching.actions import forget
from up.members import rules
from up.members.models import Block, Draft, Member

_erasers: dict[str, Callable[[Member], None]] = {}


def register(name: str, erase: Callable[[Member], None]) -> None:
    """An app deletes, or empties of anything personal, what it keeps of somebody; called in one transaction."""
    _erasers[name] = erase


@transaction.atomic
def erase(*, member: Member) -> None:
    """Erases a member. Their row stays, empty, for what others wrote with them."""
    require(rules.can_erase(member))
    for eraser in _erasers.values():
        eraser(member)
    forget(member)
    Draft.objects.filter(member=member).delete()
    Notification.objects.filter(member=member).delete()
    Block.objects.filter(Q(blocker=member) | Q(blocked=member)).delete()
    EmailAddress.objects.filter(user=member).delete()
    Authenticator.objects.filter(user=member).delete()
    member.memberships.filter(left_at=None).update(left_at=timezone.now())
    member.skills.clear()
    member.themes.clear()
    if picture := member.picture:
        transaction.on_commit(lambda: picture.storage.delete(str(picture.name)))
    blank = Member(pk=member.pk, public_id=member.public_id, language=member.language, created_at=member.created_at)
    blank.is_active = blank.listed = blank.suggestible = blank.immediate_mail = blank.digest = False
    blank.erased_at = timezone.now()
    blank.set_unusable_password()
    blank.save(force_update=True)
