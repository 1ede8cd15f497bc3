"""Reading files of rows for imports: all of a file or one sentence, every row or one line that says why not."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its values are texts without spaces around, "" where there was nothing."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


@dataclass(slots=True)
class Report:
    """What became of the rows of a file."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def reject(self, line: int, reason: str) -> None:
        self.rejected.append((line, reason))

    def write(self, out: OutputWrapper, err: OutputWrapper) -> None:
        """The rejected rows on one stream, the notes and counts on the other."""
        for line, reason in sorted(self.rejected):
            err.write(_("line %(line)d: %(reason)s") % {"line": line, "reason": reason})
        for note in self.notes:
            out.write(note)
        out.write(
            _("%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(rejected)d rejected.")
            % {
                "created": self.created,
                "updated": self.updated,
                "unchanged": self.unchanged,
                "rejected": len(self.rejected),
            }
        )


def read_rows(path: Path, *, columns: Sequence[str], report: Report) -> list[Row]:
    """The rows of a JSON lines (.jsonl) or CSV file that have all these columns; the others go to the report.

    Raises CommandError, with one sentence, where the file as a whole cannot be read.
    """
    text = _read_text(path)
    parsed = _json_rows(text) if path.suffix in {".jsonl", ".ndjson"} else _csv_rows(text, columns)
    rows = []
    for line, values, problem in parsed:
        missing = [column for column in columns if column not in values]
        if problem or missing:
            report.reject(line, problem or _("the column “%(column)s” is missing") % {"column": missing[0]})
        else:
            rows.append(Row(line, {name: _plain(value) for name, value in values.items() if name is not None}))
    if not rows and report.rejected:
        line, reason = report.rejected[0]
        raise CommandError(
            _("No row of %(file)s can be used. Line %(line)d: %(reason)s.")
            % {"file": path.name, "line": line, "reason": reason}
        )
    return rows


def once(rows: Iterable[Row], column: str, report: Report) -> Iterator[Row]:
    """The rows whose value in this column was not there before; the others go to the report."""
    seen: dict[str, int] = {}
    for row in rows:
        if not row[column]:
            report.reject(row.line, _("the column “%(column)s” is empty") % {"column": column})
        elif (first := seen.setdefault(row[column], row.line)) != row.line:
            report.reject(
                row.line,
                _("the same %(column)s as line %(first)d: %(value)s")
                % {"column": column, "first": first, "value": row[column]},
            )
        else:
            yield row


def progress[T](things: Sequence[T], label: str) -> Iterable[T]:
    """The same things, with a progress bar where somebody is watching."""
    from tqdm import tqdm

    return tqdm(things, desc=label, unit="", disable=None)


def _read_text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(error)s.") % {"file": path, "error": error.strerror}
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            _("%(file)s is not in UTF-8 (line %(line)d): save it as UTF-8 and run the import again.")
            % {"file": path.name, "line": raw.count(b"\n", 0, error.start) + 1}
        ) from error


# Line, values, what is wrong with it.
type Parsed = tuple[int, dict[str, Any], str]


def _json_rows(text: str) -> Iterator[Parsed]:
    for line, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            values = json.loads(raw)
        except ValueError:
            values = None
        if isinstance(values, dict):
            yield line, values, ""
        else:
            yield line, {}, _("this is not a JSON object")


def _csv_rows(text: str, columns: Sequence[str]) -> Iterator[Parsed]:
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ",")
    missing = [column for column in columns if column not in (reader.fieldnames or [])]
    if missing:
        raise CommandError(
            _("The column “%(column)s” is missing in the first line of the file.") % {"column": missing[0]}
        )
    try:
        for values in reader:
            uneven = None in values or None in values.values()
            yield reader.line_num, values, _("it has not as many values as the first line") if uneven else ""
    except csv.Error as error:
        raise CommandError(
            _("Line %(line)d cannot be read as CSV: %(error)s.") % {"line": reader.line_num, "error": error}
        ) from error


def _plain(value: Any) -> str:
    return "" if value is None else str(value).replace("\x00", "").strip()
