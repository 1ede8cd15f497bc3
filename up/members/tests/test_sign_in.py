"""Signing in with a code: the same for known and unknown addresses, throttled, single use, ten minutes."""

import re
import time

import pytest
from django.core import mail
from django.test import Client

from up.members.models import Member
from up.testing.cast import Cast

LOGIN, CODE = "/chevreuse/compte/login/", "/chevreuse/compte/login/code/"


def ask(client: Client, email: str, **data: str) -> str:
    """Asks for a code and returns it."""
    client.post(LOGIN, {"email": email, **data})
    found = re.search(r"\b([A-Z]{3}) ([A-Z]{3})\b", str(mail.outbox[-1].body))
    assert found
    return found.group(0)


def test_a_known_member_gets_in_and_goes_where_they_wanted(cast: Cast) -> None:
    client = cast.client()
    code = ask(client, "Nadia@Example.org", next="/chevreuse/membres/")
    answer = client.post(CODE, {"code": code.lower().replace(" ", "-")})
    assert (answer.status_code, answer["Location"]) == (302, "/chevreuse/membres/")
    assert client.get("/chevreuse/reglages/").status_code == 200


def test_a_new_address_becomes_a_member_of_this_network_once_the_code_is_right(cast: Cast) -> None:
    client = cast.client()
    code = ask(client, "new@example.org")
    assert not Member.objects.filter(email="new@example.org").exists()
    assert client.post(CODE, {"code": code})["Location"] == "/chevreuse/compte/bienvenue/"
    member = Member.objects.get(email="new@example.org")
    assert member.role_in(cast.home) == "member"
    assert not member.role_in(cast.away)


def test_known_and_unknown_addresses_see_the_same(cast: Cast) -> None:
    pages, mails = [], []
    for email in ("nadia@example.org", "nobody@example.org"):
        client = cast.client()
        first = client.post(LOGIN, {"email": email})
        page = client.get(CODE).content.decode().replace(email, "…")
        pages.append(
            (
                first.status_code,
                first["Location"],
                re.sub(r'(value|X-CSRFToken)": ?"[^"]*"|value="[^"]{20,}"', "", page),
            )
        )
        mails.append((mail.outbox[-1].subject[:10], len(str(mail.outbox[-1].body))))
    assert pages[0] == pages[1]
    assert mails[0] == mails[1]


def test_the_mail_has_text_and_html_in_the_colours_of_the_network(cast: Cast) -> None:
    ask(cast.client(), "new@example.org")
    sent = mail.outbox[-1]
    assert "Up Chevreuse" in sent.from_email
    assert sent.reply_to == ["chevreuse@example.org"]
    html, kind = sent.alternatives[0]  # type: ignore[attr-defined]
    assert kind == "text/html"
    assert "<table" in html
    assert "mj-text" not in html


def test_three_wrong_codes_end_it(cast: Cast) -> None:
    client = cast.client()
    code = ask(client, "nadia@example.org")
    assert client.post(CODE, {"code": "BBBBBB"}).status_code == 422
    assert client.post(CODE, {"code": ""}).status_code == 422
    assert client.post(CODE, {"code": "CCCCCC"})["Location"] == LOGIN
    assert client.post(CODE, {"code": code})["Location"] == LOGIN
    assert client.get("/chevreuse/reglages/").status_code == 302


def test_a_code_works_once(cast: Cast) -> None:
    client = cast.client()
    code = ask(client, "nadia@example.org")
    client.post(CODE, {"code": code})
    client.post("/chevreuse/compte/logout/")
    assert client.post(CODE, {"code": code})["Location"] == LOGIN


def test_a_code_is_for_the_browser_that_asked(cast: Cast) -> None:
    code = ask(cast.client(), "nadia@example.org")
    assert cast.client().post(CODE, {"code": code})["Location"] == LOGIN


def test_a_code_lasts_ten_minutes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = cast.client()
    code = ask(client, "nadia@example.org")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 601)
    assert client.post(CODE, {"code": code})["Location"] == LOGIN


def test_another_code_replaces_the_one_before(cast: Cast) -> None:
    client = cast.client()
    first = ask(client, "nadia@example.org")
    client.post(CODE, {"resend": "1"})
    assert len(mail.outbox) == 2
    assert client.post(CODE, {"code": first}).status_code == 422
    second = re.search(r"\b[A-Z]{3} [A-Z]{3}\b", str(mail.outbox[-1].body))
    assert second
    assert client.post(CODE, {"code": second.group(0)}).status_code == 302


@pytest.mark.parametrize("email", ["nadia@example.org", "nobody@example.org"])
def test_an_address_gets_three_codes_a_minute(cast: Cast, email: str) -> None:
    answers = [cast.client().post(LOGIN, {"email": email}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_a_machine_gets_twenty_codes_a_minute(cast: Cast) -> None:
    client = cast.client()
    answers = [client.post(LOGIN, {"email": f"a{n}@example.org"}).status_code for n in range(21)]
    assert answers == [302] * 20 + [429]


def test_a_wrong_address_is_said_beside_the_field(cast: Cast) -> None:
    answer = cast.client().post(LOGIN, {"email": "nadia@"})
    assert answer.status_code == 422
    assert b'value="nadia@"' in answer.content


def test_a_closed_account_stays_out_and_says_so_only_to_its_owner(cast: Cast) -> None:
    Member.objects.filter(pk=cast.helper.pk).update(is_active=False)
    client = cast.client()
    code = ask(client, "nadia@example.org")
    assert client.post(CODE, {"code": code})["Location"] == "/chevreuse/compte/inactive/"
    assert client.get("/chevreuse/reglages/").status_code == 302


def test_next_never_leads_to_another_site(cast: Cast) -> None:
    client = cast.client()
    code = ask(client, "nadia@example.org", next="https://evil.example/")
    assert client.post(CODE, {"code": code})["Location"] == "/chevreuse/pour-vous/"


def test_the_old_sign_up_page_leads_here(cast: Cast) -> None:
    assert cast.client().get("/chevreuse/compte/signup/?next=/x/")["Location"] == f"{LOGIN}?next=/x/"


def test_an_address_that_somebody_added_without_confirming_it_is_not_theirs(cast: Cast) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=cast.holder, email="victim@example.org", verified=False)
    client = cast.client()
    client.post(CODE, {"code": ask(client, "victim@example.org")})
    assert Member.objects.get(email="victim@example.org") != cast.holder
