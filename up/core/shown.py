"""Dates, money and distances as a person reads them, in the reader's language."""

from copy import copy
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_timedelta
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language, gettext, to_locale

RECENT_DAYS = 25


def locale() -> Locale:
    return Locale.parse(to_locale(get_language() or "fr"))


def day(value: date) -> str:
    """ "12 November", with its year unless it is this one."""
    if value.year == timezone.localdate().year:
        return _first(value, format_skeleton("MMMMd", value, locale=locale()))
    return _first(value, format_date(value, "long", locale=locale()))


def _first(value: date, words: str) -> str:
    """French counts the first of a month and no other day: "1er décembre"."""
    return words.replace("1 ", "1er ", 1) if value.day == 1 and locale().language == "fr" else words


def when(value: date | datetime) -> str:
    """As people say it: "5 minutes ago", "yesterday", "12 November"."""
    today = timezone.localdate()
    if isinstance(value, datetime):
        value = timezone.localtime(value)
        spent = timezone.now() - value
        if value.date() == today and spent.total_seconds() >= 0:
            return str(format_timedelta(-spent, add_direction=True, locale=locale()))
        value = value.date()
    days = (value - today).days
    if near := {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}.get(days):
        return near
    if abs(days) <= RECENT_DAYS:
        return str(format_timedelta(value - today, granularity="day", add_direction=True, locale=locale()))
    return day(value)


def full(value: date | datetime) -> str:
    """The whole date, and the time of a moment."""
    if isinstance(value, datetime):
        moment = timezone.localtime(value).replace(tzinfo=None)
        return _first(moment, format_datetime(moment, "EEEE d MMMM y, HH:mm", locale=locale()))
    return _first(value, format_date(value, "full", locale=locale()))


def money(cents: int, currency: str = "EUR") -> str:
    """An amount without the cents that are nothing: "8 000 €", "12,50 €"."""
    pattern = copy(locale().currency_formats["standard"])
    pattern.frac_prec = (2, 2) if cents % 100 else (0, 0)
    return str(pattern.apply(Decimal(cents) / 100, locale(), currency=currency, currency_digits=False))


def figure(value: int) -> str:
    """A whole number with its thousands apart: "1 200"."""
    return str(format_decimal(value, locale=locale()))


def distance(km: float | None) -> str:
    """ "8 km away", to the kilometre: places are communes, not addresses."""
    if km is None:
        return ""
    if km < 1:
        return gettext("on the spot")
    return gettext("%(km)s km away") % {"km": round(km)}
