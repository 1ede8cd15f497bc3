"""Languages that people speak, by their ISO 639-1 code."""

from babel import Locale
from django.utils.translation import get_language

SPOKEN = ("fr", "en", "de", "ar", "es", "it", "lb", "pl", "pt", "ro", "ru", "tr", "uk", "zh")


def names_of(codes: list[str]) -> list[str]:
    """In the reader's language; a code that nobody knows stands for itself."""
    names = Locale((get_language() or "fr")[:2]).languages
    return [str(names.get(code, code)) for code in codes]


def choices() -> list[tuple[str, str]]:
    return list(zip(SPOKEN, names_of(list(SPOKEN)), strict=True))
