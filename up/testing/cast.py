"""The cast of every test: two territories, and the people who act in them."""

from dataclasses import dataclass

import pytest
from django.test import Client

from up.members.models import Member
from up.taxonomy.models import Concept
from up.territories.models import Membership, Place, Territory

PLACES = {
    "Dourdan": ("91200", "91410", 48.53, 2.01),
    "Saint-Chéron": ("91540", "91530", 48.55, 2.12),
    "Roinville": ("91525", "91410", 48.53, 2.05),
    "Chevreuse": ("78160", "78460", 48.71, 2.03),
    "Metz": ("57463", "57000", 49.12, 6.18),
    "Woippy": ("57751", "57140", 49.15, 6.15),
}


@dataclass
class Cast:
    """An animator, a project holder, a helper and a stranger (signed up, joined nothing) of `home`;
    a member and the animator of another territory."""

    home: Territory
    away: Territory
    places: dict[str, Place]
    animator: Member
    holder: Member
    helper: Member
    stranger: Member
    outsider: Member
    outside_animator: Member
    skill: Concept
    theme: Concept

    def client(self, member: Member | None = None) -> Client:
        """A browser in which this member is signed in (None: a visitor)."""
        client = Client(headers={"accept-language": "en"})
        if member is not None:
            client.force_login(member)
        return client


def person(name: str, place: Place, territory: Territory | None, role: str = "member") -> Member:
    member = Member.objects.create_user(
        f"{name.split(maxsplit=1)[0].lower()}@example.org", name=name, place=place, language="en"
    )
    if territory is not None:
        Membership.objects.create(member=member, territory=territory, role=role)
    return member


@pytest.fixture
def cast(db: None) -> Cast:
    places = {
        name: Place.objects.create(
            country="FR", code=code, name=name, search_name=name.lower().replace("é", "e").replace("-", " "),
            post_codes=post, lat=lat, lon=lon, population=5000,
        )
        for name, (code, post, lat, lon) in PLACES.items()
    }  # fmt: skip
    home = Territory.objects.create(
        slug="chevreuse", name="Up Chevreuse", hue=140, languages=["fr"], centre=places["Chevreuse"],
        contact_email="chevreuse@example.org",
    )  # fmt: skip
    away = Territory.objects.create(slug="metz", name="Up Metz", languages=["fr", "de"], centre=places["Metz"])
    home.places.set([places[n] for n in ("Dourdan", "Saint-Chéron", "Roinville", "Chevreuse")])
    away.places.set([places[n] for n in ("Metz", "Woippy")])
    skill = Concept.objects.create(
        kind="skill", key="communication", label_fr="Communication", label_en="Communication",
        label_de="Kommunikation", search_text="|communication|kommunikation|", is_curated=True,
    )  # fmt: skip
    theme = Concept.objects.create(
        kind="theme", key="ecology", label_fr="Écologie", label_en="Ecology", label_de="Ökologie",
        search_text="|ecologie|ecology|okologie|", hue=140, is_curated=True,
    )  # fmt: skip
    helper = person("Nadia Berthier", places["Saint-Chéron"], home)
    helper.skills.add(skill)
    return Cast(
        home=home,
        away=away,
        places=places,
        animator=person("Helene Marchand", places["Chevreuse"], home, "animator"),
        holder=person("Claire Vasseur", places["Dourdan"], home),
        helper=helper,
        stranger=person("Tom Lefebvre", places["Chevreuse"], None),
        outsider=person("Karim Benali", places["Metz"], away),
        outside_animator=person("Sophie Lemoine", places["Woippy"], away, "animator"),
        skill=skill,
        theme=theme,
    )
