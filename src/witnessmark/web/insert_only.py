"""Triggers that keep evidence and journal insert-only, on SQLite and on PostgreSQL.

Two rules, whose reasons stand in docs/decisions/0007-what-is-insert-only.md: most tables take new
rows and nothing else; a few keep their rows and all facts in them, but for columns that people may
correct. Migrations keep a frozen copy of what they protect and pass it in.

SQLite rebuilds a table when a migration alters it, and the triggers go with the old one: such a
migration must call `protect` again. A test looks for every trigger after the last migration.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Keys: TypeAlias = tuple[tuple[str, ...], ...]

_IN_CASE: Final[Keys] = (("case_id", "local_id"),)

INSERT_ONLY: Final[Mapping[str, Keys]] = {
    "web_arrival": (),
    "web_attempt": (("inquiry_id", "local_id"),),
    "web_candidate": (),
    "web_claimreview": (),
    "web_code": (),
    "web_contest": (),
    "web_contestanswer": (),
    "web_correction": (),
    "web_custody": (),
    "web_datecode": (),
    "web_deliverynote": (),
    "web_enclosure": (),
    "web_entry": (("case_id", "number"), ("case_id", "previous")),
    "web_evidence": (),
    "web_examination": (),
    "web_firsthit": (),
    "web_grant": (),
    "web_hit": (("screening_id", "position"),),
    "web_identification": (),
    "web_identifier": (("company_id", "scheme", "value"),),
    "web_lotcode": (),
    "web_nameform": (),
    "web_question": (("questionnaire_id", "local_id"), ("questionnaire_id", "number")),
    "web_questionnaire": _IN_CASE,
    "web_reading": (("component_id", "reader_id", "read_at"),),
    "web_region": (),
    "web_reply": (("inquiry_id", "local_id"),),
    "web_resolutiondecision": (),
    "web_review": (),
    "web_screening": _IN_CASE,
    "web_settlement": (),
    "web_translation": (),
}
"""Each table that takes new rows and nothing else, with its unique keys besides `id`."""

_COUNTRIES: Final = (
    *("headquarters", "headquarters_source", "incorporation", "incorporation_source"),
    *("parent_country", "parent_country_source", "manufacture", "manufacture_source"),
)

CORRECTABLE: Final[Mapping[str, tuple[Keys, tuple[str, ...]]]] = {
    "web_case": (
        (("local_id",), ("public_id",)),
        (
            *("title", "summary", "as_of", "published_on", "publisher", "languages", "notice"),
            "terms",
        ),
    ),
    "web_claim": (
        _IN_CASE,
        ("level", "text", "companies", "belief", "author_id", "status", "position"),
    ),
    "web_company": (_IN_CASE, ("maker", *_COUNTRIES, "note", "note_sources")),
    "web_component": (
        _IN_CASE,
        ("board", "designator", "role", "kind", "package", "pins", "country_mark"),
    ),
    "web_credit": ((), ("translator", "editors", "checkers", "omission")),
    "web_device": (_IN_CASE, ("brand", "model", "kind")),
    "web_document": (
        _IN_CASE,
        (
            *("title", "publisher", "address", "mark", "copy_read", "published_on"),
            *("accessed_on", "language", "fragment"),
        ),
    ),
    "web_inquiry": (_IN_CASE, ("addressee_address", "internal_note")),
    "web_measure": (
        _IN_CASE,
        (
            *("companies", "list", "authority", "programme", "legal_effect"),
            *("listed_on", "delisted_on"),
        ),
    ),
    "web_person": (_IN_CASE, ("display", "role", "name")),
    "web_photo": (_IN_CASE, ("taken_on", "photographer_id", "caption", "alternative")),
    "web_relation": ((), ("until",)),
    "web_sample": (
        _IN_CASE,
        (
            *("serial", "firmware", "acquisition", "condition", "scene_relation", "scene_basis"),
            *("scene_document_id", "examiner_id", "examined_on", "protocol", "remains"),
            "remains_where",
        ),
    ),
    "web_statement": (
        _IN_CASE,
        (
            *("kind", "text", "speaker", "companies", "response", "event_on", "as_of"),
            *("quoted", "quote", "quote_language"),
        ),
    ),
}
"""Each table whose rows stay, with its unique keys and the columns that people may correct."""

_POSTGRESQL_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION web_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(editor: BaseDatabaseSchemaEditor, tables: Mapping[str, Keys]) -> None:
    """Put the triggers of insert-only tables on; where they stand already, they are made anew."""
    release(editor, tuple(tables))
    for statement in _preparation(editor.connection.vendor):
        editor.execute(statement, params=None)
    for table, keys in tables.items():
        for statement in _statements(editor.connection.vendor, table, keys=keys, when=""):
            editor.execute(statement, params=None)


def protect_facts(
    editor: BaseDatabaseSchemaEditor, tables: Mapping[str, tuple[Keys, tuple[str, ...]]]
) -> None:
    """Put the triggers on that let only the named columns change; all others are read off here."""
    release(editor, tuple(tables))
    vendor = editor.connection.vendor
    for statement in _preparation(vendor):
        editor.execute(statement, params=None)
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    for table, (keys, correctable) in tables.items():
        facts = [name for name in _columns(editor, table) if name not in correctable]
        when = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in facts)
        for statement in _statements(vendor, table, keys=keys, when=when):
            editor.execute(statement, params=None)


def release(editor: BaseDatabaseSchemaEditor, tables: Sequence[str]) -> None:
    """Take the triggers off again: before tables are rebuilt, or to go back before a migration."""
    vendor = editor.connection.vendor
    for table in tables:
        for name in trigger_names(table, vendor):
            on_table = f" ON {table}" if vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def trigger_names(table: str, vendor: str) -> tuple[str, ...]:
    """Return the names of the triggers that protect `table` on a database of `vendor`."""
    acts = ("update", "delete", "truncate" if vendor == "postgresql" else "replace")
    return tuple(f"{table}_no_{act}" for act in acts)


def _columns(editor: BaseDatabaseSchemaEditor, table: str) -> list[str]:
    names = (
        "SELECT attname FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        if editor.connection.vendor == "postgresql"
        else "SELECT name FROM pragma_table_info(%s)"
    )
    with editor.connection.cursor() as cursor:
        cursor.execute(names, [table])
        return [row[0] for row in cursor.fetchall()]


def _preparation(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield _POSTGRESQL_FUNCTION


def _statements(vendor: str, table: str, *, keys: Keys, when: str) -> Iterator[str]:
    """Yield the triggers of `table`; an UPDATE is refused only `when`, or always."""
    condition = f"WHEN ({when})" if when else ""
    if vendor == "postgresql":
        yield from _on_postgresql(table, condition)
    else:
        yield from _on_sqlite(table, condition, keys=keys)


def _on_postgresql(table: str, condition: str) -> Iterator[str]:
    for act, each, only in (
        ("UPDATE", "ROW", condition),
        ("DELETE", "ROW", ""),
        ("TRUNCATE", "STATEMENT", ""),
    ):
        name = f"{table}_no_{act.lower()}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
            f"FOR EACH {each} {only} EXECUTE FUNCTION web_refuse_change()"
        )
        # also for a session that replays changes, where triggers rest otherwise
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _on_sqlite(table: str, condition: str, *, keys: Keys) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {condition} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
    # Holds even on a connection without recursive_triggers, where REPLACE deletes in silence.
    taken = " OR ".join(
        " AND ".join(f"{column} = NEW.{column}" for column in key) for key in (("id",), *keys)
    )
    row_there = f"SELECT 1 FROM {table} WHERE {taken}"  # noqa: S608 (names of ours only)
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS ({row_there}) {refuse}"
    )
