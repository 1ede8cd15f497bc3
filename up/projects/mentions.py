"""«@Nadia Berthier» in a text: whom it names."""

import re

from django.db.models import Q

from up.activity import log
from up.members.models import Member
from up.projects.models import Project
from up.territories.models import Territory

MOST = 10
_MENTION = re.compile(r"(?<!\w)@((?:[^\W\d_][\w'’.-]*)(?: [^\W\d_][\w'’.-]*){0,3})")


def mentioned(text: str, territory: Territory) -> list[Member]:
    """The members of a territory's directory whose whole name follows an @, at most ten."""
    names = set()
    for found in _MENTION.findall(text)[:MOST]:
        words = found.split(" ")
        names |= {" ".join(words[:length]).rstrip(".'’-") for length in range(1, len(words) + 1)}
    if not names:
        return []
    wanted = Q()
    for name in names:
        wanted |= Q(name__iexact=name)
    return list(Member.objects.in_directory(territory).filter(wanted)[:MOST])


def tell_mentioned(text: str, *, actor: Member, territory: Territory, project: Project) -> list[int]:
    """Tells those whom a text names, at once; returns their ids, not to be told the same thing twice."""
    people = [person.pk for person in mentioned(text, territory)]
    if people:
        log.record("project.mention", actor=actor, territory=territory, target=project, data={"members": people})
    return people
