"""`python -m up.testing [pytest options]`: the whole suite, on SQLite and, where a server answers, on PostgreSQL."""

import os
import subprocess
import sys

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def postgres_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def run(title: str, *options: str, **environment: str) -> int:
    print(f"== {title}", flush=True)
    return subprocess.call(
        [sys.executable, "-m", "pytest", "-n", "2", *options, *sys.argv[1:]],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "up.testing.settings"} | environment,
    )


def main() -> int:
    failed = run("Tests on SQLite", "-m", "not postgres")
    if postgres_answers():
        failed |= run("Tests on PostgreSQL", "-m", "not browser", DATABASE_URL=POSTGRES)
    elif os.environ.get("CI"):
        print("No PostgreSQL answers at TEST_POSTGRES_URL: its tests did not run.")
        failed = 1
    else:
        print("PostgreSQL is not running here: the suite ran on SQLite only (set TEST_POSTGRES_URL).")
    return failed


if __name__ == "__main__":
    sys.exit(main())
