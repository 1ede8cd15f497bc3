from pathlib import Path

import pytest
from django.core.management.base import CommandError

from up.core.importing import Report, once, read_rows


def rows_of(path: Path, content: bytes, report: Report) -> list[dict[str, str]]:
    path.write_bytes(content)
    return [row.values for row in read_rows(path, columns=["id", "name"], report=report)]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv"])
def test_values_come_as_trimmed_texts(tmp_path: Path, name: str) -> None:
    content = {
        "rows.jsonl": b'\xef\xbb\xbf{"id": 1, "name": " Un "}\n\n{"id": "2", "name": null}\n',
        "rows.csv": b"\xef\xbb\xbfid;name\r\n1; Un \r\n2;\r\n",
    }
    assert rows_of(tmp_path / name, content[name], Report()) == [{"id": "1", "name": "Un"}, {"id": "2", "name": ""}]


def test_broken_lines_are_reported_and_the_others_read(tmp_path: Path) -> None:
    report = Report()
    content = b'{"id": 1, "name": "Un"}\n{"id": 2, "na\n[3]\n{"id": 4}\n'
    assert len(rows_of(tmp_path / "rows.jsonl", content, report)) == 1
    assert [line for line, _ in report.rejected] == [2, 3, 4]
    assert "name" in report.rejected[2][1]


def test_uneven_lines_of_a_csv_are_reported(tmp_path: Path) -> None:
    report = Report()
    assert len(rows_of(tmp_path / "rows.csv", b"id,name\n1,Un\n2\n3,Trois,de trop\n", report)) == 1
    assert [line for line, _ in report.rejected] == [3, 4]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rows.jsonl", '{"id": 1, "name": "é"}'.encode("latin-1"), "UTF-8"),
        ("rows.csv", b"id,label\n1,Un\n", "name"),
        ("rows.jsonl", b'{"id": 1}\n{"id": 2}\n', "name"),
        ("rows.jsonl", b"<html>\n", "JSON"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        rows_of(tmp_path / name, content, Report())


def test_a_missing_file_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        read_rows(tmp_path / "none.jsonl", columns=["id"], report=Report())


def test_what_comes_twice_is_kept_once(tmp_path: Path) -> None:
    report = Report()
    path = tmp_path / "rows.csv"
    path.write_text("id,name\n1,Un\n,Rien\n1,Encore\n", encoding="utf-8")
    rows = read_rows(path, columns=["id", "name"], report=report)
    assert [row.line for row in once(rows, "id", report)] == [2]
    assert [line for line, _ in report.rejected] == [3, 4]
