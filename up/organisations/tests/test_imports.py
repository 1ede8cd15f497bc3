"""`import-organisations`: a register of social enterprises, read as it is."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from up.matching.models import Document
from up.organisations.models import Organisation
from up.organisations.tests.factories import add_person, make_sector
from up.taxonomy.models import Concept
from up.territories.actions import cover
from up.territories.models import Place, Territory
from up.testing.cast import Cast

ROW = {
    "id": 3, "name": "Initiatives solidaires", "kind": "EI", "naf": "3811Z", "city": "DOURDAN", "post_code": "91410",
    "lat": 48.53, "lon": 2.01, "description": "Un chantier.",
}  # fmt: skip


def run(path: Path, *rows: Any, options: tuple[str, ...] = ()) -> tuple[str, str]:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    out, err = StringIO(), StringIO()
    with override("en"):
        call_command("import-organisations", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "organisations.jsonl"


def test_a_row_becomes_a_record_that_can_be_found(cast: Cast, file: Path) -> None:
    make_sector("industry", "38")
    reuse = make_sector("reuse", "381")
    theme = Concept.objects.create(kind="theme", key="inclusion", label_fr="Inclusion", search_text="|inclusion|")
    out, _err = run(file, ROW)
    assert "1 created, 0 updated, 0 unchanged, 0 rejected." in out
    made = Organisation.objects.in_territory(cast.home).get()
    assert (made.kind, made.ess, made.place, made.source) == (
        "social_enterprise", "agreement", cast.places["Dourdan"], "register",
    )  # fmt: skip
    assert (list(made.sectors.all()), list(made.themes.all())) == ([reuse], [theme])
    assert Document.objects.of(made).get().territories == [cast.home.pk]


@pytest.mark.parametrize(
    ("changes", "kind", "ess"),
    [
        ({"kind": "ACI"}, "social_enterprise", "agreement"),
        ({"kind": "ETTI"}, "social_enterprise", "agreement"),
        ({"kind": "AI"}, "association", "law"),
        ({"kind": "GEIQ"}, "association", "law"),
        ({"kind": "ACI", "name": "ASSOC LE PAS"}, "association", "law"),
        ({"kind": "EI", "name": "SCOP LE PAS"}, "cooperative", "law"),
        ({"kind": "ACI", "naf": "8411Z", "name": "COM DE TRAPPES"}, "public_body", "none"),
        ({"kind": "mutual"}, "mutual", "law"),
        ({"kind": "company"}, "company", "none"),
    ],
)
def test_kinds_of_registers(cast: Cast, file: Path, changes: dict[str, str], kind: str, ess: str) -> None:
    run(file, ROW | changes)
    made = Organisation.objects.get()
    assert (made.kind, made.ess) == (kind, ess)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"city": "St Cheron", "post_code": "91530"}, "Saint-Chéron"),
        ({"city": "SAINT CHERON", "post_code": "91530", "lat": None, "lon": None}, "Saint-Chéron"),
        ({"city": "ST CHERON CEDEX 2", "post_code": "91999", "lat": None, "lon": None}, "Saint-Chéron"),
        ({"city": "Le Hameau", "post_code": "91000", "lat": 48.551, "lon": 2.121}, "Saint-Chéron"),
        ({"city": "Le Hameau", "post_code": "91000", "lat": 43.3, "lon": 5.4}, ""),
    ],
)
def test_where_it_is(cast: Cast, file: Path, changes: dict[str, Any], place: str) -> None:
    _out, err = run(file, ROW | changes)
    if place:
        assert Organisation.objects.get().place == cast.places[place]
    else:
        assert "line 1: no place is known for “Le Hameau” (91000)" in err


def test_running_twice_doubles_nothing_and_brings_what_changed(cast: Cast, file: Path) -> None:
    run(file, ROW)
    assert "0 created, 0 updated, 1 unchanged" in run(file, ROW)[0]
    assert "0 created, 1 updated, 0 unchanged" in run(file, ROW | {"name": "Initiatives"})[0]
    assert Organisation.objects.get().search_name == "initiatives"
    assert "1 created" in run(file, ROW, options=("--source", "autre"))[0]


def test_what_somebody_manages_removed_or_took_down_stays_so(cast: Cast, file: Path) -> None:
    run(file, ROW, ROW | {"id": 4, "name": "Retirée"}, ROW | {"id": 5, "name": "Masquée"})
    managed, removed, hidden = (Organisation.objects.get(source_id=key) for key in "345")
    add_person(managed, cast.holder, role="manager")
    Organisation.objects.filter(pk=removed.pk).update(removed_at=removed.created_at)
    hidden.publications.update(hidden_at=hidden.created_at)
    run(file, ROW | {"name": "Autre nom"}, ROW | {"id": 4, "name": "Retirée"}, ROW | {"id": 5, "name": "Masquée"})
    assert [one.name for one in Organisation.objects.in_territory(cast.home)] == ["Initiatives solidaires"]


def test_every_broken_row_is_named_with_its_reason_and_the_others_are_kept(cast: Cast, file: Path) -> None:
    out, err = run(
        file,
        ROW,
        "{broken",
        ROW | {"id": 4, "kind": "XYZ"},
        ROW | {"id": 5, "name": ""},
        ROW | {"id": 6, "name": "x" * 161},
        ROW | {"id": 7, "lat": "nord"},
        ROW | {"id": 8, "lat": 100},
        ROW,
        {"id": 9, "name": "Sans rien"},
        "",
        ROW | {"id": 10},
    )
    lines = [line.partition(":")[0] for line in err.splitlines()]
    assert lines == [f"line {number}" for number in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert "the kind “XYZ” is unknown" in err
    assert "2 created, 0 updated, 0 unchanged, 8 rejected." in out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (json.dumps(ROW, ensure_ascii=False).replace("chantier", "\xe9").encode("latin-1"), "is not in UTF-8"),
        (b'{"id": 1, "name": "A"}', "No row of organisations.jsonl can be used"),
    ],
)
def test_a_file_of_no_use_is_one_sentence(cast: Cast, file: Path, content: bytes, sentence: str) -> None:
    file.write_bytes(content)
    with override("en"), pytest.raises(CommandError, match=sentence):
        call_command("import-organisations", str(file))
    assert not Organisation.objects.exists()


def test_says_what_else_is_missing(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match="no territory"):
        run(file, ROW, options=("--territory", "nope"))
    with pytest.raises(CommandError, match="run import-places first"):
        run(file, ROW, options=("--country", "CH"))


def test_one_territory_may_take_everything(cast: Cast, file: Path) -> None:
    run(file, ROW, options=("--territory", "metz"))
    assert Organisation.objects.in_territory(cast.away).exists()
    assert not Organisation.objects.in_territory(cast.home).exists()


def test_a_territory_that_comes_to_cover_a_place_shows_what_was_imported_there(cast: Cast, file: Path) -> None:
    Place.objects.create(country="FR", code="75056", name="Paris", search_name="paris", post_codes="75001 75002")
    out, _err = run(file, ROW | {"city": "Paris", "post_code": "75002"})
    assert "1 are in no territory yet" in out
    paris = Territory.objects.create(slug="paris", name="Up Paris")
    cover(territory=paris, places=Place.objects.filter(code="75056"))
    made = Organisation.objects.in_territory(paris).get()
    assert Document.objects.of(made).get().territories == [paris.pk]
