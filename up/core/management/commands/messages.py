"""Translations without GNU gettext: collects, checks and compiles the catalogues of every app (Babel)."""

import io
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[3]
LANGUAGES = ("fr", "de")  # English is the language of the code
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources(app: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted([*app.rglob("*.py"), *app.rglob("templates/**/*.html"), *app.rglob("templates/**/*.txt")]):
        if {"tests", "migrations"} & set(file.parts):
            continue
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(PACKAGE.parent).as_posix()
        # What templatize makes of a template is read as Python, but for its indentation.
        yield (
            name,
            (text if file.suffix == ".py" else re.sub(r"(?m)^[ \t]+", "", templatize(text, origin=name))).encode(),
        )


def collect(app: Path) -> Catalog:
    """Every text of an app that is to be translated."""
    catalog = Catalog()
    for _name, text in sources(app):
        for _line, message, _comments, context in extract("python", io.BytesIO(text), KEYWORDS, (), {}):
            catalog.add(message, context=context, flags=())
    return catalog


def update(app: Path, language: str) -> tuple[Catalog, bool]:
    """The catalogue of an app with what is new added and what is gone dropped, and whether that changed it."""
    file = app / "locale" / language / "LC_MESSAGES" / "django.po"
    catalog = Catalog(locale=language)
    if file.exists():
        with file.open("rb") as stream:
            catalog = read_po(stream, locale=language)
    before = {(m.context, m.id) for m in catalog if m.id}
    wanted = collect(app)
    catalog.update(wanted, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog, before != {(m.context, m.id) for m in wanted if m.id}


def save(app: Path, language: str, catalog: Catalog) -> None:
    file = app / "locale" / language / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = Catalog(locale=language, fuzzy=False, header_comment="")
    for message in sorted((m for m in catalog if m.id), key=lambda m: (str(m.id), m.context or "")):
        fresh.add(message.id, message.string, flags=message.flags - {"fuzzy"}, context=message.context)
    text = io.BytesIO()
    write_po(text, fresh, width=0, omit_header=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {fresh.plural_forms}\\n"\n\n'
    )
    file.write_bytes(header.encode() + text.getvalue())


def problem(message: Message) -> str:
    """What is wrong with a translation: missing, or other placeholders than its original."""
    texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    if message.fuzzy or not all(texts):
        return "is not translated"
    for error in message.check():
        return str(error)
    return ""


class Command(BaseCommand):
    help = "Collects texts to translate into up/<app>/locale, or checks them (--check), or compiles them (--compile)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("apps", nargs="*", help="only these apps")
        parser.add_argument("--check", action="store_true", help="fail where a text has no translation")
        parser.add_argument("--compile", action="store_true", help="write the .mo files that Django reads")

    def handle(self, *, apps: list[str], check: bool, compile: bool, **options: Any) -> None:  # noqa: A002
        wrong = []
        for app in sorted(PACKAGE.iterdir()):
            if not (app / "apps.py").exists() or (apps and app.name not in apps):
                continue
            for language in LANGUAGES:
                catalog, changed = update(app, language)
                if not any(m.id for m in catalog):
                    continue
                if check:
                    wrong += [f"{app.name} {language}: run `python -m up messages`"] if changed else []
                    wrong += [f"{app.name} {language}: {m.id!r} {p}" for m in catalog if m.id and (p := problem(m))]
                elif compile:
                    self.compile(app, language, catalog)
                else:
                    save(app, language, catalog)
                    missing = sum(bool(problem(m)) for m in catalog if m.id)
                    if missing:
                        self.stdout.write(f"{app.name} {language}: {missing} to translate")
        if wrong:
            raise CommandError("\n".join(wrong))

    def compile(self, app: Path, language: str, catalog: Catalog) -> None:
        file = app / "locale" / language / "LC_MESSAGES" / "django.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_mo(stream, catalog)
