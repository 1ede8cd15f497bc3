"""Volunteering: an association's mission with its hours, days and places → when a person is free."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from up.core.forms import DayField
from up.core.shown import day
from up.exchange.facts import MOST_SEATS, Facts, Seats, Words, ask, number, words
from up.exchange.kinds import Filter, Kind, SideOf, cues, register
from up.exchange.kinds.settling import Settling


class Need(Facts):
    seats: Annotated[Seats, number(_("How many people do you need?"), most=MOST_SEATS, column="seats")]
    hours: Annotated[
        Words | None, words(_("On which days, at what time?"), help_text=_("For instance: Saturdays from 9 to 12."))
    ] = None
    starts_on: Annotated[date | None, ask(DayField, _("From when?"), column="starts_on")] = None
    ends_on: Annotated[date | None, ask(DayField, _("Until when?"), column="ends_on")] = None

    def lines(self, currency: str) -> list[str]:
        lines = [ngettext("%(count)d volunteer", "%(count)d volunteers", self.seats) % {"count": self.seats}]
        if self.hours:
            lines.append(self.hours)
        if self.starts_on:
            lines.append(gettext("from %(day)s") % {"day": day(self.starts_on)})
        return lines


class Offer(Facts):
    hours: Annotated[
        Words | None, words(_("When are you free?"), help_text=_("For instance: weekday mornings, and some Saturdays."))
    ] = None

    def lines(self, currency: str) -> list[str]:
        return [self.hours] if self.hours else []


register(
    Kind(
        name="volunteering",
        label=_("Volunteering"),
        icon="hand-helping",
        hue=150,
        rank=20,
        need=SideOf(
            facts=Need,
            phrase=_("volunteers"),
            answer=_("I will come"),
            example=_("Six pairs of hands for the apple harvest"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("some of my time"),
            answer=_("We are interested"),
            example=_("A retired teacher, free on weekday mornings"),
        ),
        settling=Settling.SEATS,
        takes_skills=True,
        filters=(
            Filter("from", lambda: DayField(label=_("Still going on"), required=False), "ends_on__gte"),
            Filter("until", lambda: DayField(label=_("Begins before"), required=False), "starts_on__lte"),
        ),
        cues=cues(
            fr="""
                bénévole; bénévoles; bénévolat; volontaire; volontaires; bras; donner de mon temps; chantier
                participatif; tenir un stand; coup de main le
            """,
            en="""
                volunteer; volunteers; volunteering; pairs of hands; hold a stall; give my time
            """,
            de="""
                freiwillige; ehrenamt; ehrenamtlich; ehrenamtliche; helfende hände; meine zeit
            """,
        ),
    )
)
