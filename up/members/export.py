"""Everything that Up keeps of somebody, in one archive: JSON, and the files beside it."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.models.fields.files import FieldFile

from up.members.models import Member

_collectors: dict[str, Callable[[Member], Any]] = {}


def register(name: str, collect: Callable[[Member], Any]) -> None:
    """`collect` returns plain data of an app about a member. Files in it (`thing.picture`) are put into the archive."""
    _collectors[name] = collect


def archive(member: Member) -> BytesIO:
    """A ZIP with `<name>.json` for each registered part and a folder `files/`."""
    files: dict[str, FieldFile] = {}

    class Encoder(DjangoJSONEncoder):
        def default(self, o: Any) -> Any:
            if isinstance(o, FieldFile):
                return keep(o)
            return str(o) if isinstance(o, Model) else super().default(o)

    def keep(file: FieldFile) -> str | None:
        if not file:
            return None
        name = f"files/{PurePath(file.name or '').as_posix()}"
        files[name] = file
        return name

    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, collect in _collectors.items():
            text = json.dumps(collect(member), cls=Encoder, ensure_ascii=False, indent=2)
            made.writestr(f"{name}.json", text)
        for name, file in files.items():
            if file.storage.exists(str(file.name)):
                with file.open("rb") as stream:
                    made.writestr(name, stream.read())
    content.seek(0)
    return content


def file_name(today: date) -> str:
    return f"up-{today.isoformat()}.zip"
