"""Triggers that keep evidence and journal insert-only, on SQLite and on PostgreSQL.

SQLite rebuilds a table when a migration alters it, and the triggers go with the old one: such a
migration must call `protect` again. A test looks for every trigger after the last migration.
"""

from collections.abc import Iterator, Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INSERT_ONLY: dict[str, tuple[tuple[str, ...], ...]] = {
    "web_attempt": (("inquiry_id", "local_id"),),
    "web_candidate": (),
    "web_code": (),
    "web_contest": (),
    "web_correction": (),
    "web_custody": (),
    "web_enclosure": (),
    "web_entry": (("case_id", "number"), ("case_id", "previous")),
    "web_hit": (),
    "web_identification": (),
    "web_photo": (("case_id", "local_id"),),
    "web_reading": (),
    "web_reply": (("inquiry_id", "local_id"),),
    "web_review": (),
    "web_screening": (),
    "web_settlement": (),
    "web_statement": (("case_id", "local_id"),),
}
"""Each protected table with its unique keys besides `id`."""

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION web_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(editor: BaseDatabaseSchemaEditor, tables: Sequence[str] = tuple(INSERT_ONLY)) -> None:
    """Put the triggers on `tables`; where they stand already, they are made anew."""
    for statement in _statements(editor.connection.vendor, tables):
        editor.execute(statement, params=None)


def release(editor: BaseDatabaseSchemaEditor, tables: Sequence[str] = tuple(INSERT_ONLY)) -> None:
    """Take the triggers off again, to go back before the migration that made them."""
    on_table = editor.connection.vendor == "postgresql"
    for table in tables:
        for name in _names(table, editor.connection.vendor):
            editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def _names(table: str, vendor: str) -> tuple[str, ...]:
    acts = ("change", "truncate") if vendor == "postgresql" else ("update", "delete", "replace")
    return tuple(f"{table}_no_{act}" for act in acts)


def _statements(vendor: str, tables: Sequence[str]) -> Iterator[str]:
    if vendor == "postgresql":
        yield _POSTGRESQL_FUNCTION
    for table in tables:
        yield from _on_postgresql(table) if vendor == "postgresql" else _on_sqlite(table)


def _on_postgresql(table: str) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION web_refuse_change()"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION web_refuse_change()"
    )


def _on_sqlite(table: str) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END"
    for act in ("UPDATE", "DELETE"):
        name = f"{table}_no_{act.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} BEFORE {act} ON {table} {refuse}"
    # Holds even on a connection without recursive_triggers, where REPLACE deletes in silence.
    taken = " OR ".join(
        " AND ".join(f"{column} = NEW.{column}" for column in key)
        for key in (("id",), *INSERT_ONLY[table])
    )
    yield f"DROP TRIGGER IF EXISTS {table}_no_replace"
    row_there = f"SELECT 1 FROM {table} WHERE {taken}"  # noqa: S608 (names of ours only)
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS ({row_there}) {refuse}"
    )
