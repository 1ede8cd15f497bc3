"""Somebody asks for a network."""

import pytest
from django.core import mail
from django.test import Client

from up.territories.models import TerritoryRequest
from up.testing.cast import Cast
from up.website.tests.scan import check

pytestmark = pytest.mark.django_db
ASKED = {"place": "Dourdan", "name": "Lou Martin", "email": "lou@example.org", "message": "Un réseau <b>ici</b>"}


def test_the_commune_is_carried_over(cast: Cast, client: Client) -> None:
    response = client.get("/ouvrir/?commune=Nancy")
    check(response)
    assert 'value="Nancy"' in response.content.decode()


def test_a_request_is_kept_and_mailed(cast: Cast, client: Client, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/ouvrir/", ASKED)
    assert response["Location"] == "/"
    request = TerritoryRequest.objects.get()
    assert request.place == cast.places["Dourdan"]
    [message] = mail.outbox
    assert "Dourdan" in message.subject
    assert "lou@example.org" in message.body
    assert "<b>ici" not in str(message.message())


def test_what_was_typed_comes_back_with_the_error(cast: Cast, client: Client) -> None:
    response = client.post("/ouvrir/", ASKED | {"place": "Nullepart", "email": "not an address"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Nullepart" in page
    assert "not an address" in page
    assert "Lou Martin" in page
    assert not TerritoryRequest.objects.exists()


def test_not_again_and_again(cast: Cast, client: Client) -> None:
    for _ in range(3):
        assert client.post("/ouvrir/", ASKED).status_code == 302
    response = client.post("/ouvrir/", ASKED | {"email": "LOU@example.org"})
    assert response.status_code == 422
    assert TerritoryRequest.objects.count() == 3
