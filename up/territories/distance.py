"""Distances between positions, (latitude, longitude) in degrees."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
KM_A_DEGREE = 111.2

type Position = tuple[float, float]


def kilometres(a: Position, b: Position) -> float:
    """Along the great circle (haversine)."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def box(centre: Position, km: float) -> dict[str, float]:
    """South, west, north and east of a square that holds everything at this distance: for `Place.objects.within`."""
    high = km / KM_A_DEGREE
    wide = min(180.0, high / max(0.01, cos(radians(centre[0]))))
    lat, lon = centre
    return {"south": lat - high, "west": lon - wide, "north": lat + high, "east": lon + wide}
