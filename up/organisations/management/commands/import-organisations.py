"""`import-organisations FILE`: organisations of a public register, into the territories that cover their places."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from up.core.importing import Report
from up.organisations.imports import import_organisations
from up.territories.models import Territory


class Command(BaseCommand):
    help = (
        "Imports organisations from a JSON lines or CSV file with the columns id, name, kind, naf, city, post_code, "
        "lat, lon and description. Can run again: what is there already is updated, never doubled."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--territory", metavar="SLUG", help="publish all of them there, whatever their place")
        parser.add_argument("--source", default="register", help="the name of the list, for its ids to be unique in")
        parser.add_argument("--country", default="FR", type=str.upper, help="where their places are")

    def handle(self, *, file: Path, territory: str | None, source: str, country: str, **options: Any) -> None:
        target = None
        if territory and not (target := Territory.objects.local().filter(slug=territory).first()):
            raise CommandError(_("There is no territory with the address “%(slug)s”.") % {"slug": territory})
        report = Report()
        import_organisations(file, source=source, territory=target, country=country, report=report)
        report.write(self.stdout, self.stderr)
