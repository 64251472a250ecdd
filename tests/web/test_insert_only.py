"""Evidence and journal can be added to, and by no statement changed or removed."""

import importlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from web.cases import full_case
from witnessmark.web import models as tables
from witnessmark.web.insert_only import CORRECTABLE, INSERT_ONLY, trigger_names
from witnessmark.web.models.mapping import tables_below, write_case

pytestmark = pytest.mark.django_db
MIGRATION = importlib.import_module("witnessmark.web.migrations.0002_insert_only")
KEYS = {**INSERT_ONLY, **{table: keys for table, (keys, _) in CORRECTABLE.items()}}
TABLES = tuple(KEYS)
ASIDE = {"web_arrival", "web_firsthit"}
ORDERED = [table for table in TABLES if table not in ASIDE]
POSTGRESQL = connection.vendor == "postgresql"
CORRECTIONS = [(table, name) for table, (_, names) in CORRECTABLE.items() for name in names]


@pytest.fixture(autouse=True)
def _full(home: Path) -> None:
    case = write_case(full_case())
    tables.Arrival.objects.create(
        case=case, at=datetime(2026, 11, 24, tzinfo=UTC), actor="heron", case_sha256="0" * 64
    )
    if POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused(statement: str) -> bool:
    """Say whether the database refuses `statement` as against an insert-only table."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "is insert-only" in str(error)
    return False


def columns_of(table: str) -> list[str]:
    """Return the columns of `table`."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")
        return [column[0] for column in cursor.description]


def facts() -> Iterator[tuple[str, str, str]]:
    """Yield each column that nobody may correct, with another value for it."""
    for table, (_, correctable) in CORRECTABLE.items():
        model = next(one for one in tables_of_models() if one._meta.db_table == table)
        for field in model._meta.concrete_fields:
            if field.column and field.column not in correctable:
                yield table, field.column, another(field)


def another(field: "models.Field[Any, Any]") -> str:
    """Return, as SQL, a value that the column of `field` does not hold."""
    if isinstance(field, models.BooleanField):
        return f"NOT {field.column}"
    if isinstance(field, models.DateField):
        return "'2001-01-01'"
    if isinstance(field, models.CharField | models.TextField):
        return "'zz'"
    return f"COALESCE({field.column}, 0) + 900"


def tables_of_models() -> list[type[models.Model]]:
    """Return every model of a case, the case itself first."""
    return [tables.Case, *(table for table, _ in tables_below(tables.Case))]


def test_every_table_of_a_case_is_protected_and_the_migration_says_the_same() -> None:
    assert {one._meta.db_table for one in tables_of_models()} == set(TABLES) - ASIDE
    assert MIGRATION.INSERT_ONLY == INSERT_ONLY
    assert MIGRATION.CORRECTABLE == CORRECTABLE


@pytest.mark.parametrize("table", INSERT_ONLY)
def test_update_is_refused(table: str) -> None:
    column = "position" if table in ORDERED else "id"
    assert refused(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize(("table", "column", "other"), list(facts()))
def test_a_fact_is_not_corrected(table: str, column: str, other: str) -> None:
    assert refused(f"UPDATE {table} SET {column} = {other}")


@pytest.mark.parametrize(("table", "column"), CORRECTIONS)
def test_a_correction_is_possible_where_it_is_foreseen(table: str, column: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", TABLES)
def test_delete_is_refused(table: str) -> None:
    assert refused(f"DELETE FROM {table}")


@pytest.mark.skipif(POSTGRESQL, reason="INSERT OR REPLACE is SQLite's")
@pytest.mark.parametrize("table", TABLES)
def test_replace_is_refused(table: str) -> None:
    assert refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.skipif(POSTGRESQL, reason="INSERT OR REPLACE is SQLite's")
@pytest.mark.parametrize("table", [table for table in TABLES if KEYS[table]])
def test_replace_by_another_key_is_refused_even_without_recursive_triggers(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
    columns = ", ".join(name for name in columns_of(table) if name != "id")
    try:
        assert refused(
            f"INSERT OR REPLACE INTO {table} (id, {columns}) "
            f"SELECT id + 900, {columns} FROM {table}"
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers=ON")


@pytest.mark.skipif(not POSTGRESQL, reason="TRUNCATE is PostgreSQL's")
@pytest.mark.parametrize("table", TABLES)
def test_truncate_is_refused(table: str) -> None:
    assert refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.skipif(not POSTGRESQL, reason="SQLite has no replication")
@pytest.mark.parametrize("table", ["web_entry", "web_company"])
def test_a_session_that_replays_changes_is_refused_too(table: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        assert refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_the_test_case_fills_every_protected_table(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] > 0


@pytest.mark.parametrize("table", TABLES)
def test_every_trigger_stands_after_the_last_migration(table: str) -> None:
    names = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
        if POSTGRESQL
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(names)
        found = {row[0] for row in cursor.fetchall()}
    assert set(trigger_names(table, connection.vendor)) <= found


def test_every_unique_key_is_watched_for_replace() -> None:
    for table in tables_of_models():
        kept = [
            tuple(table._meta.get_field(name).column for name in one.fields)  # type: ignore[union-attr]
            for one in table._meta.constraints
            if isinstance(one, models.UniqueConstraint)
        ]
        kept += [(field.column,) for field in table._meta.concrete_fields if field.unique]
        assert set(kept) - {("id",)} == set(KEYS[table._meta.db_table]), table


def test_a_row_is_not_saved_again() -> None:
    entry = tables.Entry.objects.get(number=1)
    entry.act = "something-else"
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        entry.save()
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        entry.delete()


def test_a_company_note_is_saved_again() -> None:
    row = tables.Company.objects.get(local_id="kestrel")
    row.note = {"en": "Corrected."}
    row.save()
    row.local_id = "another"
    with pytest.raises(IntegrityError, match="insert-only"), transaction.atomic():
        row.save()
