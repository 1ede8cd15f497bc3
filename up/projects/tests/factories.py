"""Projects for tests, made by the actions themselves."""

from typing import Any

from up.members.models import Member
from up.projects.actions import publish_project
from up.projects.models import Contribution, Project, TeamMember
from up.testing.cast import Cast


def make_project(cast: Cast, **fields: Any) -> Project:
    """The holder's eco-centre in Dourdan, published at home, unless said otherwise."""
    defaults: dict[str, Any] = {
        "actor": cast.holder,
        "territory": cast.home,
        "title": "Un écocentre au cœur de la ville",
        "purpose": "Un lieu de vie entre générations : des ateliers, un potager, une micro-ferme.",
        "place": cast.places["Dourdan"],
        "themes": [cast.theme],
    }
    return publish_project(**defaults | fields)


def make_idea(cast: Cast, **fields: Any) -> Project:
    """An idea that the helper gives away."""
    return make_project(cast, **{"actor": cast.helper, "carried": False, "title": "Une bricothèque"} | fields)


def add_to_team(project: Project, member: Member, **fields: Any) -> TeamMember:
    return TeamMember.objects.create(project=project, member=member, **{"state": TeamMember.State.IN} | fields)


def make_contribution(project: Project, author: Member, **fields: Any) -> Contribution:
    defaults: dict[str, Any] = {
        "kind": Contribution.Kind.SUGGESTION,
        "text": "Demandez au lycée agricole, il a un champ.",
    }
    return Contribution.objects.create(project=project, author=author, **defaults | fields)
