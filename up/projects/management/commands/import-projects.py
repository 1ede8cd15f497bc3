"""`import-projects FILE`: projects of public lists, as they are, into the territories that cover their communes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from up.core.importing import Report
from up.projects.importing import import_projects
from up.territories.models import Territory


class Command(BaseCommand):
    help = (
        "Imports projects from a JSON lines or CSV file with the columns id, title, insee (French commune code) and "
        "commune. Can run again: what is there already is updated, never doubled."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--territory", metavar="SLUG", help="publish all of them there, whatever their commune")
        parser.add_argument("--source", default="public-list", help="the name of the list, for its ids to be unique in")

    def handle(self, *, file: Path, territory: str | None, source: str, **options: Any) -> None:
        target = None
        if territory and not (target := Territory.objects.local().filter(slug=territory).first()):
            raise CommandError(_("There is no territory with the address “%(slug)s”.") % {"slug": territory})
        report = Report()
        left_out = import_projects(file, source=source, territory=target, report=report)
        if left_out:
            self.stdout.write(_("%(count)d left out: no territory covers their commune.") % {"count": left_out})
        report.write(self.stdout, self.stderr)
