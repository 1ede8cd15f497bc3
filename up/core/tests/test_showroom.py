"""Every component renders, and none breaks the content security policy."""

import re

import pytest
from django.test import RequestFactory, override_settings

from up.core.showroom import showroom
from up.testing.cast import Cast


@pytest.fixture
def html(cast: Cast) -> str:
    with override_settings(MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage"):
        request = RequestFactory().get("/_ui/", {"errors": "1", "theme": "education"})
        request.territory, request.member = None, None  # type: ignore[attr-defined]
        return showroom(request).content.decode()


def test_all_components_are_there(html: str) -> None:
    for name in ("avatar", "stepper", "meter", "why", "bubble", "timeline", "choice", "segmented", "field-errors"):
        assert f'"{name}' in html or f" {name}" in html, name


def test_nothing_is_styled_or_scripted_inline(html: str) -> None:
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)
