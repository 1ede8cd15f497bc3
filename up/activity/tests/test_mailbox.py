"""The mailbox of the demo shows mails as they are, harmless."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend
from django.http import HttpResponse
from django.test import RequestFactory

from up.activity import mailbox, views


@pytest.fixture
def folder(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    settings.MAIL_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def send(folder: Path, subject: str, html: str) -> None:
    message = EmailMultiAlternatives(subject, "Bonjour à tous, é ü", "Up <up@example.org>", ["a@example.org"])
    message.attach_alternative(html, "text/html")
    EmailBackend(file_path=str(folder), alias="default").send_messages([message])


def test_no_mail_yet(folder: Path) -> None:
    assert mailbox.mails() == []


def test_mails_are_read_as_they_were_sent(folder: Path) -> None:
    send(folder, "Première", "<p>été</p>")
    send(folder, "Seconde", "<p>hiver</p>")
    found = mailbox.mails()
    assert {mail.subject for mail in found} == {"Première", "Seconde"}
    assert {mail.html.strip() for mail in found} == {"<p>été</p>", "<p>hiver</p>"}
    assert found[0].text.strip() == "Bonjour à tous, é ü"


def test_the_html_of_a_mail_can_do_nothing(folder: Path) -> None:
    send(folder, "Mauvaise", "<script>alert(1)</script>")
    response: HttpResponse = views.show_mail(RequestFactory().get("/"), mailbox.mails()[0].name)
    policy = response._csp_config  # type: ignore[attr-defined]
    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy
    assert "allow-scripts" not in policy["sandbox"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
