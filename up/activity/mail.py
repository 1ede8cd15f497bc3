"""Mails: MJML and text from one pair of templates, in the recipient's language, in the colours of their network."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from mjml import mjml2html

from up.activity.models import MailList
from up.core import colour
from up.territories.addresses import portal_address
from up.territories.models import Territory

if TYPE_CHECKING:
    from up.members.models import Member

_signer = Signer(salt="up.unsubscribe")


def send(
    *,
    to: Member | str,
    subject: str | Promise,
    template: str,
    context: dict[str, Any],
    territory: Territory | None,
    thread: str = "",
    mail_list: MailList | None = None,
) -> bool:
    """Sends `<template>.html` (MJML, extends `activity/mail/base.html`) and `<template>.txt` (extends `base.txt`).

    Give a lazy `subject`: it is translated for the recipient. Mails of one `thread` are shown together. A mail of a
    `mail_list` can be left with one click. Returns False where a member has no address.
    """
    address, language = (to, translation.get_language() or "fr") if isinstance(to, str) else (to.email, to.language)
    if not address:
        return False
    headers: dict[str, str] = {}
    leave = ""
    if thread:
        headers |= dict.fromkeys(("In-Reply-To", "References"), f"<{thread}@{domain()}>")
    if mail_list and not isinstance(to, str):
        leave = portal_address("unsubscribe", token=unsubscribe_token(to, mail_list))
        headers |= {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    with translation.override(language):
        colours = {"accent": colour.accent(territory.hue if territory else 265)}
        known = {"territory": territory, "to": to, "unsubscribe_url": leave, "language": language} | colours
        known |= {"subject": str(subject)} | context
        message = EmailMultiAlternatives(
            subject=" ".join(str(subject).split()),
            body=render_to_string(f"{template}.txt", known).strip() + "\n",
            from_email=sender(territory),
            to=[address],
            reply_to=[territory.contact_email] if territory and territory.contact_email else None,
            headers=headers,
        )
        message.attach_alternative(mjml2html(render_to_string(f"{template}.html", known)), "text/html")
    message.send()
    return True


def domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def sender(territory: Territory | None) -> str:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((territory.name if territory else name, address))


def unsubscribe_token(member: Member, mail_list: MailList) -> str:
    return _signer.sign(f"{mail_list}-{member.pk}")


def read_unsubscribe_token(token: str) -> tuple[MailList, int] | None:
    """Which list and which member a link in a mail stands for; None for a forged one."""
    try:
        name, _, pk = _signer.unsign(token).partition("-")
        return MailList(name), int(pk)
    except (BadSignature, ValueError):
        return None
