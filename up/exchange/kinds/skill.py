"""A helping hand, a skill: «someone who knows about communication» → «I build websites»."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from up.exchange.facts import Facts, Words, words
from up.exchange.kinds import Kind, SideOf, cues, register


class Need(Facts):
    effort: Annotated[
        Words | None, words(_("How much time would it take?"), help_text=_("For instance: two evenings."))
    ] = None

    def lines(self, currency: str) -> list[str]:
        return [self.effort] if self.effort else []


class Offer(Facts):
    effort: Annotated[
        Words | None, words(_("How much time can you give?"), help_text=_("For instance: one evening a week."))
    ] = None

    def lines(self, currency: str) -> list[str]:
        return [self.effort] if self.effort else []


register(
    Kind(
        name="skill",
        label=_("Skill"),
        icon="wrench",
        hue=255,
        rank=10,
        need=SideOf(
            facts=Need,
            phrase=_("a helping hand, a skill"),
            answer=_("I can help"),
            example=_("Somebody to make our poster and a simple website"),
        ),
        offer=SideOf(
            facts=Offer,
            phrase=_("a helping hand, a skill"),
            answer=_("I am interested"),
            example=_("I can keep the accounts of a small association"),
        ),
        takes_skills=True,
        cues=cues(
            fr="""
                quelqu'un qui; s'y connaît; compétence; savoir-faire; coup de main; aide pour; graphiste; comptable;
                juriste; informaticien; développeur; webmaster; photographe; traducteur; communication; site
                internet; comptabilité; bricoleur; je sais; je peux faire; sait faire; quelqu'un avec; une personne
                qui; expérience en; coup de pouce
            """,
            en="""
                someone who knows; somebody who knows; skill; know-how; helping hand; help with; designer;
                accountant; lawyer; developer; photographer; translator; website; i can; someone who can; somebody
                who can; someone with; somebody with; experience in; experience with
            """,
            de="""
                jemand, der; jemanden, der; kenntnisse; fähigkeit; kompetenz; unterstützung bei; hilfe bei; grafiker;
                buchhaltung; jurist; entwickler; fotograf; übersetzer; webseite; ich kann; jemand mit; jemanden mit;
                erfahrung in; erfahrung mit
            """,
        ),
    )
)
