"""What becomes of introductions that nobody speaks of: reminders after 9, 21 and 45 days, then the animators know."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from up.exchange.codes import record
from up.exchange.life import State, move
from up.exchange.models import Introduction

AFTER = (timedelta(days=9), timedelta(days=21), timedelta(days=45))


def remind() -> int:
    """Sends what is due today. A row counts its reminders before they leave, so that a second run sends nothing."""
    now = timezone.now()
    earliest = now - AFTER[0]
    waiting = Introduction.objects.waiting().filter(created_at__lte=earliest)
    accepted = Introduction.objects.filter(state=State.ACCEPTED, answered_at__lte=earliest)
    sent = 0
    for introduction in [*waiting.for_cards(), *accepted.for_cards()]:
        since = introduction.answered_at or introduction.created_at
        due = steps_passed(since, now)
        if due > introduction.reminders_sent:
            sent += _remind(introduction, due)
    return sent


def steps_passed(since: datetime, now: datetime) -> int:
    return sum(now - since >= step for step in AFTER)


@transaction.atomic
def _remind(introduction: Introduction, step: int) -> bool:
    """The reminder of this step, the earlier ones that were missed left out; False where another run was faster."""
    same = Introduction.objects.filter(
        pk=introduction.pk, state=introduction.state, reminders_sent=introduction.reminders_sent
    )
    if not same.update(reminders_sent=step):
        return False
    is_last = step == len(AFTER)
    if introduction.state == State.ACCEPTED:
        record("introduction.unknown" if is_last else "introduction.asked", introduction, actor=None)
    elif is_last:
        move(introduction, State.UNREACHABLE)
        record("introduction.unreachable", introduction, actor=None)
        record("introduction.unanswered", introduction, actor=None)
    else:
        record("introduction.reminded", introduction, actor=None)
    return True
