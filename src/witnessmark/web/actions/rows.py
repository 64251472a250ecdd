"""The rows of every table as lines of JSON, and back: the same on SQLite and on PostgreSQL."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from graphlib import TopologicalSorter
from typing import Any, Final

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from witnessmark.base.errors import BadInput
from witnessmark.web import models
from witnessmark.web.guards import guards_of

Table = type[Model]

_NOT_KEPT: Final = frozenset({"contenttypes", "sessions"})
"""Apps whose rows are made anew: by a migration, or by signing in."""

_AT_ONCE: Final = 500


def tables() -> Sequence[Table]:
    """Return every table whose rows are kept, those that others point at first."""
    kept = [
        table
        for table in apps.get_models()
        if table._meta.app_label not in _NOT_KEPT and table._meta.label != "auth.Permission"
    ]
    pointed = {table: {*_pointed_at(table)} & set(kept) for table in kept}
    by_name = {table._meta.db_table: table for table in kept}
    for name, _column, named in guards_of(models.Case).ids:
        pointed[by_name[name]].add(by_name[named])
    return tuple(TopologicalSorter(pointed).static_order())


def _pointed_at(table: Table) -> Iterator[Table]:
    for column in table._meta.concrete_fields:
        other = column.related_model
        if isinstance(other, type) and other is not table:
            yield other


def versions() -> Sequence[str]:
    """Return the migrations that the tables went through."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Read everything in the block as it stood at its beginning, while others go on writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own would lock the others out
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines_of(table: Table) -> Iterator[bytes]:
    """Yield each row of `table` as a line of JSON."""
    batch: list[Model] = []
    for row in table._base_manager.order_by("pk").iterator(chunk_size=_AT_ONCE):
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield from _lines(batch)
            batch = []
    yield from _lines(batch)


def _lines(batch: Sequence[Model]) -> Iterator[bytes]:
    for row in serializers.serialize("python", batch):
        yield json.dumps(row, ensure_ascii=False, default=_told).encode("utf-8") + b"\n"


def _told(value: object) -> str:
    """Return a day or time in full: Django's own way drops what is below a millisecond."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def put_rows(table: Table, lines: Iterable[bytes], *, name: str) -> int:
    """Insert the rows that `lines` tell of, and return how many; `name` is for errors.

    Raises BadInput where a line is no row of `table`.
    """
    count = 0
    for number, line in enumerate(lines, start=1):
        try:
            row: Any
            for row in serializers.deserialize("python", [json.loads(line)]):
                row.save(force_insert=True)
                count += 1
        except (DeserializationError, ValueError, TypeError) as error:
            raise BadInput(
                f"{name}, line {number}: {error}.", remedy="Restore with the version that made it."
            ) from error
    return count


def count_on(found: Sequence[Table]) -> None:
    """Let new rows be numbered after those that were put in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(found)):
            cursor.execute(statement)
