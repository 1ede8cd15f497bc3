"""What the log says of projects, and whom each entry tells."""

from collections.abc import Callable, Iterable
from itertools import chain

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from up.activity.log import Code, nobody, register
from up.activity.models import LogEntry
from up.members.models import Member
from up.projects.models import Project, Stage, TeamMember

type People = Callable[[LogEntry], Iterable[Member]]


def project_of(entry: LogEntry) -> Project:
    assert isinstance(entry.target, Project)  # noqa: S101 - every code of this module is about a project
    return entry.target


def address(entry: LogEntry) -> str:
    return entry.territory.url("project", slug=project_of(entry).slug) if entry.territory else ""


def named(entry: LogEntry) -> QuerySet[Member]:
    """Those whom the entry itself names."""
    people: QuerySet[Member] = Member.objects.filter(pk__in=entry.data["members"])
    return people


def holder(entry: LogEntry) -> Iterable[Member]:
    project = project_of(entry)
    return [person for person in [project.holder or project.author] if person]


def team(entry: LogEntry) -> Iterable[Member]:
    seats = project_of(entry).team.filter(state=TeamMember.State.IN).select_related("member")
    return [*holder(entry), *(seat.member for seat in seats if seat.member)]


def followers(entry: LogEntry) -> QuerySet[Member]:
    people: QuerySet[Member] = Member.objects.filter(follows__project=project_of(entry))
    return people


def contributors(entry: LogEntry) -> QuerySet[Member]:
    people: QuerySet[Member] = Member.objects.filter(
        contributions__project=project_of(entry), contributions__hidden_at=None
    )
    return people


def author(entry: LogEntry) -> Iterable[Member]:
    return [person for person in [project_of(entry).author] if person]


def all_of(*groups: People) -> People:
    """Everybody of these groups, without those who were told the same thing otherwise."""

    def people(entry: LogEntry) -> Iterable[Member]:
        told = set(entry.data.get("told", ()))
        return [person for person in chain.from_iterable(group(entry) for group in groups) if person.pk not in told]

    return people


def stage_sentence(entry: LogEntry) -> str:
    return _("“%(target)s” is now at the stage: %(stage)s") % {
        "target": entry.target,
        "stage": Stage(entry.data["stage"]).label,
    }


CODES = [
    Code("project.published", gettext_lazy("%(actor)s published “%(target)s”"), address),
    Code("project.edited", gettext_lazy("%(actor)s edited “%(target)s”"), address),
    Code("project.withdrawn", gettext_lazy("%(actor)s withdrew “%(target)s”"), address, all_of(team)),
    Code("project.restored", gettext_lazy("%(actor)s published “%(target)s” again"), address, all_of(team)),
    Code("project.stage", stage_sentence, address, all_of(followers, team)),
    Code("project.published_in", gettext_lazy("%(actor)s published “%(target)s” here too"), address, all_of(team)),
    Code("project.taken_back", gettext_lazy("%(actor)s took “%(target)s” back from here"), address, all_of(team)),
    Code(
        "project.taken_on",
        gettext_lazy("%(actor)s carries “%(target)s” from now on"),
        address,
        all_of(author, team, followers, contributors),
    ),
    Code(
        "project.carrying_offered",
        gettext_lazy("%(actor)s proposes to you to carry “%(target)s” from now on"),
        address,
        named,
        immediate=True,
    ),
    Code("project.carrying_declined", gettext_lazy("%(actor)s cannot carry “%(target)s”"), address, holder),
    Code(
        "project.released",
        gettext_lazy("“%(target)s” is looking for somebody to carry it"),
        address,
        all_of(followers, team, contributors),
    ),
    Code(
        "project.invited",
        gettext_lazy("%(actor)s invites you to the team of “%(target)s”"),
        address,
        named,
        immediate=True,
    ),
    Code("project.joined", gettext_lazy("%(actor)s joined the team of “%(target)s”"), address, all_of(team)),
    Code("project.invitation_declined", gettext_lazy("%(actor)s cannot join “%(target)s”"), address, holder),
    Code("project.left", gettext_lazy("%(actor)s left the team of “%(target)s”"), address, holder),
    Code("project.removed", gettext_lazy("You are not in the team of “%(target)s” any more"), address, named),
    Code("project.update", gettext_lazy("News of “%(target)s”: %(title)s"), address, all_of(followers, team)),
    Code("project.update_edited", gettext_lazy("%(actor)s edited the journal of “%(target)s”"), address),
    Code("project.update_deleted", gettext_lazy("%(actor)s deleted news of “%(target)s”"), address),
    Code("project.update_restored", gettext_lazy("%(actor)s brought back news of “%(target)s”"), address),
    Code("project.contribution", gettext_lazy("%(actor)s contributes to “%(target)s”"), address, all_of(team)),
    Code("project.contribution_hidden", gettext_lazy("%(actor)s took a contribution away"), address, nobody),
    Code("project.contribution_restored", gettext_lazy("%(actor)s brought a contribution back"), address, nobody),
    Code("project.reply", gettext_lazy("%(actor)s answered your contribution to “%(target)s”"), address, named),
    Code("project.mention", gettext_lazy("%(actor)s mentions you in “%(target)s”"), address, named, immediate=True),
]


def register_codes() -> None:
    for code in CODES:
        register(code)
