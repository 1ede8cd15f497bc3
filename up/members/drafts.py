"""What somebody typed is kept from the first word, and completed when they have signed in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from up.core.http import Request
from up.core.verdict import Conflict, Refused
from up.members.models import Draft, DraftQuerySet, Member

SESSION_KEY = "drafts"
KEPT_IN_SESSION = 20

_completions: dict[str, Callable[[Draft, Member], str]] = {}


def register(code: str, complete: Callable[[Draft, Member], str]) -> None:
    """`complete` makes of a ready draft what its author wanted and returns the address to go to."""
    if code in _completions:
        raise ValueError(f"The draft code {code!r} is registered twice.")
    _completions[code] = complete


def keep(request: Request, code: str, data: dict[str, Any], key: str | None = None) -> Draft:
    """Writes what was typed so far: the draft of this code, or a new one.

    `key` tells several drafts of a code apart: a draft's own key, or the caller's name for what it is about.
    """
    draft = get(request, code, key)
    if draft is None:
        draft = Draft(code=code, territory=request.territory, member=request.member, key=get_random_string(32))
        draft.about = key or ""
    draft.data, draft.is_ready = data, False
    draft.save()
    if request.member is None and draft.key not in (keys := request.session.get(SESSION_KEY, [])):
        request.session[SESSION_KEY] = [*keys, draft.key][-KEPT_IN_SESSION:]
    return draft


def get(request: Request, code: str, key: str | None = None) -> Draft | None:
    """The latest draft of this code that this person began in this territory."""
    drafts = of(request, request.member).filter(code=code, territory=request.territory)
    if key is not None:
        drafts = drafts.filter(Q(key=key) | Q(about=key))
    return drafts.first()


def of(request: HttpRequest, member: Member | None) -> DraftQuerySet:
    if member is not None:
        return Draft.objects.filter(member=member)
    return Draft.objects.filter(key__in=request.session.get(SESSION_KEY, []), member=None)


def mark_ready(draft: Draft) -> None:
    """Its author has only to sign in."""
    draft.is_ready = True
    draft.save(update_fields=["is_ready", "updated_at"])


def claim(request: HttpRequest, member: Member) -> None:
    """Gives the drafts of this browser to who has just signed in."""
    of(request, None).update(member=member)
    request.session.pop(SESSION_KEY, None)


def complete_ready(request: HttpRequest, member: Member) -> str:
    """Completes what waited only for its author, oldest first, and returns the address of the first result, or "".

    A draft that cannot be completed stays, and a message says why.
    """
    ready = Draft.objects.filter(member=member, is_ready=True).select_related("territory").order_by("created_at")
    results = [complete(request, draft, member) for draft in ready]
    return next((url for url in results if url), "")


def complete(request: HttpRequest, draft: Draft, member: Member) -> str:
    try:
        with transaction.atomic():
            if not Draft.objects.filter(pk=draft.pk, is_ready=True).update(is_ready=False):
                return ""
            url = _completions[draft.code](draft, member)
            Draft.objects.filter(pk=draft.pk).delete()
    except (Refused, Conflict) as error:
        problem = str(error.reason)
    except ValidationError as error:
        problem = " ".join(error.messages)
    else:
        return url
    Draft.objects.filter(pk=draft.pk).update(is_ready=False)
    messages.error(request, problem)
    return ""
