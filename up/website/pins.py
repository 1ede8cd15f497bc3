"""Pins of a map, grouped by the server: what lies within a thumb's width of one another is one pin with a number."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from up.matching.snapshot import Entry

CELL = 56  # pixels
MOST = 250  # groups of one answer
MAX_ZOOM = 18
MAX_LAT = 85.05  # where the Mercator projection ends

type Pin = tuple[float, float, Entry]
type Box = tuple[float, float, float, float]  # south, west, north, east


@dataclass(frozen=True, slots=True)
class Group:
    lat: float
    lon: float
    entries: list[Entry]
    is_one_place: bool


def grouped(pins: Iterable[Pin], zoom: int) -> list[Group]:
    """Never more than `MOST` groups: the cells grow until they are few enough."""
    pins = list(pins)
    while True:
        cells: dict[tuple[int, int], list[Pin]] = defaultdict(list)
        for pin in pins:
            cells[cell(pin[0], pin[1], zoom)].append(pin)
        if len(cells) <= MOST or zoom <= 0:
            return [group(found) for found in cells.values()]
        zoom -= 1


def cell(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    """The square of the map, as drawn at this zoom, in which a point lies."""
    lat = math.radians(max(-MAX_LAT, min(MAX_LAT, lat)))
    width = 256 * 2**zoom / CELL
    x = (lon + 180) / 360 * width
    y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * width
    return int(x), int(y)


def group(pins: list[Pin]) -> Group:
    lat, lon = sum(pin[0] for pin in pins) / len(pins), sum(pin[1] for pin in pins) / len(pins)
    return Group(lat, lon, [pin[2] for pin in pins], len({(pin[0], pin[1]) for pin in pins}) == 1)


def box_of(text: str) -> Box | None:
    """South, west, north, east from «west,south,east,north»; None where it cannot be meant."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not all(map(math.isfinite, (west, south, east, north))) or south > north:
        return None
    if east - west >= 360 or west > east:
        west, east = -180.0, 180.0
    return south, west, north, east


def inside(pins: Iterable[Pin], box: Box | None) -> list[Pin]:
    if box is None:
        return list(pins)
    south, west, north, east = box
    return [pin for pin in pins if south <= pin[0] <= north and west <= pin[1] <= east]


def zoom_of(text: str) -> int:
    return min(int(text), MAX_ZOOM) if text.isascii() and text.isdigit() and len(text) < 3 else 8


def bounds(pins: Iterable[Pin], around: tuple[float, float] | None) -> Box:
    """What a map shows first: all the pins, or the surroundings of a place, or the world."""
    points = [(pin[0], pin[1]) for pin in pins] or ([around] if around else [])
    if not points:
        return -60.0, -180.0, 75.0, 180.0
    lats, lons = [point[0] for point in points], [point[1] for point in points]
    margin = 0.05
    return min(lats) - margin, min(lons) - margin, max(lats) + margin, max(lons) + margin
