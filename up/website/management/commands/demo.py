"""Tries Up on one machine: database, demo territories, server, and how to sign in."""

import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from up.members.demo import cast
from up.territories.models import Territory
from up.website.demo.load import load


class Command(BaseCommand):
    help = "Makes the database of the demo where there is none yet; with --serve, serves it too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--serve", action="store_true")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, serve: bool, port: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Set UP_DEMO=1: the demo lets anybody sign in as anybody.")
        start = time.monotonic()
        self.say("the tables…")
        call_command("migrate", verbosity=0)
        if not Territory.objects.exists():
            load(self.say)
        self.say("the static files…")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Ready after {time.monotonic() - start:.0f} s.\n")
        self.stdout.write(
            f"\n  Up            {settings.SITE_URL}/\n"
            f"  Sign in as…   {settings.SITE_URL}/demo/   one click for each person of the demo\n"
            f"  Mails sent    {settings.SITE_URL}/boite/\n"
        )
        for territory in Territory.objects.local():
            self.stdout.write(f"  {territory.name:<16} {territory.root}")
        self.stdout.write("\n  One click signs you in as…")
        for person in cast():
            networks = ", ".join(membership.territory.name for membership in person.memberships.all())
            self.stdout.write(f"    {person.name:<20} {person.place}, {networks}")
        if serve:
            self.stdout.write("\nStop it with Ctrl+C.")
            subprocess.run(
                [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
                 "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "up.wsgi:application"],
                check=False,
            )  # fmt: skip

    def say(self, what: str) -> None:
        self.stdout.write(f"Up prepares {what}", ending="\n")
        self.stdout.flush()
