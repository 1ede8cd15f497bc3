"""Quiet landscapes drawn from a seed, for what has no picture of its own: the same seed gives the same cover."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import pi, sin
from random import Random

WIDTH, HEIGHT = 320, 140


def colour(lightness: float, chroma: float, hue: float) -> str:
    return f"oklch({lightness:.0f}% {chroma:.3f} {hue % 360:.0f})"


def _line(dice: Random, base: float, height: float, waves: float) -> str:
    """The outline of a range of hills down to the lower edge."""
    shift, second = dice.uniform(0, 2 * pi), dice.uniform(0, 2 * pi)
    points = []
    for x in range(0, WIDTH + 1, 16):
        t = x / WIDTH * 2 * pi * waves
        y = base - height * (0.65 * sin(t + shift) + 0.35 * sin(2.3 * t + second))
        points.append((x, round(y, 1)))
    path = f"M0 {points[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        path += f"C{middle:.0f} {y0} {middle:.0f} {y1} {x1} {y1}"
    return f"{path}V{HEIGHT}H0Z"


def _sun(dice: Random, hue: float) -> str:
    x, y, r = dice.randint(40, 280), dice.randint(26, 48), dice.randint(10, 20)
    return f'<circle class="sun" cx="{x}" cy="{y}" r="{r}" fill="{colour(97.5, 0.035, hue + 20)}"/>'


def hills(dice: Random, hue: float) -> Iterator[str]:
    yield _sun(dice, hue)
    for step in range(4):
        shade = colour(87 - 6.5 * step, 0.035 + 0.012 * step, hue + dice.uniform(-18, 18))
        yield f'<path d="{_line(dice, 62 + 21 * step, 16 - 2 * step, dice.uniform(0.7, 1.5))}" fill="{shade}"/>'


def peaks(dice: Random, hue: float) -> Iterator[str]:
    yield _sun(dice, hue)
    for step in range(6):
        x, top = dice.randint(-10, 330), dice.randint(36, 66) + 9 * step
        half = round((HEIGHT - top) * dice.uniform(0.95, 1.3))
        shade = colour(dice.uniform(74, 88) - step, 0.06, hue + dice.uniform(-22, 22))
        yield f'<path d="M{x - half} {HEIGHT}L{x} {top}L{x + half} {HEIGHT}Z" fill="{shade}" opacity=".85"/>'


def fields(dice: Random, hue: float) -> Iterator[str]:
    """Strips of fields below a low horizon."""
    horizon = dice.randint(44, 62)
    yield _sun(dice, hue)
    yield f'<path d="{_line(dice, horizon, 7, 1.3)}" fill="{colour(85, 0.05, hue - 10)}"/>'
    centre, x = dice.randint(60, 260), -220.0
    while x < 540:
        wide = dice.uniform(34, 86)
        shade = colour(dice.uniform(73, 86), dice.uniform(0.05, 0.085), hue + dice.uniform(-26, 26))
        top_left, top_right = (centre + (edge - centre) * 0.3 for edge in (x, x + wide))
        yield (
            f'<path d="M{top_left:.0f} {horizon + 14}L{top_right:.0f} {horizon + 14}L{x + wide:.0f} {HEIGHT}'
            f'L{x:.0f} {HEIGHT}Z" fill="{shade}"/>'
        )
        x += wide


def roofs(dice: Random, hue: float) -> Iterator[str]:
    """A row of houses, with a lit window here and there."""
    yield _sun(dice, hue)
    yield f'<path d="{_line(dice, 78, 12, 1.1)}" fill="{colour(87, 0.035, hue - 14)}"/>'
    x = -8
    while x < WIDTH:
        wide, top = dice.randint(26, 46), dice.randint(62, 92)
        shade = colour(dice.uniform(75, 87), dice.uniform(0.03, 0.06), hue + dice.uniform(-16, 16))
        roof = colour(dice.uniform(64, 72), 0.075, hue + dice.uniform(-10, 24))
        yield f'<path d="M{x} {top}h{wide}V{HEIGHT}H{x}Z" fill="{shade}"/>'
        half, rise = wide / 2 + 3, wide * 0.45
        yield f'<path d="M{x - 3} {top}l{half:.0f} {-rise:.0f}l{half:.0f} {rise:.0f}Z" fill="{roof}"/>'
        for row in range(top + 12, HEIGHT - 8, 22):
            if dice.random() < 0.75:
                lit = colour(95, 0.055, 90) if dice.random() < 0.4 else colour(68, 0.045, hue)
                yield f'<path d="M{x + wide // 2 - 4} {row}h8v10h-8Z" fill="{lit}"/>'
        x += wide + dice.choice((0, 0, 6))


def water(dice: Random, hue: float) -> Iterator[str]:
    """A far bank, a lake, reflections."""
    yield _sun(dice, hue)
    yield f'<path d="{_line(dice, 58, 12, 0.9)}" fill="{colour(83, 0.05, hue - 12)}"/>'
    yield f'<path d="{_line(dice, 72, 5, 1.6)}" fill="{colour(76, 0.06, hue + 8)}"/>'
    yield f'<path d="M0 82H{WIDTH}V{HEIGHT}H0Z" fill="{colour(88, 0.04, hue + 24)}"/>'
    for step in range(9):
        x, wide, y = dice.randint(-20, 290), dice.randint(30, 110), 88 + 6 * step
        shade = colour(dice.uniform(79, 95), 0.045, hue + 16)
        yield f'<path d="M{x} {y}h{wide}" stroke="{shade}" stroke-width="2.5" stroke-linecap="round"/>'


def trees(dice: Random, hue: float) -> Iterator[str]:
    """An orchard on a slope."""
    yield _sun(dice, hue)
    yield f'<path d="{_line(dice, 88, 14, 0.8)}" fill="{colour(87, 0.045, hue - 8)}"/>'
    yield f'<path d="{_line(dice, 112, 9, 1.0)}" fill="{colour(81, 0.06, hue + 6)}"/>'
    for place in dice.sample(range(10, WIDTH, 34), k=9):
        x = place + dice.randint(-9, 9)
        y, r = dice.randint(70, 104), dice.randint(11, 19)
        shade = colour(dice.uniform(70, 82), 0.075, hue + dice.uniform(-24, 24))
        yield f'<path d="M{x} {y}v{r * 2}" stroke="{colour(58, 0.05, hue - 30)}" stroke-width="2.5"/>'
        yield f'<circle cx="{x}" cy="{y}" r="{r}" fill="{shade}"/>'


FAMILIES: tuple[Callable[[Random, float], Iterator[str]], ...] = (hills, peaks, fields, roofs, water, trees)


def draw(seed: str, hue: int) -> str:
    """The cover of a thing as an SVG element that fills its box."""
    digest = hashlib.sha256(seed.encode()).digest()
    dice = Random(digest)  # noqa: S311
    family = FAMILIES[digest[0] % len(FAMILIES)]
    shapes = "".join(family(dice, hue))
    sky = f'<path d="M0 0H{WIDTH}V{HEIGHT}H0Z" fill="{colour(93.5, 0.035, hue)}"/>'
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice"'
    return f'<svg {box} aria-hidden="true">{sky}{shapes}</svg>'
