"""Colours of a hue where CSS cannot make them: mails, the manifest, the bar of a phone."""

from math import cos, radians, sin


def _channel(linear: float) -> int:
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * max(linear, 0) ** (1 / 2.4) - 0.055
    return round(255 * min(max(value, 0), 1))


def hexadecimal(lightness: float, chroma: float, hue: float) -> str:
    """`oklch(lightness chroma hue)` as `#rrggbb`; channels outside of sRGB are clipped."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return f"#{_channel(red):02x}{_channel(green):02x}{_channel(blue):02x}"


def accent(hue: int) -> str:
    """The accent colour of the stylesheet in its light scheme."""
    return hexadecimal(0.47, 0.11, hue)
