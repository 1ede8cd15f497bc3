"""The mails of the demo, as the file backend of Django writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from django.conf import settings

MOST = 200
SEPARATOR = b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def sender(self) -> str:
        return str(self.message["From"])

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def at(self) -> datetime:
        return parsedate_to_datetime(self.message["Date"])

    @property
    def text(self) -> str:
        return self.part("plain")

    @property
    def html(self) -> str:
        return self.part("html")

    def part(self, subtype: str) -> str:
        body = self.message.get_body((subtype,))
        return str(body.get_content()) if body else ""


def mails() -> list[Mail]:
    """The latest mails, newest first."""
    if not settings.MAIL_FOLDER.exists():
        return []
    found = []
    files = sorted(settings.MAIL_FOLDER.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[:MOST]:
        for number, raw in enumerate(file.read_bytes().split(SEPARATOR)):
            if raw.strip():
                message = message_from_bytes(raw.lstrip(), EmailMessage, policy=policy.default)
                found.append(Mail(f"{file.stem}-{number}", message))
    return sorted(found, key=lambda mail: mail.at, reverse=True)[:MOST]
