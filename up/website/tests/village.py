"""What the browser tests find in the territory when they begin: people, a barn, a mentor, a project nearby."""

from dataclasses import dataclass

from up.exchange.actions import publish_listing
from up.exchange.models import Listing
from up.matching.actions import index
from up.members.models import Member
from up.projects.actions import publish_project
from up.projects.models import Project
from up.taxonomy.actions import load_taxonomy
from up.taxonomy.models import Concept
from up.testing.cast import Cast, person


@dataclass
class Village:
    owner: Member
    mentor: Member
    discreet: Member
    barn: Listing
    bus: Project
    need: Listing


def build(cast: Cast) -> Village:
    load_taxonomy()
    communication = Concept.objects.get(kind="skill", key="communication")
    owner = person("Alain Chevallier", cast.places["Roinville"], cast.home)
    mentor = person("Odile Ferrand", cast.places["Dourdan"], cast.home)
    discreet = person("Iris Muller", cast.places["Dourdan"], cast.home)
    discreet.suggestible = False
    discreet.save()
    for communicator in (cast.helper, discreet):
        communicator.skills.set([communication])
        communicator.availability = ["evenings"]
        communicator.save()
        index(communicator)
    barn = publish_listing(
        actor=owner, territory=cast.home, side="offer", kind="premises", title="A barn of 140 m² with some land",
        body="A place for workshops and a garden.", place=cast.places["Roinville"],
        facts={"area": 140, "use": "workshops, garden", "rent": [{"year": 1, "month": 12_000}]},
    )  # fmt: skip
    publish_listing(
        actor=mentor, territory=cast.home, side="offer", kind="mentoring", title="I have set up a place like this",
        body="Workshops, a garden, neighbours: I have opened a place and can tell how.", place=cast.places["Dourdan"],
        facts={"topic": "opening a place", "rhythm": "once a month"},
    )  # fmt: skip
    bus = publish_project(
        actor=owner, territory=cast.home, title="A bus that teaches repairing",
        purpose="Workshops for bikes, wood and garden, from school to school.",
        story="A garden and workshops on wheels.", place=cast.places["Roinville"],
        themes=[Concept.objects.get(kind="theme", key="ecology")],
    )  # fmt: skip
    need = publish_listing(
        actor=owner, territory=cast.home, side="need", kind="skill", title="Somebody who can draw our poster",
        body="Communication for the bus.", project=bus, place=cast.places["Roinville"], skills=[communication],
        facts={},
    )  # fmt: skip
    return Village(owner, mentor, discreet, barn, bus, need)
