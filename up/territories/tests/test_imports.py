"""`import-places`: official files, GeoNames, and one taking over from the other."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from up.members.models import Member
from up.territories import imports
from up.territories.models import Place, Territory

OFFICIAL = "insee,nom,codes_postaux,departement,region,epci,population,lat,lon,coord_source\n"
DOURDAN = "91200,Dourdan,91410,91,11,249100553,10812,48.5286,2.0153,ign2018\n"
PARIS = "75056,Paris,75001 75002,75,11,200054781,2103778,48.8566,2.3428,ign2018\n"
NOWHERE = "15035,Chalinargues,15170,15,84,200066637,304,,,none\n"
GEONAMES = "geonameid,name,cc,admin1,lat,lon,population\n"

pytestmark = pytest.mark.django_db


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    with override("en"):
        call_command("import-places", *arguments)
    out = capsys.readouterr()
    return out.out, out.err


def write(path: Path, *parts: str) -> str:
    path.write_text("".join(parts), encoding="utf-8")
    return str(path)


def test_reads_the_french_file_as_it_is_and_runs_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "communes.csv", OFFICIAL, DOURDAN, PARIS, NOWHERE)
    out, _err = run(capsys, file)
    assert "3 created, 0 updated, 0 unchanged, 0 rejected." in out
    assert "1 place has no coordinates" in out
    dourdan = Place.objects.get(country="FR", code="91200")
    assert (dourdan.search_name, dourdan.post_codes, dourdan.epci) == ("dourdan", "91410", "249100553")
    assert (dourdan.population, dourdan.position, dourdan.is_official) == (10812, (48.5286, 2.0153), True)
    assert Place.objects.get(code="15035").position is None
    assert "0 created, 0 updated, 3 unchanged, 0 rejected." in run(capsys, file)[0]


def test_what_changed_in_the_file_is_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, write(tmp_path / "a.csv", OFFICIAL, DOURDAN))
    out, _err = run(capsys, write(tmp_path / "b.csv", OFFICIAL, DOURDAN.replace("10812", "10900")))
    assert "0 created, 1 updated" in out
    assert Place.objects.get().population == 10900


def test_each_broken_row_is_reported_with_its_line_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = [
        DOURDAN.replace("48.5286", "north"),
        DOURDAN.replace("48.5286", "98.5"),
        DOURDAN.replace("48.5286", "nan"),
        DOURDAN.replace("10812", "-1"),
        DOURDAN.replace("Dourdan", ""),
        DOURDAN.replace("91200", ""),
        DOURDAN.replace(",ign2018", ""),
    ]
    codes = [line.replace("91200", f"9120{n}") for n, line in enumerate(broken, start=1)]
    out, err = run(capsys, write(tmp_path / "a.csv", OFFICIAL, *codes, PARIS, PARIS))
    assert [line.split(":")[0] for line in err.splitlines()] == [f"line {n}" for n in (2, 3, 4, 5, 6, 7, 8, 10)]
    assert "lat: “north”" in err
    assert "the same insee as line 9: 75056" in err
    assert "1 created, 0 updated, 0 unchanged, 8 rejected." in out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OFFICIAL.encode() + "91200,Étampes".encode("latin-1"), "is not in UTF-8 (line 2)"),
        (OFFICIAL.replace("nom,", "").encode() + b"91200\n", "“nom” is missing"),
        (b"", "“insee” is missing"),
    ],
)
def test_a_file_of_no_use_is_one_sentence_and_writes_nothing(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with override("en"), pytest.raises(CommandError, match=sentence.replace("(", r"\(").replace(")", r"\)")) as caught:
        call_command("import-places", str(file))
    assert caught.value.returncode == 1
    assert not Place.objects.exists()


def test_geonames_of_the_countries_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["2660646,Geneva,CH,GE,46.2022,6.1457,201741\n", "2960316,Luxembourg,LU,LU,49.6098,6.1327,76684\n"]
    file = write(tmp_path / "cities.csv", GEONAMES, *rows)
    run(capsys, file, "--country", "ch")
    place = Place.objects.get()
    assert (place.country, place.code, place.name, place.is_official) == ("CH", "2660646", "Genève", False)
    assert "1 created, 0 updated, 1 unchanged" in run(capsys, file)[0]


def test_geonames_that_is_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(imports, "SMALLEST", 15000)
    out, _err = run(capsys, "--geonames", "--country", "LU", "XX")
    assert "GeoNames has no place in “XX”" in out
    assert Place.objects.filter(country="LU", search_name="luxembourg", is_official=False).exists()


@pytest.mark.parametrize("arguments", [[], ["--geonames"], ["a.csv", "--geonames"]])
def test_says_what_is_missing_on_the_command_line(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("import-places", *arguments)


def test_the_official_file_takes_over_what_geonames_gave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        "1,Dourdan,FR,11,48.53,2.01,9000\n",  # used by a territory and a member: becomes the official one
        "2,Dourdan,FR,11,45.0,5.0,700\n",  # a namesake far away, used: stays
        "3,Le Hameau,FR,11,48.6,2.0,600\n",  # no commune, not used: goes
    ]
    run(capsys, write(tmp_path / "cities.csv", GEONAMES, *rows))
    used, namesake, hamlet = (Place.objects.get(code=code) for code in "123")
    territory = Territory.objects.create(slug="dourdan", name="Up Dourdan", centre=used)
    territory.places.add(used)
    member = Member.objects.create_user("a@example.org", name="A", place=used)
    Member.objects.create_user("b@example.org", name="B", place=namesake)
    out, _err = run(capsys, write(tmp_path / "communes.csv", OFFICIAL, DOURDAN))
    assert "1 place of GeoNames that nobody used was taken out." in out
    assert "0 created, 1 updated" in out
    member.refresh_from_db()
    assert member.place is not None
    assert (member.place.pk, member.place.code, member.place.is_official) == (used.pk, "91200", True)
    assert list(territory.places.all()) == [member.place]
    assert Place.objects.filter(pk=namesake.pk).exists()
    assert not Place.objects.filter(pk=hamlet.pk).exists()


def test_geonames_is_left_out_where_official_places_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, write(tmp_path / "communes.csv", OFFICIAL, DOURDAN))
    out, _err = run(capsys, write(tmp_path / "cities.csv", GEONAMES, "1,Le Hameau,FR,11,48.6,2.0,600\n"))
    assert "FR has its official places already" in out
    assert Place.objects.count() == 1
