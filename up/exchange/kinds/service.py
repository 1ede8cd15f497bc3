"""Local service: getting about, rights, health, home help → a service, whom it is for and how to ask for it."""

from typing import Annotated

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from up.exchange.facts import Facts, Words, words
from up.exchange.kinds import Kind, SideOf, cues, register


class Need(Facts):
    for_whom: Annotated[Words, words(_("For whom?"), help_text=_("For instance: an elderly couple in the village."))]

    def lines(self, currency: str) -> list[str]:
        return [self.for_whom]


class Offer(Facts):
    for_whom: Annotated[Words, words(_("For whom?"), help_text=_("For instance: people looking for work."))]
    how_to_ask: Annotated[
        Words, words(_("How does one ask for it?"), help_text=_("For instance: at the town hall, on Tuesdays."))
    ]
    cost: Annotated[Words | None, words(_("What does it cost?"), help_text=_("For instance: free."))] = None

    def lines(self, currency: str) -> list[str]:
        return [line for line in (self.for_whom, self.cost) if line]

    def details(self, currency: str) -> list[tuple[str, str]]:
        return [(gettext("How to ask for it"), self.how_to_ask)]


register(
    Kind(
        name="service",
        label=_("Local service"),
        icon="signpost",
        hue=330,
        rank=70,
        need=SideOf(
            facts=Need,
            phrase=_("a local service: transport, rights, health, home"),
            answer=_("I know who can help"),
            example=_("A lift to the hospital twice a month"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("a local service: transport, rights, health, home"),
            answer=_("I am interested"),
            example=_("Shared minibus to the market on Thursdays"),
        ),
        sought_among=("organisation",),
        cues=cues(
            fr="""
                transport; covoiturage; navette; garde d'enfants; accès aux droits; permanence; mutuelle; aide à
                domicile; démarches; service de proximité; livraison; livrer; emmener; conduire; garder les enfants;
                garder nos enfants
            """,
            en="""
                transport; lift; shuttle; childcare; access to rights; home help; paperwork; local service; delivery;
                drive our; drive my; look after
            """,
            de="""
                fahrdienst; mitfahrgelegenheit; kinderbetreuung; beratungsstelle; haushaltshilfe; behördengänge;
                lieferdienst; dienstleistung vor ort; fahren; kinder betreuen; einkaufen für
            """,
        ),
    )
)
