"""Mails: MJML and text from one pair of templates, in the recipient's language, in the colours of their network."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from mjml import mjml2html

from up.activity.models import MailList
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
        colours = {"accent": accent(territory.hue if territory else 265)}
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


def accent(hue: int) -> str:
    """The accent colour of the stylesheet, `oklch(47% .11 hue)`, as mail programs understand it: #rrggbb."""
    a, b = 0.11 * cos(radians(hue)), 0.11 * sin(radians(hue))
    lms = (0.47 + 0.3963377774 * a + 0.2158037573 * b, 0.47 - 0.1055613458 * a - 0.0638541728 * b)
    long, medium, short = (x**3 for x in (*lms, 0.47 - 0.0894841775 * a - 1.2914855480 * b))
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * gamma(min(1.0, max(0.0, x)))):02x}" for x in linear)


def gamma(x: float) -> float:
    return 12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055
