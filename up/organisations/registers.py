"""Official registers: which there are in a country, and whether a number can be one of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.ca import bn
from stdnum.ch import uid
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.fr import siren, siret

# Where a territory asks for which; elsewhere none is asked for.
BY_COUNTRY = {"FR": ("siren", "siret", "rna"), "CH": ("uid",), "CA": ("bn",)}

SHAPES = {
    "siren": _("A SIREN number has 9 digits."),
    "siret": _("A SIRET number has 14 digits: the 9 of the SIREN, then 5 for the place."),
    "rna": _("An RNA number is the letter W and 9 characters, such as W571001234."),
    "uid": _("A UID number looks like CHE-123.456.788."),
    "bn": _("A business number has 9 digits, or 15 characters such as 12302 6635 RC 0001."),
}
MISTYPED = _("This number is mistyped: its check digit does not match. Compare it with your papers.")

# W, the department of the registry (2A and 2B in Corsica, 9 and a letter overseas), the registry's rank in it, and a
# number of six digits: «identification» of associations, order of 14 October 2009 creating the RNA (JORF 0245).
RNA = re.compile(r"W(?:[0-9]{2}|2[AB]|9[A-Z])[0-9][0-9]{6}")


def of_country(country: str) -> Sequence[str]:
    return BY_COUNTRY.get(country, ())


def check(register: str, text: str) -> str:
    """The number as it is kept, without spaces. Raises ValidationError with one sentence."""
    if register == "rna":
        number = re.sub(r"[\s.-]", "", text).upper()
        if not RNA.fullmatch(number):
            raise ValidationError(SHAPES[register])
        return number
    try:
        return str({"siren": siren, "siret": siret, "uid": uid, "bn": bn}[register].validate(text))
    except InvalidChecksum as error:
        raise ValidationError(MISTYPED) from error
    except NotANumber as error:
        raise ValidationError(SHAPES[register]) from error


def spaced(register: str, number: str) -> str:
    """The number as it is written on paper."""
    if register in {"siren", "siret"}:
        return " ".join(part for part in (number[:3], number[3:6], number[6:9], number[9:]) if part)
    if register == "uid":
        return str(uid.format(number))
    return number
