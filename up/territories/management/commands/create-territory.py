"""`create-territory metz "Up Metz" --centre Metz --epci 200039865 --hue 62 --manager helene@example.org`"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from up.territories.actions import create_territory
from up.territories.coverage import add_arguments, chosen, find_place, sentence
from up.territories.models import Territory


class Command(BaseCommand):
    help = "Opens a territory: a local network, or with --group a wider one that only groups others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="its name in addresses, such as metz")
        parser.add_argument("name", help='its name on screen, such as "Up Metz"')
        parser.add_argument("--centre", help="its main place: official code or name")
        add_arguments(parser)
        parser.add_argument("--group", action="store_true", help="has no network of its own, only groups others")
        parser.add_argument("--parent", nargs="+", default=[], metavar="SLUG", help="the wider territories it is in")
        parser.add_argument("--hue", type=int, default=62, help="its colour, 0 to 359")
        parser.add_argument("--languages", default="fr", help="fr, en, de; the first is its own")
        parser.add_argument("--currency", default="EUR", type=str.upper)
        parser.add_argument("--time-zone", default="Europe/Paris")
        parser.add_argument("--country", default="FR", type=str.upper)
        parser.add_argument("--host", help="its own host name, such as up-metz.org")
        parser.add_argument("--tagline", default="")
        parser.add_argument("--contact", default="", metavar="EMAIL", help="the address that the network answers at")
        parser.add_argument("--manager", metavar="EMAIL", help="who answers for it; made a member if they are not yet")

    def handle(self, **options: Any) -> None:
        try:
            territory = self.create(options)
        except ValidationError as error:
            raise CommandError(sentence(error)) from error
        count = territory.places.count()
        self.stdout.write(
            ngettext(
                "%(name)s is open at %(url)s and covers %(count)d place.",
                "%(name)s is open at %(url)s and covers %(count)d places.",
                count,
            )
            % {"name": territory.name, "url": territory.root, "count": count}
        )

    @transaction.atomic
    def create(self, options: dict[str, Any]) -> Territory:
        country = options["country"]
        if not (options["centre"] or options["group"]):
            raise ValidationError(_("Say its main place: --centre."))
        centre = find_place(options["centre"], country) if options["centre"] else None
        places = chosen(options, country=country, centre=centre)
        return create_territory(
            slug=options["slug"],
            name=options["name"],
            places=places | ({centre} if centre else set()),
            centre=centre,
            parents=[self.parent(slug) for slug in options["parent"]],
            manager=self.manager(options["manager"]),
            languages=self.languages(options["languages"]),
            is_group=options["group"],
            contact_email=options["contact"],
            **{name: options[name] for name in ("hue", "currency", "time_zone", "country", "host", "tagline")},
        )

    def parent(self, slug: str) -> Territory:
        if parent := Territory.objects.filter(slug=slug).first():
            return parent
        raise ValidationError(_("There is no territory “%(slug)s”.") % {"slug": slug})

    def languages(self, text: str) -> list[str]:
        languages = [code.strip() for code in text.split(",") if code.strip()]
        known = [code for code, _name in settings.LANGUAGES]
        if not languages or set(languages) - set(known):
            raise ValidationError(_("The languages are among %(known)s.") % {"known": ", ".join(known)})
        return languages

    def manager(self, email: str | None) -> Any:
        if not email:
            return None
        validate_email(email)
        members = get_user_model().objects
        return members.filter(email__iexact=email).first() or members.create_user(email)
