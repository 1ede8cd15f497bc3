"""What the pages do beyond plain HTML, in Chromium; and that they hold without it."""

import re
from typing import Any

import pytest

from up.testing.browser import Browsing, Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browsing: Browsing, settings: Any) -> Visit:
    settings.TERRITORY_URLCONF = "up.core.tests.urls"
    return browsing.visit()


def test_every_component_is_accessible(visit: Visit) -> None:
    visit.go("/_ui/?errors=1&toast=1")
    visit.check()


def test_on_a_phone_in_german(browsing: Browsing, visit: Visit) -> None:
    phone = browsing.visit(phone=True, language="de")
    phone.go("/_ui/")
    phone.check()
    phone.page.get_by_role("navigation", name="Schnellzugriff").get_by_text("Anmelden").wait_for()


def test_without_javascript(browsing: Browsing, visit: Visit) -> None:
    plain = browsing.visit(javascript=False)
    plain.go("/_ui/")
    assert plain.page.get_by_label("Ce que vous savez faire").input_value() == "affiches, mise en page"
    assert not plain.page.get_by_role("button", name="Copy the link").is_visible()
    plain.page.get_by_text("Ouvrir une boîte").click()
    assert plain.page.get_by_role("dialog", name="Proposer une rencontre").is_visible()


def test_choosing_by_typing(visit: Visit) -> None:
    visit.go("/_ui/")
    words = visit.page.locator("[name=skills]")
    box = visit.page.get_by_role("combobox", name="Ce que vous savez faire")
    box.press_sequentially("jar")
    visit.page.get_by_role("option", name="jardinage").wait_for()
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    assert words.input_value() == "affiches, mise en page, jardinage"
    box.fill("poterie")
    box.press("Enter")
    visit.page.get_by_role("button", name="Remove affiches").click()
    assert words.input_value() == "mise en page, jardinage, poterie"


def test_a_dialog_gives_the_focus_back(visit: Visit) -> None:
    visit.go("/_ui/")
    visit.page.get_by_text("Ouvrir une boîte").click()
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("document.activeElement.textContent") == "Ouvrir une boîte"


def test_markdown_is_marked_and_previewed(visit: Visit) -> None:
    visit.go("/_ui/")
    area = visit.page.locator("[name=story]")
    area.fill("Bonjour")
    area.press("Control+a")
    area.press("Control+b")
    assert area.input_value() == "**Bonjour**"
    visit.page.get_by_role("button", name="Preview").click()
    visit.page.locator(".markdown-preview strong", has_text="Bonjour").wait_for()


def test_a_draft_is_kept_while_one_types(visit: Visit) -> None:
    visit.go("/_ui/")
    visit.page.get_by_label("Titre").fill("Un four à pain")
    visit.page.get_by_text("Draft kept").wait_for()


def test_a_heavy_picture_is_refused_at_once(visit: Visit) -> None:
    visit.go("/_ui/")
    file: Any = {"name": "large.jpg", "mimeType": "image/jpeg", "buffer": bytes(8_000_001)}
    visit.page.locator("[name=picture]").set_input_files(file)
    visit.page.get_by_text("This picture is too heavy: 8 MB at most.").wait_for()
    assert visit.page.locator("[name=picture]").input_value() == ""


def test_the_map_shows_pins_and_keeps_its_place(visit: Visit) -> None:
    visit.go("/_ui/")
    visit.page.locator(".pin").nth(2).wait_for()
    visit.page.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_url(re.compile("#map="), wait_until="commit")
    assert visit.errors == []
