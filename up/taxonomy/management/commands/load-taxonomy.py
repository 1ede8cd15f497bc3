from typing import Any

from django.core.management.base import BaseCommand

from up.taxonomy.actions import load_taxonomy


class Command(BaseCommand):
    help = "Loads the curated skills, themes, sectors and audiences; can run again after the files changed."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{load_taxonomy()} concepts are loaded.")
