"""Which database the workbench uses: SQLite in the home, or the one that DATABASE_URL names."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from witnessmark.base.errors import BadInput
from witnessmark.base.settings import Settings

SQLITE_START = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA foreign_keys=ON;"
    # without it INSERT OR REPLACE removes a row behind the back of the insert-only triggers
    "PRAGMA recursive_triggers=ON;"
)


def database(settings: Settings) -> dict[str, Any]:
    """Return Django's description of the database.

    Raises BadInput where DATABASE_URL cannot be read.
    """
    if settings.database_url.startswith(("postgres://", "postgresql://")):
        return _postgresql(settings.database_url)
    return _sqlite(
        settings.database_url.removeprefix("sqlite://") or str(settings.home / "db.sqlite3")
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_START,
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise BadInput("DATABASE_URL names no database.", remedy="Use postgresql://user@host/name.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": _port(parts),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError as error:
        raise BadInput(
            "DATABASE_URL has a wrong port.", remedy="Use postgresql://user@host:5432/name."
        ) from error
