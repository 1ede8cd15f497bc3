"""Outlet: a maker looks for shops, distributors, suppliers → a shop that takes local products."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from up.exchange.facts import Facts, Words, words
from up.exchange.kinds import Kind, SideOf, cues, register


class Need(Facts):
    product: Annotated[Words, words(_("Which product?"), help_text=_("For instance: plum jam in jars of 350 g."))]
    volume: Annotated[Words | None, words(_("How much?"), help_text=_("For instance: 200 jars a month."))] = None

    def lines(self, currency: str) -> list[str]:
        return [line for line in (self.product, self.volume) if line]


class Offer(Facts):
    product: Annotated[Words, words(_("Which products are you looking for?"))]
    terms: Annotated[
        Words | None, words(_("On what terms?"), help_text=_("For instance: on commission, one fifth for us."))
    ] = None

    def lines(self, currency: str) -> list[str]:
        return [line for line in (self.product, self.terms) if line]


register(
    Kind(
        name="outlet",
        label=_("Outlet"),
        icon="store",
        hue=15,
        rank=60,
        need=SideOf(
            facts=Need,
            phrase=_("shops or partners for my products"),
            answer=_("I can sell it, or know who can"),
            example=_("Shops for the jams of the orchard"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("a place to sell local products"),
            answer=_("I am interested"),
            example=_("Our grocery takes local products on consignment"),
        ),
        sought_among=("organisation",),
        cues=cues(
            fr="""
                débouché; débouchés; distributeur; distributeurs; points de vente; point de vente; revendeur; vendre
                mes; vendre nos; épicerie; fournisseur; dépôt-vente; partenaire commercial; commercialiser; qui
                vende; qui vendent; qui vendrait; où vendre; vendre notre; magasin; magasins
            """,
            en="""
                outlet; outlets; distributor; retailer; shops to sell; sell my; sell our; supplier; consignment; shop
                that; shops that; sells our; where to sell; stockist
            """,
            de="""
                absatz; vertrieb; händler; verkaufsstelle; verkaufen; lieferant; laden für; kommission; verkauft;
                laden der; läden die; geschäft das; abnehmer
            """,
        ),
    )
)
