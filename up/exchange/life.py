"""The life of an introduction: which state may follow which, in one table."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from up.core.verdict import Conflict
from up.exchange.models import Introduction

State = Introduction.State

# What is not here does not happen. A late answer is welcome: «no answer» can still be accepted or declined.
TRANSITIONS: dict[str, frozenset[str]] = {
    State.PROPOSED: frozenset({State.SEEN, State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.UNREACHABLE}),
    State.SEEN: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.UNREACHABLE}),
    State.UNREACHABLE: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset({State.HELPED, State.NOT_HELPED}),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.HELPED: frozenset(),
    State.NOT_HELPED: frozenset(),
}


def sources_of(target: str) -> list[str]:
    return [state for state, targets in TRANSITIONS.items() if target in targets]


def move(introduction: Introduction, target: str, **changes: Any) -> None:
    """Puts it in a state that may follow its present one, or raises Conflict.

    One conditional UPDATE: of two people acting at the same instant exactly one finds the state it came from.
    """
    changes |= {"state": target, "updated_at": timezone.now()}
    moved = Introduction.objects.filter(pk=introduction.pk, state__in=sources_of(target)).update(**changes)
    if not moved:
        raise Conflict(_("This introduction has changed meanwhile. Here is where it stands now."))
    for name, value in changes.items():
        setattr(introduction, name, value)
