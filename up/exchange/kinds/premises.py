"""Premises: an area, a use and a budget → a space with its rent stepped by year, its lease and its access."""

from typing import Annotated, Any

import pydantic
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from up.core.shown import figure
from up.core.shown import money as amount
from up.exchange.facts import MOST_METRES, Cents, Facts, SquareMetres, Words, ask, money, number, words, wrong
from up.exchange.fields import YEARS, MoneyField, RentField
from up.exchange.kinds import Filter, Kind, SideOf, cues, register


class Step(pydantic.BaseModel):
    """What a month costs, in cents, from this year of the lease on."""

    model_config = pydantic.ConfigDict(extra="forbid")

    year: Annotated[int, pydantic.Field(ge=1, le=YEARS)]
    month: int


class Need(Facts):
    use: Annotated[Words, words(_("For what use?"), help_text=_("For instance: a wood workshop."))]
    area_min: Annotated[SquareMetres, number(_("Area in m², at least"), most=MOST_METRES, column="area")]
    area_max: Annotated[SquareMetres | None, number(_("Area in m², at most"), most=MOST_METRES)] = None
    budget_month: Annotated[Cents | None, money(_("Budget a month"), column="amount_cents")] = None

    @pydantic.model_validator(mode="after")
    def _areas_in_order(self) -> "Need":
        if self.area_max is not None and self.area_max < self.area_min:
            raise wrong("area_max", _("The largest area is smaller than the smallest."))
        return self

    def lines(self, currency: str) -> list[str]:
        if self.area_max:
            area = gettext("%(least)s to %(most)s m²") % {"least": figure(self.area_min), "most": figure(self.area_max)}
        else:
            area = gettext("at least %(least)s m²") % {"least": figure(self.area_min)}
        lines = [area, self.use]
        if self.budget_month is not None:
            lines.append(gettext("%(amount)s a month at most") % {"amount": amount(self.budget_month, currency)})
        return lines


class Offer(Facts):
    use: Annotated[Words, words(_("What is it good for?"), help_text=_("For instance: workshops, storage, an office."))]
    area: Annotated[SquareMetres, number(_("Area in m²"), most=MOST_METRES, column="area")]
    rent: Annotated[
        list[Step] | None,
        ask(
            RentField,
            _("Rent a month, by year"),
            help_text=_("Fill in only the years in which it changes; 0 means free. Leave all empty to say it later."),
        ),
    ] = None
    lease: Annotated[Words | None, words(_("Lease"), help_text=_("For instance: short lease of 23 months."))] = None
    access: Annotated[
        Words | None, words(_("Access"), help_text=_("For instance: ground floor, reached by lorry."))
    ] = None

    @pydantic.model_validator(mode="after")
    def _rent_by_year(self) -> "Offer":
        years = [step.year for step in self.rent or []]
        if any(step.month < 0 for step in self.rent or []):
            raise wrong("rent", _("A rent cannot be negative."))
        if years and (years != sorted(set(years)) or years[0] != 1):
            raise wrong("rent", _("Say the rent of the first year, then each later year once, in order."))
        return self

    def derived(self) -> dict[str, Any]:
        if self.rent is None:
            return {}
        return {"amount_cents": self.rent[0].month if self.rent else 0}

    def lines(self, currency: str) -> list[str]:
        return [
            line
            for line in (gettext("%(area)s m²") % {"area": figure(self.area)}, self.rent_line(currency), self.use)
            if line
        ]

    def details(self, currency: str) -> list[tuple[str, str]]:
        steps = [
            (gettext("Rent, year %(year)d") % {"year": s.year}, amount(s.month, currency)) for s in self.rent or []
        ]
        rent = [(name, gettext("%(amount)s a month") % {"amount": value}) for name, value in steps]
        others = [(gettext("Lease"), self.lease), (gettext("Access"), self.access)]
        return rent + [(name, value) for name, value in others if value]

    def rent_line(self, currency: str) -> str:
        if self.rent is None:
            return ""
        months = [step.month for step in self.rent]
        if not any(months):
            return gettext("free of charge")
        if len(set(months)) == 1:
            return self.monthly(months[0], currency)
        if months[0] == 0:
            return gettext("free in the first year")
        return gettext("stepped rent from %(amount)s a month") % {"amount": amount(months[0], currency)}

    @staticmethod
    def monthly(cents: int, currency: str) -> str:
        return gettext("%(amount)s a month") % {"amount": amount(cents, currency)}


register(
    Kind(
        name="premises",
        label=_("Premises"),
        icon="warehouse",
        hue=35,
        rank=30,
        need=SideOf(
            facts=Need,
            phrase=_("a place: premises, a workshop, some land"),
            answer=_("I know of a place"),
            example=_("A ground-floor room of 60 m² for a repair workshop"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("a place: premises, a workshop, some land"),
            answer=_("I am interested"),
            example=_("A dry barn of 140 m² at the edge of the village"),
        ),
        sought_among=("organisation",),
        filters=(
            Filter(
                "area",
                lambda: forms.IntegerField(label=_("At least m²"), min_value=1, max_value=MOST_METRES, required=False),
                "area__gte",
            ),
            Filter("rent", lambda: MoneyField(label=_("Rent a month at most"), required=False), "amount_cents__lte"),
        ),
        cues=cues(
            fr="""
                local; locaux; terrain; grange; atelier; entrepôt; hangar; boutique; bureau; salle; garage; m²; m2;
                lieu plus grand; espace de stockage; bail; un lieu; un espace; parcelle; champ
            """,
            en="""
                premises; land; barn; workshop space; warehouse; shop to rent; office space; room; square metres;
                storage space; lease; a place to; a field; a garden; square meters
            """,
            de="""
                räume; raum; räumlichkeiten; grundstück; scheune; werkstatt; lager; lagerraum; ladenlokal; büro;
                garage; quadratmeter; mietvertrag; fläche; platz für
            """,
        ),
    )
)
