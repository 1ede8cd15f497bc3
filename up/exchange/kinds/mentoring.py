"""Mentoring: looks for somebody who has been there → an experienced person."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from up.exchange.facts import Facts, Words, words
from up.exchange.kinds import Kind, SideOf, cues, register


class Mentoring(Facts):
    topic: Annotated[Words, words(_("On what subject?"), help_text=_("For instance: opening a shared place."))]
    rhythm: Annotated[Words | None, words(_("How often?"), help_text=_("For instance: once a month."))] = None

    def lines(self, currency: str) -> list[str]:
        return [line for line in (self.topic, self.rhythm) if line]


register(
    Kind(
        name="mentoring",
        label=_("Mentoring"),
        icon="compass",
        hue=310,
        rank=50,
        need=SideOf(
            facts=Mentoring,
            phrase=_("advice from somebody with experience"),
            answer=_("I can share my experience"),
            example=_("Somebody who has already opened a shared place"),
        ),
        offer=SideOf(
            facts=Mentoring,
            phrase=_("my experience"),
            answer=_("I am interested"),
            example=_("Thirty years in catering: I can go through your plan with you"),
        ),
        takes_skills=True,
        cues=cues(
            fr="""
                parrain; marraine; parrainage; mentor; mentorat; expérience; déjà monté; déjà fait; déjà ouvert; qui
                ont déjà; conseils; retour d'expérience; accompagner; qui a déjà; qui l'a déjà fait; qui y est passé
            """,
            en="""
                mentor; mentoring; experience; who has already; who have already; advice; guidance; been there; who
                has run; who has done; who has opened; who has set up; who have run
            """,
            de="""
                mentor; mentorin; mentoring; pate; patin; erfahrung; die schon; der schon; schon gegründet; schon
                gemacht; schon eröffnet; beratung; rat; der das schon; die das schon
            """,
        ),
    )
)
