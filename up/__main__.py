"""`python -m up …`: Django's command line with the project's own commands."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "up.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["up", *sys.argv[1:]])
