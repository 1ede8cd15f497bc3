"""The log: what happened, said in the reader's language, and whom it tells.

Apps register the codes of their entries in `apps.py`; their actions call `record`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from up.activity.models import LogEntry, Notification
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member


def nobody(_entry: LogEntry) -> Iterable[Member]:
    return ()


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of entry.

    `sentence`: a lazy text with `%(actor)s`, `%(target)s` and the keys of the entry's data, or a function of the entry.
    `url`: the absolute address of what it is about (`entry.territory.url(…)`), asked only while the target exists.
    `notify`: whom it concerns; the actor, the blocked and the erased are left out by `record`.
    `immediate`: also by mail at once; `mail` names its template (default `activity/mail/notification`), which gets
    `entry`, `sentence`, `url`, `member`, and the target under its model's name. Mails with the same `thread` key are
    shown together by mail programs.
    """

    name: str
    sentence: str | Promise | Callable[[LogEntry], str]
    url: Callable[[LogEntry], str]
    notify: Callable[[LogEntry], Iterable[Member]] = nobody
    immediate: bool = False
    mail: str | None = None
    thread: Callable[[LogEntry], str] | None = None


_codes: dict[str, Code] = {}


def register(code: Code) -> None:
    if code.name in _codes:
        raise ValueError(f"The log code {code.name!r} is registered twice.")
    _codes[code.name] = code


def get(name: str) -> Code:
    return _codes[name]


def record(
    code: str,
    *,
    actor: Member | None,
    territory: Territory | None,
    target: Model | None,
    data: dict[str, Any] | None = None,
    on_behalf_of: Member | None = None,
) -> LogEntry:
    """Writes an entry and its notifications; called by an action, in its transaction.

    `data` holds nothing personal: names are read from the actor and the target when the sentence is shown.
    """
    known = get(code)
    entry = LogEntry(code=code, actor=actor, territory=territory, data=data or {}, on_behalf_of=on_behalf_of)
    entry.target = target
    entry.save()
    concerned = {member.pk for member in known.notify(entry)} - {actor.pk if actor else None}
    if not concerned:
        return entry
    people = get_user_model().objects.active().filter(pk__in=concerned).visible_to(actor).order_by("pk")
    notifications = Notification.objects.bulk_create(Notification(member=member, entry=entry) for member in people)
    if known.immediate:
        mail_at_once([n for n in notifications if n.member.immediate_mail and n.member.email])
    return entry


def mail_at_once(notifications: Iterable[Notification]) -> None:
    from up.activity.tasks import send_notification_mail

    for notification in notifications:
        transaction.on_commit(partial(send_notification_mail.enqueue, notification.pk))


def sentence(entry: LogEntry) -> str:
    """What happened, in the language of who reads it now."""
    text = get(entry.code).sentence
    if callable(text) and not isinstance(text, Promise):
        return text(entry)
    actor = str(entry.actor) if entry.actor else _("Somebody")
    return str(text) % {"actor": actor, "target": str(entry.target or ""), **entry.data}


def address(entry: LogEntry) -> str:
    """Where to see it; "" once its target is gone."""
    if entry.target_id is not None and entry.target is None:
        return ""
    return get(entry.code).url(entry)
