"""Importing public lists."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from up.matching.models import Document
from up.projects import actions
from up.projects.models import Project
from up.testing.cast import Cast

ROW = {"id": "1", "title": "Aménagement d'une aire de covoiturage", "insee": "91200", "commune": "DOURDAN"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "projects.jsonl"


def write(path: Path, *rows: dict[str, Any] | str) -> None:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")


def run(path: Path, **options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import-projects", str(path), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_projects_go_where_their_commune_is_covered(cast: Cast, path: Path) -> None:
    write(path, ROW, ROW | {"id": "2", "insee": "57463", "commune": "METZ"})
    run(path)
    project = Project.objects.in_territory(cast.home).get()
    assert (project.title, project.place, project.holder) == (ROW["title"], cast.places["Dourdan"], None)
    assert project.origin == cast.home
    assert Project.objects.in_territory(cast.away).get().place == cast.places["Metz"]
    assert Document.objects.of(project).get().territories == [cast.home.pk]


def test_a_commune_that_no_territory_covers_is_left_out_unless_one_is_given(cast: Cast, path: Path) -> None:
    cast.home.places.remove(cast.places["Dourdan"])
    write(path, ROW)
    out, _err = run(path)
    assert not Project.objects.exists()
    assert "1" in out
    run(path, territory="metz")
    assert Project.objects.in_territory(cast.away).get().place == cast.places["Dourdan"]


def test_twice_doubles_nothing_and_updates_what_changed(cast: Cast, path: Path) -> None:
    write(path, ROW, ROW | {"id": "2"})
    run(path)
    write(path, ROW | {"title": "Une aire de covoiturage"}, ROW | {"id": "2"})
    out, _err = run(path)
    assert Project.objects.count() == 2
    assert Project.objects.in_territory(cast.home).count() == 2
    assert Project.objects.get(source_id="1").title == "Une aire de covoiturage"
    assert Document.objects.filter(source="project").count() == 2
    assert out.split()[0] == "0"


def test_what_was_taken_down_stays_down(cast: Cast, path: Path) -> None:
    write(path, ROW)
    run(path)
    actions.take_down(Project.objects.get(), cast.home)
    run(path)
    assert not Project.objects.in_territory(cast.home).exists()


def test_rejected_rows_say_line_and_reason_and_the_others_are_imported(cast: Cast, path: Path) -> None:
    rows: list[dict[str, Any] | str]
    rows = ['{"id": 2, "tit', ROW | {"id": "3", "insee": "99999"}, ROW | {"id": "4", "title": " "}, ROW | {"id": ""}]
    write(path, ROW, *rows, ROW, ROW | {"id": "5", "insee": "00000"})
    _out, err = run(path)
    assert Project.objects.count() == 1
    lines = err.strip().splitlines()
    assert [line.split(":")[0].split()[-1] for line in lines] == ["2", "3", "4", "5", "6", "7"]
    assert "99999" in lines[1]


def test_a_long_title_is_cut_for_the_heading_and_whole_below(cast: Cast, path: Path) -> None:
    title = "Restauration " + "de la rivière " * 20
    write(path, ROW | {"title": title})
    run(path)
    project = Project.objects.get()
    assert len(project.title) <= 120
    assert len(project.purpose) <= 200
    assert project.story == title.strip()


def test_a_row_without_commune_goes_to_the_territory_given(cast: Cast, path: Path) -> None:
    write(path, ROW | {"insee": "00000", "commune": ""}, ROW | {"id": "2", "insee": "75104"})
    _out, err = run(path, territory="chevreuse")
    assert Project.objects.get().place is None
    assert "75104" in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "1", "title": "Été", "insee": "91200", "commune": ""}'.encode("latin-1"), "UTF-8"),
        (b'{"id": "1", "title": "Aire"}', "insee"),
    ],
)
def test_a_file_that_cannot_be_used_writes_nothing(cast: Cast, path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        run(path)
    assert not Project.objects.exists()


def test_an_unknown_territory_gets_one_sentence(cast: Cast, path: Path) -> None:
    write(path, ROW)
    with pytest.raises(CommandError, match="nulle-part"):
        run(path, territory="nulle-part")


@pytest.mark.django_db
def test_without_any_place_the_command_says_what_to_run_first(path: Path) -> None:
    write(path, ROW)
    with pytest.raises(CommandError, match="import-places"):
        run(path)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    cast: Cast, path: Path, django_assert_max_num_queries: Any
) -> None:
    write(path, *[ROW | {"id": str(number)} for number in range(300)])
    with django_assert_max_num_queries(25):
        run(path)
