"""How each kind of listing and each stage of a project looks, everywhere the same: its hue and its icon, by code.

Their names belong to the apps above, which give them with `name`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Look:
    hue: int
    icon: str


KINDS = {
    "skill": Look(255, "wrench"),
    "volunteering": Look(150, "hand-helping"),
    "neighbour": Look(350, "heart-handshake"),
    "premises": Look(35, "warehouse"),
    "desk": Look(220, "laptop"),
    "item": Look(195, "hammer"),
    "material": Look(175, "recycle"),
    "surplus": Look(125, "apple"),
    "funding": Look(95, "coins"),
    "mentoring": Look(310, "compass"),
    "transfer": Look(60, "key-round"),
    "job": Look(275, "briefcase"),
    "training": Look(235, "graduation-cap"),
    "service": Look(330, "signpost"),
    "outlet": Look(15, "store"),
}

STAGES = {
    "idea": Look(85, "lightbulb"),
    "emergence": Look(130, "sprout"),
    "prototype": Look(200, "flask-conical"),
    "launch": Look(290, "rocket"),
    "running": Look(155, "circle-check"),
    "handed_over": Look(50, "handshake"),
    "stopped": Look(265, "flag"),
}

# The stages that follow one another; the other two are ends.
PATH = ("idea", "emergence", "prototype", "launch", "running")

UNKNOWN = Look(265, "puzzle")
_names: dict[str, dict[str, str | Promise]] = {"kind": {}, "stage": {}}


def name(family: str, names: Mapping[str, str | Promise]) -> None:
    """Called by the app that owns a family of codes ("kind" or "stage"), from its `ready`."""
    _names[family].update(names)


def label(family: str, code: str) -> str:
    """The name of a code in the language of the reader."""
    return str(_names[family].get(code, code))
