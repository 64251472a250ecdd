"""What must hold of the database before the workbench relies on it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections


def check_character_type(
    *, databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """Refuse a PostgreSQL database whose character type is C: it cannot search Japanese words."""
    return [
        fault
        for alias in databases or ()
        if connections[alias].vendor == "postgresql"
        for fault in judge_character_type(_character_type(alias))
    ]


def judge_character_type(character_type: str) -> list[CheckMessage]:
    """Return what is wrong with `character_type`, the database's lc_ctype."""
    if character_type not in ("C", "POSIX"):
        return []
    return [
        Error(
            f"The database has the character type {character_type}, "
            "in which Japanese words cannot be searched.",
            hint="Create it with a UTF-8 locale: createdb --template=template0 "
            "--encoding=UTF8 --locale=C.UTF-8 NAME",
            id="witnessmark.E001",
        )
    ]


def _character_type(alias: str) -> str:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        return str(cursor.fetchone()[0])
