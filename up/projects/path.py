"""The next step of a project's path: what helps most at its stage, said to who carries it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from up.projects.models import PATH, Project, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """Advice in one sentence, and the stage that comes after (none at the end of the path)."""

    advice: str | Promise
    following: Stage | None


ADVICE = {
    Stage.IDEA: _("Say what it lacks, and speak to three people who would use it: they will tell you what to change."),
    Stage.EMERGENCE: _("Try it small and for real: one workshop, one afternoon, ten jars. Then tell how it went."),
    Stage.PROTOTYPE: _("Gather what the opening needs: a place, a little money, people to sell to or to share with."),
    Stage.LAUNCH: _("Tell people the date, and thank those who helped: they will bring others."),
    Stage.RUNNING: _("Tell what it changes around you, and what you would do otherwise: others are starting."),
}


def next_step(project: Project) -> Step | None:
    """None once the path has ended."""
    stage = Stage(project.stage)
    if stage not in PATH:
        return None
    after = PATH[PATH.index(stage) + 1 :]
    return Step(ADVICE[stage], after[0] if after else None)
