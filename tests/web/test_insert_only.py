"""Evidence and journal can be added to, and by no statement changed or removed."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, models, transaction

from web.cases import full_case
from witnessmark.web.insert_only import INSERT_ONLY
from witnessmark.web.models.mapping import write_case

pytestmark = pytest.mark.django_db
TABLES = tuple(INSERT_ONLY)
POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def _full(home: Path) -> None:
    write_case(full_case())
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


@pytest.mark.parametrize("table", TABLES)
def test_update_is_refused(table: str) -> None:
    assert refused(f"UPDATE {table} SET position = 7")


@pytest.mark.parametrize("table", TABLES)
def test_delete_is_refused(table: str) -> None:
    assert refused(f"DELETE FROM {table}")


@pytest.mark.skipif(POSTGRESQL, reason="INSERT OR REPLACE is SQLite's")
@pytest.mark.parametrize("table", TABLES)
def test_replace_is_refused(table: str) -> None:
    assert refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.skipif(POSTGRESQL, reason="INSERT OR REPLACE is SQLite's")
@pytest.mark.parametrize("table", [table for table in TABLES if INSERT_ONLY[table]])
def test_replace_by_another_key_is_refused_even_without_recursive_triggers(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=OFF")
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")
        names = [column[0] for column in cursor.description if column[0] != "id"]
    columns = ", ".join(names)
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


@pytest.mark.parametrize("table", TABLES)
def test_the_test_case_fills_every_protected_table(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] > 0


@pytest.mark.parametrize("table", TABLES)
def test_every_trigger_stands_after_the_last_migration(table: str) -> None:
    acts = ("change", "truncate") if POSTGRESQL else ("update", "delete", "replace")
    names = (
        "SELECT tgname FROM pg_trigger"
        if POSTGRESQL
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(names)
        found = {row[0] for row in cursor.fetchall()}
    assert {f"{table}_no_{act}" for act in acts} <= found


def test_a_row_is_not_saved_again() -> None:
    from witnessmark.web import models as tables

    entry = tables.Entry.objects.get(number=1)
    entry.act = "something-else"
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        entry.save()
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        entry.delete()
