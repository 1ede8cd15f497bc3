"""`create-territory` and `cover-territory`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from up.members.models import Member
from up.territories import coverage
from up.territories.models import Membership, Place, Territory
from up.testing.cast import Cast


def run(*arguments: str) -> str:
    out = StringIO()
    with override("en"):
        call_command(*arguments, stdout=out)
    return out.getvalue()


def names(territory: Territory) -> set[str]:
    return {place.name for place in territory.places.all()}


def test_opens_a_territory_with_its_manager(cast: Cast) -> None:
    said = run(
        "create-territory", "dourdan", "Up Dourdan", "--centre", "Dourdan", "--within-km", "5", "--parent", "chevreuse",
        "--hue", "200", "--languages", "fr,de", "--manager", "new@example.org",
    )  # fmt: skip
    territory = Territory.objects.get(slug="dourdan")
    assert names(territory) == {"Dourdan", "Roinville"}
    assert (territory.hue, territory.languages, territory.centre) == (200, ["fr", "de"], cast.places["Dourdan"])
    assert list(territory.parents.all()) == [cast.home]
    manager = Membership.objects.get(territory=territory)
    assert (manager.role, manager.member.email) == ("manager", "new@example.org")
    assert "http://testserver/dourdan/" in said
    assert "2 places" in said


def test_a_known_member_becomes_the_manager(cast: Cast) -> None:
    run("create-territory", "x", "X", "--centre", "Metz", "--manager", "KARIM@example.org")
    assert Membership.objects.get(territory__slug="x").member == cast.outsider
    assert not Member.objects.filter(email="KARIM@example.org").exists()


def test_a_group_has_no_places(cast: Cast) -> None:
    run("create-territory", "up-france", "Up France", "--group")
    territory = Territory.objects.get(slug="up-france")
    assert territory.is_group
    assert names(territory) == set()


@pytest.mark.parametrize(
    ("options", "covered"),
    [
        (["--places", "57751"], {"Metz", "Woippy"}),
        (["--epci", "200039865"], {"Metz", "Woippy"}),
        (["--department", "91"], {"Metz", "Dourdan"}),
        ([], {"Metz"}),
    ],
)
def test_what_it_covers(cast: Cast, options: list[str], covered: set[str]) -> None:
    Place.objects.filter(code="57751").update(epci="200039865")
    Place.objects.filter(code="91200").update(department="91")
    run("create-territory", "x", "X", "--centre", "57463", *options)
    assert names(Territory.objects.get(slug="x")) == covered


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["x", "X"], "Say its main place"),
        (["x", "X", "--centre", "Atlantide"], "No place of FR is “Atlantide”"),
        (["x", "X", "--centre", "Metz", "--country", "CH"], "No place of CH is “Metz”"),
        (["x", "X", "--centre", "Metz", "--places", "57463,99999"], "has the code 99999"),
        (["x", "X", "--centre", "Metz", "--epci", "1"], "has the epci 1"),
        (["metz", "X", "--centre", "Metz"], "slug:"),
        (["admin", "X", "--centre", "Metz"], "slug: This address is taken"),
        (["x", "X", "--centre", "Metz", "--hue", "360"], "hue:"),
        (["x", "X", "--centre", "Metz", "--currency", "euro"], "currency:"),
        (["x", "X", "--centre", "Metz", "--time-zone", "Metz"], "time_zone: Metz is not a time zone"),
        (["x", "X", "--centre", "Metz", "--languages", "xx"], "fr, en, de"),
        (["x", "X", "--centre", "Metz", "--parent", "nope"], "no territory “nope”"),
        (["x", "X", "--centre", "Metz", "--manager", "nope"], "valid email"),
    ],
)
def test_errors_are_one_sentence_and_nothing_is_written(cast: Cast, arguments: list[str], sentence: str) -> None:
    members = Member.objects.count()
    with pytest.raises(CommandError, match=sentence):
        run("create-territory", *arguments)
    assert Territory.objects.count() == 2
    assert Member.objects.count() == members


def test_several_places_of_a_name_are_told_apart_by_code(cast: Cast) -> None:
    Place.objects.create(country="FR", code="01001", name="Metz", search_name="metz", post_codes="01400")
    with pytest.raises(CommandError, match=r"01001 \(01400\), 57463 \(57000\)"):
        run("create-territory", "x", "X", "--centre", "Metz")


def test_places_are_added_and_those_who_follow_are_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Territory] = []
    monkeypatch.setattr(coverage, "_followers", [told.append])
    assert "3 places" in run("cover-territory", "metz", "--places", "91200")
    assert names(cast.away) == {"Metz", "Woippy", "Dourdan"}
    assert told == [cast.away]
    with pytest.raises(CommandError, match="no territory"):
        run("cover-territory", "nope", "--places", "91200")
