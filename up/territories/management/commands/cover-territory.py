"""`cover-territory metz --places 57751,57616`"""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from up.territories.actions import cover
from up.territories.coverage import add_arguments, chosen, sentence
from up.territories.models import Territory


class Command(BaseCommand):
    help = "Adds places to a territory; what was imported there is published in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        add_arguments(parser)

    def handle(self, *, slug: str, **options: Any) -> None:
        territory = Territory.objects.select_related("centre").filter(slug=slug).first()
        if territory is None:
            raise CommandError(_("There is no territory “%(slug)s”.") % {"slug": slug})
        try:
            cover(territory=territory, places=chosen(options, country=territory.country, centre=territory.centre))
        except ValidationError as error:
            raise CommandError(sentence(error)) from error
        count = territory.places.count()
        text = ngettext("%(name)s covers %(count)d place.", "%(name)s covers %(count)d places.", count)
        self.stdout.write(text % {"name": territory.name, "count": count})
