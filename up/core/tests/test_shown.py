"""Dates, money and distances in three languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from up.core import shown


@pytest.mark.parametrize(("language", "text"), [("fr", "8\u202f000\xa0€"), ("de", "8.000\xa0€"), ("en", "€8,000")])
def test_whole_amounts_have_no_cents(language: str, text: str) -> None:
    with override(language):
        assert shown.money(800_000) == text


def test_cents_are_shown_where_there_are_some() -> None:
    with override("fr"):
        assert shown.money(1250, "CHF") == "12,50\xa0CHF"


def test_distances() -> None:
    with override("en"):
        assert [shown.distance(km) for km in (None, 0.4, 7.6)] == ["", "on the spot", "8 km away"]


def test_days() -> None:
    today = timezone.localdate()
    with override("en"):
        assert shown.when(today - timedelta(1)) == "yesterday"
        assert shown.when(today + timedelta(1)) == "tomorrow"
        assert shown.when(today - timedelta(5)) == "5 days ago"
        assert shown.when(today + timedelta(5)) == "in 5 days"
        assert shown.when(date(2019, 11, 12)) == "November 12, 2019"


def test_moments() -> None:
    with override("fr"):
        assert shown.when(timezone.now() - timedelta(seconds=5)).startswith("il y a")
        assert shown.full(datetime(2024, 5, 1, 8, tzinfo=UTC)) == "mercredi 1er mai 2024, 10:00"
