"""Start Django with settings that a command was given."""

import os

import django

from witnessmark.base.errors import NotConfigured
from witnessmark.base.settings import Settings

_given: list[Settings] = []


def given() -> Settings | None:
    """Return the settings that this process was started with, or None: read the environment."""
    return _given[-1] if _given else None


def setup_django(settings: Settings) -> None:
    """Make Django ready to use `settings`; once a process, before anything of it is imported."""
    _given.append(settings)
    os.environ["DJANGO_SETTINGS_MODULE"] = "witnessmark.web.settings"
    django.setup()


def migrate() -> None:
    """Bring the tables up to date. Raises NotConfigured where the database does not answer."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import OperationalError

    settings.WITNESSMARK.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise NotConfigured(
            f"The database does not answer: {str(error).strip().splitlines()[0]}.",
            remedy="Check DATABASE_URL and that WITNESSMARK_HOME can be written.",
        ) from error


def collect_static() -> None:
    """Put scripts and styles, their names hashed, where the server sends them from."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
