"""Pages of text, language, health."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from up.matching import scoring
from up.testing.cast import Cast
from up.website.tests.scan import FIRST_LOAD, check, first_load

pytestmark = pytest.mark.django_db
PAGES = ["comment-ca-marche", "aide", "mentions-legales", "confidentialite", "accessibilite"]


@pytest.mark.parametrize("language", ["fr", "en", "de"])
@pytest.mark.parametrize("prefix", ["", "/chevreuse"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_are_light_and_strict(cast: Cast, prefix: str, page: str, language: str) -> None:
    client = Client(headers={"accept-language": language})
    response = client.get(f"{prefix}/{page}/")
    assert f'<html lang="{language}">' in response.content.decode()
    assert first_load(client, response) < FIRST_LOAD


def test_the_weights_are_those_of_the_code(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "CONCEPTS", 0.73)
    assert "73 %" in cast.client().get("/comment-ca-marche/").content.decode()


def test_who_answers_for_a_territory(cast: Cast, client: Client) -> None:
    cast.home.operator, cast.home.legal_notice = "Parc naturel", "**Directrice** <script>x</script>"
    cast.home.save()
    page = client.get("/chevreuse/mentions-legales/").content.decode()
    assert "Parc naturel" in page
    assert "<strong>Directrice</strong>" in page
    assert "<script>x" not in page
    assert "chevreuse@example.org" in page
    assert "Parc naturel" not in client.get("/metz/mentions-legales/").content.decode()


def test_the_language_is_kept(cast: Cast) -> None:
    client = cast.client(cast.helper)
    response = client.post("/chevreuse/langue/", {"language": "de", "next": "/chevreuse/aide/"})
    assert response["Location"] == "/chevreuse/aide/"
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "de"
    cast.helper.refresh_from_db()
    assert cast.helper.language == "de"
    assert '<html lang="de">' in client.get("/chevreuse/aide/").content.decode()


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_language_leads_nowhere_else(cast: Cast, client: Client, after: str) -> None:
    assert client.post("/langue/", {"language": "en", "next": after})["Location"] == "/"


def test_health(client: Client, cast: Cast) -> None:
    answer = client.get("/health/", headers={"host": "10.0.0.7"})
    assert answer.status_code == 200
    assert answer.json()["ok"] is True
    task = DBTaskResult.objects.create(
        task_path="x", args_kwargs={}, backend_name="default", run_after=timezone.now() - timedelta(hours=1)
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["tasks"] | {"oldest": ""} == {"ok": False, "waiting": 1, "oldest": ""}


def test_health_without_a_cache(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ConnectionError("secret host name")

    monkeypatch.setattr(type(cache._connections["default"]), "set", broken)  # type: ignore[attr-defined]
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["cache"] == {"ok": False, "problem": "ConnectionError"}


@pytest.mark.parametrize("path", ["/nulle-part/", "/chevreuse/nulle-part/"])
def test_a_missing_page_has_ways_out(cast: Cast, client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    check(response)
    assert len(re.findall(r"<a ", response.content.decode())) > 5
