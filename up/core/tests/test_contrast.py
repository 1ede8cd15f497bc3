"""Text can be read in every hue, light and dark: WCAG AA, from the tokens themselves."""

import re

import pytest

from up.core.colour import hexadecimal
from up.core.stylesheet import FOLDER

TOKEN = re.compile(r"--([\w-]+): light-dark\((#fff|oklch\([^)]*\)+), (oklch\([^)]*\)+)\);")
BOTH = r"light-dark\((.+?), (oklch.+?\))\)"
CHIP = re.compile(rf"^\.(chip|dot|avatar) \{{.*?background: {BOTH}; color: {BOTH}", re.M)
PAIRS = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunk"), ("muted", "paper"), ("muted", "surface"), ("muted", "sunk"),
    ("accent", "paper"), ("accent", "surface"), ("accent", "sunk"), ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("ink", "accent-soft"), ("muted", "accent-soft"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
    ("good", "paper"), ("good", "surface"), ("bad", "paper"), ("bad", "surface"), ("bad", "bad-soft"),
    ("ink", "good-soft"), ("ink", "warn-soft"), ("ink", "bad-soft"),
]  # fmt: skip


def luminance(colour: str, hue: int) -> float:
    if colour != "#fff":
        colour = re.sub(r"var\(--(hue|chip)\)", str(hue), colour)
        lightness, chroma, own_hue = re.findall(r"[\d.]+", colour)[:3]
        colour = hexadecimal(float(lightness) / 100, float(chroma), float(own_hue))
    else:
        colour = "#ffffff"
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, hue: int) -> float:
    dark, light = sorted((luminance(one, hue), luminance(other, hue)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def tokens() -> dict[str, tuple[str, str]]:
    text = (FOLDER / "tokens.css").read_text().split("@media")[0]
    return {name: (light, dark) for name, light, dark in TOKEN.findall(text)}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_tokens(tokens: dict[str, tuple[str, str]], text: str, ground: str, scheme: int) -> None:
    worst = min(range(0, 360, 5), key=lambda hue: contrast(tokens[text][scheme], tokens[ground][scheme], hue))
    assert contrast(tokens[text][scheme], tokens[ground][scheme], worst) >= 4.5, f"hue {worst}"


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_what_carries_a_hue_of_its_own(scheme: int) -> None:
    css = "\n".join((FOLDER / "components" / name).read_text() for name in ("chip.css", "parts.css"))
    found = CHIP.findall(css)
    assert {name for name, *_colours in found} == {"chip", "dot", "avatar"}
    for name, *colours in found:
        ground, text = colours[scheme], colours[2 + scheme]
        for hue in range(0, 360, 10):
            assert contrast(text, ground, hue) >= 4.5, f"{name}, hue {hue}"


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_the_edge_of_a_control_is_seen(tokens: dict[str, tuple[str, str]], ground: str, scheme: int) -> None:
    assert contrast(tokens["control"][scheme], tokens[ground][scheme], 0) >= 3
