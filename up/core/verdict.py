"""What a rule answers, and what an action raises when a rule says no."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule: true when allowed; a refusal carries its reason, one sentence for the person."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str | Promise) -> Verdict:
    return Verdict(False, reason)


class Refused(PermissionDenied):
    """The person may not do this: HTTP 403 with the reason."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Conflict(Exception):
    """Somebody else, or another click, was there first: HTTP 409 with the reason."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


def require(verdict: Verdict) -> None:
    """Raises `Refused` with the verdict's reason unless it allows."""
    if not verdict:
        raise Refused(verdict.reason)
