"""A real browser on real pages: Chromium by Playwright, watched for requests elsewhere and for errors."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from up.members.models import Member
from up.testing.cast import Cast

# Playwright runs an event loop in this thread; the tests' own database calls stay synchronous all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if path is None:
        pytest.fail("Browser tests need Chromium: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person in a browser. `home` is the address of the territory of the cast."""

    page: Page
    cast: Cast
    root: str
    javascript: bool = True
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        return f"{self.root}/{self.cast.home.slug}"

    def go(self, path: str) -> None:
        """Opens an address of the home territory."""
        self.page.goto(self.home + path)

    def check(self) -> None:
        """What holds on every page: accessible in light and dark, no sideways scroll, nothing from another host."""
        assert self.foreign == []
        assert self.errors == []
        if not self.javascript:
            return  # what follows is measured by scripts in the page
        size = self.page.viewport_size
        assert size is not None
        tall = self.page.evaluate("document.documentElement.scrollHeight")  # so that no fixed bar covers anything
        self.page.set_viewport_size({"width": size["width"], "height": tall})
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            found = Axe().run(self.page, options=WCAG).response["violations"]
            assert not found, [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(size)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} scrolls sideways by {wide} px"


@dataclass
class Browsing:
    """Opens browsers for the people of a test and closes them."""

    chromium: Browser
    cast: Cast
    root: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(
        self, member: Member | None = None, *, phone: bool = False, javascript: bool = True, language: str = "en"
    ) -> Visit:
        context = self.chromium.new_context(
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            locale=language,
        )
        self.contexts.append(context)
        if member is not None:
            cookie = self.cast.client(member).cookies["up_session"]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.root}])
        page = context.new_page()
        page.set_default_timeout(8000)
        visit = Visit(page, self.cast, self.root, javascript)
        host = urlsplit(self.root).netloc

        def watch(request: Any) -> None:
            address = urlsplit(request.url)
            if address.scheme in {"http", "https"} and address.netloc != host:
                visit.foreign.append(request.url)

        page.on("request", watch)
        page.on("pageerror", lambda error: visit.errors.append(str(error)))
        page.on("console", lambda m: visit.errors.append(m.text) if "Content Security Policy" in m.text else None)
        return visit

    def sign_in_code(self) -> str:
        """The code in the last mail that was sent: six letters."""
        body = str(mail.outbox[-1].body)
        found = re.search(r"^\s*([A-Z0-9]{3}[- ]?[A-Z0-9]{3})\s*$", body, re.MULTILINE)
        assert found, body
        return found[1]


@pytest.fixture
def browsing(
    chromium: Browser, live_server: LiveServer, cast: Cast, settings: Any, transactional_db: None
) -> Iterator[Browsing]:
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    people = Browsing(chromium, cast, live_server.url)
    yield people
    for context in people.contexts:
        context.close()
