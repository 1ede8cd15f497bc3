"""What every page of the site must keep, read from its HTML: nothing inline, nothing from elsewhere, little to load."""

import gzip
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client

FIRST_LOAD = 150_000  # bytes, without pictures


class Page(HTMLParser):
    """The addresses that a page loads, its titles, and what breaks the content security policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.loaded: list[str] = []
        self.titles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.inline.append(tag)
        self.inline += [f"{tag} {name}" for name in given if name == "style" or re.match(r"on[a-z]+$", name)]
        self.inline += [f"{tag} {value}" for value in given.values() if (value or "").startswith("javascript:")]
        if tag == "script" or (tag == "link" and given.get("rel") == "stylesheet"):
            self.loaded.append(given.get("src") or given.get("href") or "")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.titles.append(tag)


def check(response: Any, levels: bool = True) -> Page:
    """A page as it must be: strict policy, nothing inline or from elsewhere, one h1, no level of title left out."""
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    html = response.content.decode()
    page = Page(html)
    assert page.inline == []
    assert page.titles.count("h1") == 1
    depths = [int(title[1]) for title in page.titles]
    assert not levels or all(after - before <= 1 for before, after in pairwise(depths)), page.titles
    assert not re.search(r'(?:src|href)="https?://(?!testserver|[^"]*example|www\.defenseur)', html)
    return page


def first_load(client: Client, response: Any) -> int:
    """Bytes of a page with its styles and scripts, compressed as they are served."""
    total = len(gzip.compress(response.content))
    for address in check(response).loaded:
        if address.startswith("/static/"):
            file = finders.find(address.removeprefix("/static/"))
            assert isinstance(file, str), address
            total += len(gzip.compress(Path(file).read_bytes()))
        else:
            total += len(client.get(address, headers={"accept-encoding": "gzip"}).content)
    return total
