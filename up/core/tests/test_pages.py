"""The skeleton every page stands on: the portal and a territory, visitor and member, and pages of refusal."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from up.testing.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_missing_page_looks_like_the_territory(cast: Cast) -> None:
    response = cast.client().get("/chevreuse/nowhere/")
    assert response.status_code == 404
    assert b"Up Chevreuse" in response.content
    assert b"/140.css" in response.content


def test_a_missing_page_of_the_portal(cast: Cast) -> None:
    response = cast.client().get("/nowhere/")
    assert response.status_code == 404
    assert b"account/" not in response.content


def test_a_member_finds_their_account(cast: Cast) -> None:
    response = cast.client(cast.helper).get("/chevreuse/nowhere/")
    assert b"Nadia Berthier" in response.content
    assert b"Sign out" in response.content


@pytest.mark.parametrize("prefix", ["", "/chevreuse"])
def test_the_manifest_and_the_icon(cast: Cast, prefix: str) -> None:
    manifest = cast.client().get(f"{prefix}/manifest.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    icon = cast.client().get(manifest.json()["icons"][0]["src"])
    assert icon["Content-Type"] == "image/svg+xml"


def test_the_stylesheet_is_kept_for_ever(cast: Cast) -> None:
    page = cast.client().get("/chevreuse/nowhere/").content.decode()
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    response = cast.client().get(address)
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert b"--hue: 140" in response.content


def test_the_preview_of_markdown_is_safe(cast: Cast) -> None:
    response = cast.client().post("/chevreuse/ui/preview/?field=story", {"story": "**a** <script>b</script>"})
    assert b"<strong>a</strong>" in response.content
    assert b"<script" not in response.content


def test_what_is_too_large_is_said_so(cast: Cast) -> None:
    response = cast.client().post("/chevreuse/ui/preview/?field=story", {"story": "x" * 3_000_000})
    assert response.status_code == 413
    assert "larger than this site accepts" in response.content.decode()


def test_a_form_left_open_too_long(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/chevreuse/ui/preview/?field=story", {"story": "x"})
    assert response.status_code == 403
    assert "restée ouverte trop longtemps" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_that_know_nothing(name: str) -> None:
    assert "stylesheet" in render_to_string(name)
