"""The demo's texts: TOML files of `data/`, one folder a territory, with days counted back from today."""

import tomllib
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

DATA = Path(__file__).parent / "data"
FILES = ("members", "organisations", "projects", "listings", "introductions")

Row = dict[str, Any]


def territories() -> tuple[list[Row], list[Row]]:
    """The territories, wider ones first, and the communes that they need beyond those of GeoNames."""
    data = tomllib.loads((DATA / "territories.toml").read_text(encoding="utf-8"))
    return data["territory"], data["places"]


def charter() -> str:
    return (DATA / "charter.md").read_text(encoding="utf-8")


def rows(territory: str, file: str) -> list[Row]:
    text = (DATA / territory / f"{file}.toml").read_text(encoding="utf-8")
    found: list[Row] = tomllib.loads(text)[file.removesuffix("s")]
    return found


def seed(key: str) -> int:
    """A number that is the same for a key at every load."""
    return zlib.crc32(key.encode())


def moment(days_ago: int, key: str) -> datetime:
    """So many days ago, at an hour of the day at which people are awake."""
    number = seed(key)
    day = timezone.localtime() - timedelta(days=days_ago)
    at = day.replace(hour=7 + number % 15, minute=number // 15 % 60, second=number // 900 % 60, microsecond=0)
    return min(at, timezone.now())


def dated(items: list[Row], key: str) -> Iterator[tuple[Row, datetime]]:
    """Items with their moment, the oldest first."""
    for position, item in sorted(enumerate(items), key=lambda pair: -pair[1]["days_ago"]):
        yield item, moment(item["days_ago"], f"{key}-{position}")
