"""Start Django with settings that a command was given."""

import os
from importlib.util import find_spec

import django

from witnessmark.base.errors import NotConfigured
from witnessmark.base.files import private_folder
from witnessmark.base.settings import Settings

_given: list[Settings] = []


def given() -> Settings | None:
    """Return the settings that this process was started with, or None: read the environment."""
    return _given[-1] if _given else None


def setup_django(settings: Settings) -> None:
    """Make Django ready to use `settings`; once a process, before anything of it is imported.

    What the process writes from here on is its owner's only: the database among it.
    """
    if settings.database_url.startswith("postgres") and find_spec("psycopg") is None:
        raise NotConfigured(
            "DATABASE_URL names PostgreSQL, and its driver psycopg is not installed.",
            remedy="Run: make setup-dev, or unset DATABASE_URL for SQLite.",
        )
    _given.append(settings)
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "witnessmark.web.settings"
    django.setup()


def migrate() -> None:
    """Bring the tables up to date. Raises NotConfigured where the database does not answer."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    private_folder(settings.WITNESSMARK.home)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        where = settings.DATABASES["default"]["NAME"]
        raise NotConfigured(
            f"The database {where} does not answer: {_first_line(error)}.",
            remedy="Check DATABASE_URL and that WITNESSMARK_HOME can be written, or put a backup"
            " in its place.",
        ) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")


def collect_static() -> None:
    """Put scripts and styles, their names hashed, where the server sends them from."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
