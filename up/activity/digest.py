"""One summary a week for each person, over all their networks: what waits for them, or no mail at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from up.activity import log
from up.activity.mail import send
from up.activity.models import MailList, Notification
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member, MemberQuerySet

EVERY = timedelta(days=6)
LINES_A_SECTION = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits for somebody, in their language, with the absolute address where it is."""

    text: str
    url: str
    territory: Territory | None = None


# Called in the member's language; what they yield stands in the mail in the order in which they were registered.
_sections: list[Callable[[Member], Iterable[Line]]] = []


def register(section: Callable[[Member], Iterable[Line]]) -> None:
    _sections.append(section)


def unread(member: Member) -> Iterable[Line]:
    """What happened since the last summary and was neither read nor mailed."""
    fresh = Notification.objects.of(member).unread().filter(mailed_at=None)
    fresh = fresh.filter(entry__at__gte=member.digested_at or timezone.now() - timedelta(days=14))
    for notification in fresh.select_related("entry__actor", "entry__territory").prefetch_related("entry__target"):
        if url := log.address(notification.entry):
            yield Line(log.sentence(notification.entry), url, notification.entry.territory)


def lines_for(member: Member) -> list[Line]:
    with translation.override(member.language):
        return [line for section in (unread, *_sections) for line in islice(section(member), LINES_A_SECTION)]


def due() -> MemberQuerySet:
    """Who wants a summary and had none this week."""
    before = timezone.now() - EVERY
    people = get_user_model().objects.active().filter(digest=True).exclude(email=None)
    return people.filter(Q(digested_at=None) | Q(digested_at__lt=before))


def send_to(member_id: int) -> bool:
    """Sends the summary of one person, once a week at most, and only when something waits for them."""
    member = due().filter(pk=member_id).first()
    if member is None or not (lines := lines_for(member)):
        return False
    if not due().filter(pk=member_id).update(digested_at=timezone.now()):
        return False
    places = {line.territory for line in lines}
    territory = places.pop() if len(places) == 1 else None
    context = {"lines": lines, "member": member, "several": territory is None}
    return send(
        to=member,
        subject=_("This week, what waits for you"),
        template="activity/mail/digest",
        context=context,
        territory=territory,
        mail_list=MailList.DIGEST,
    )
