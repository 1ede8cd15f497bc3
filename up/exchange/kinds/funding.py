"""Funding: an amount and what it is for → a grant, a loan, a guarantee, a share, a prize."""

from typing import Annotated

import pydantic
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from up.core.shown import money as amount
from up.exchange.facts import Cents, Facts, Words, ask, money, words, wrong
from up.exchange.fields import MoneyField
from up.exchange.kinds import Filter, Kind, SideOf, cues, register


class Instrument(TextChoices):
    GRANT = "grant", _("Grant")
    LOAN = "loan", _("Loan")
    GUARANTEE = "guarantee", _("Guarantee")
    EQUITY = "equity", _("Share in the capital")
    PRIZE = "prize", pgettext_lazy("funding", "Prize")


class Need(Facts):
    amount: Annotated[Cents, money(_("How much?"), column="amount_cents")]
    purpose: Annotated[Words, words(_("What is it for?"), help_text=_("For instance: a bread oven."))]

    @pydantic.model_validator(mode="after")
    def _something(self) -> "Need":
        if self.amount == 0:
            raise wrong("amount", _("Please give an amount above zero."))
        return self

    def lines(self, currency: str) -> list[str]:
        return [amount(self.amount, currency), self.purpose]


class Offer(Facts):
    instrument: Annotated[Instrument, ask(forms.ChoiceField, _("In what form?"), choices=Instrument.choices)]
    amount_min: Annotated[Cents | None, money(_("From how much?"))] = None
    amount_max: Annotated[Cents | None, money(_("Up to how much?"), column="amount_cents")] = None
    who_for: Annotated[
        Words | None, words(_("For whom?"), help_text=_("For instance: associations of the park in their first years."))
    ] = None

    @pydantic.model_validator(mode="after")
    def _amounts_in_order(self) -> "Offer":
        if self.amount_min is not None and self.amount_max is not None and self.amount_max < self.amount_min:
            raise wrong("amount_max", _("The largest amount is smaller than the smallest."))
        return self

    def lines(self, currency: str) -> list[str]:
        lines = [str(self.instrument.label)]
        least, most = self.amount_min, self.amount_max
        if least and most:
            lines.append(
                gettext("%(least)s to %(most)s") % {"least": amount(least, currency), "most": amount(most, currency)}
            )
        elif most:
            lines.append(gettext("up to %(amount)s") % {"amount": amount(most, currency)})
        elif least:
            lines.append(gettext("from %(amount)s") % {"amount": amount(least, currency)})
        return [*lines, self.who_for] if self.who_for else lines


register(
    Kind(
        name="funding",
        label=_("Funding"),
        icon="coins",
        hue=95,
        rank=40,
        need=SideOf(
            facts=Need,
            phrase=_("money for a project"),
            answer=_("I can contribute"),
            example=_("8,000 for the bread oven of the village bakery"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("money for projects"),
            answer=_("I am interested"),
            example=_("A small grant for the first year of an association"),
        ),
        sought_among=("organisation",),
        filters=(Filter("amount", lambda: MoneyField(label=_("At least"), required=False), "amount_cents__gte"),),
        cues=cues(
            fr="""
                financement; financer; financeur; subvention; prêt; argent; euros; don; dons; mécène; mécénat;
                investisseur; cagnotte; fonds; trésorerie; budget; amorcer
            """,
            en="""
                funding; fund; grant; loan; money; euros; donation; sponsor; investor; cash; pounds; budget
            """,
            de="""
                finanzierung; finanzieren; förderung; zuschuss; darlehen; kredit; geld; euro; spende; mäzen;
                investor; startkapital
            """,
        ),
    )
)
