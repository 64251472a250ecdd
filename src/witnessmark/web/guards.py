"""Triggers that keep a case to itself, on SQLite and on PostgreSQL.

A foreign key says that a row is there, not that it is of the same case; a JSON column says nothing
at all of what is in it. So before each INSERT and UPDATE the database looks: every row that is
pointed at is of the same case, every id in a list is one of the case, every word is a known one.

What is guarded follows from the tables (`guards_of`); a migration keeps its own frozen copy of it,
and a test holds the two against each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, get_args

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import ForeignKey

from witnessmark.base.ids import CompanyId, DocumentId, PersonId
from witnessmark.web.models.columns import Row
from witnessmark.web.models.mapping import Kind, columns, tables_below

_LISTED: Final[Mapping[Any, str]] = {
    PersonId: "web_person",
    DocumentId: "web_document",
    CompanyId: "web_company",
}
"""Types of id that lists in JSON columns hold, each with the table of what it names."""


@dataclass(frozen=True, kw_only=True)
class Guards:
    """What is looked at. `parents` leads from each table up to `web_case`: its column, its table.

    `rows`: table, column, table pointed at. `ids`: table, column, table of what its ids name.
    `words`: table, column, and the words that may stand in the column's list.
    """

    parents: Mapping[str, tuple[str, str]]
    rows: Sequence[tuple[str, str, str]]
    ids: Sequence[tuple[str, str, str]]
    words: Sequence[tuple[str, str, Sequence[str]]]

    @property
    def tables(self) -> tuple[str, ...]:
        """Return every guarded table, once."""
        return tuple(dict.fromkeys(one[0] for one in (*self.rows, *self.ids, *self.words)))


def guards_of(case: type[Row]) -> Guards:
    """Return the guards that the tables below `case` need."""
    parents: dict[str, tuple[str, str]] = {}
    rows: list[tuple[str, str, str]] = []
    ids: list[tuple[str, str, str]] = []
    words: list[tuple[str, str, Sequence[str]]] = []
    for table, parent in tables_below(case):
        name = table._meta.db_table
        parents[name] = _pointer(table, parent)
        for column in columns(table):
            if column.kind is Kind.ID:
                rows.append((name, *_pointer(table, column.column)))
            elif column.kind is Kind.JSON:
                for kind in get_args(column.hint):
                    if kind in _LISTED:
                        ids.append((name, column.column, _LISTED[kind]))
                    elif isinstance(kind, type) and issubclass(kind, Enum):
                        words.append((name, column.column, tuple(one.value for one in kind)))
    return Guards(parents=parents, rows=rows, ids=ids, words=words)


def _pointer(table: type[Row], column: str) -> tuple[str, str]:
    field = table._meta.get_field(column)
    if not isinstance(field, ForeignKey) or field.related_model is None:
        raise TypeError(f"{table.__name__}.{column} points at no table")
    return field.column, field.related_model._meta.db_table


def guard(editor: BaseDatabaseSchemaEditor, guards: Guards) -> None:
    """Put the triggers on; where they stand already, they are made anew."""
    unguard(editor, guards)
    on_postgresql = editor.connection.vendor == "postgresql"
    for table in guards.tables:
        found = tuple(_faults(table, guards, on_postgresql=on_postgresql))
        make = _on_postgresql if on_postgresql else _on_sqlite
        for statement in make(table, found):
            editor.execute(statement, params=None)


def unguard(editor: BaseDatabaseSchemaEditor, guards: Guards) -> None:
    """Take the triggers off.

    SQLite refuses to rename a table while a trigger names one that is not there: a migration that
    rebuilds tables begins with this, and ends with `guard`.
    """
    on_postgresql = editor.connection.vendor == "postgresql"
    for table in guards.tables:
        if on_postgresql:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_of_one_case ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_of_one_case()")
        else:
            for act in ("insert", "update"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_of_one_case_{act}")


def _faults(table: str, guards: Guards, *, on_postgresql: bool) -> Iterator[tuple[str, str]]:
    """Yield what must not hold of a new row, as SQL, and what is said then."""
    differs = "IS DISTINCT FROM" if on_postgresql else "IS NOT"
    own = _case_of(table, "NEW", guards.parents)
    for _, column, other in (one for one in guards.rows if one[0] == table):
        there = _case_of(other, "there", guards.parents)
        found = f"(SELECT {there} FROM {other} there WHERE there.id = NEW.{column})"  # noqa: S608
        condition = f"NEW.{column} IS NOT NULL AND {own} {differs} {found}"
        yield condition, f"{table}.{column} is of another case"
    for _, column, other in (one for one in guards.ids if one[0] == table):
        known = (
            f"SELECT 1 FROM {other} there "  # noqa: S608 (names of ours only)
            f"WHERE there.local_id = one.value AND there.case_id = {own}"
        )
        yield (
            _some(column, f"NOT EXISTS ({known})", on_postgresql=on_postgresql),
            f"{table}.{column} names what the case does not have",
        )
    for _, column, words in (one for one in guards.words if one[0] == table):
        known = ", ".join(f"'{word}'" for word in words)
        yield (
            _some(column, f"COALESCE(one.value, '') NOT IN ({known})", on_postgresql=on_postgresql),
            f"{table}.{column} holds a word that is not known",
        )


def _case_of(table: str, row: str, parents: Mapping[str, tuple[str, str]]) -> str:
    column, above = parents[table]
    if above == "web_case":
        return f"{row}.{column}"
    inner = f"{row}_above".removeprefix("NEW_")
    case = _case_of(above, inner, parents)
    return f"(SELECT {case} FROM {above} {inner} WHERE {inner}.id = {row}.{column})"  # noqa: S608


def _some(column: str, condition: str, *, on_postgresql: bool) -> str:
    """Return whether the column is no list, or some value in it fulfils `condition`."""
    if on_postgresql:
        values = f"json_array_elements_text(NEW.{column}::json) AS one(value)"
        is_list = f"json_typeof(NEW.{column}::json) = 'array'"
    else:
        values = f"json_each(NEW.{column}) AS one"
        is_list = f"json_type(NEW.{column}) = 'array'"
    found = f"EXISTS (SELECT 1 FROM {values} WHERE {condition})"  # noqa: S608
    return f"CASE WHEN {is_list} THEN {found} ELSE TRUE END"


def _on_postgresql(table: str, faults: Sequence[tuple[str, str]]) -> Iterator[str]:
    checks = "\n".join(
        f"IF ({condition}) THEN RAISE EXCEPTION '{said}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        for condition, said in faults
    )
    yield (
        f"CREATE FUNCTION {table}_of_one_case() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        f"BEGIN\n{checks}\nRETURN NEW;\nEND $$"
    )
    yield (
        f"CREATE TRIGGER {table}_of_one_case BEFORE INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_of_one_case()"
    )
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_of_one_case"


def _on_sqlite(table: str, faults: Sequence[tuple[str, str]]) -> Iterator[str]:
    checks = " ".join(
        f"SELECT RAISE(ABORT, '{said}') WHERE {condition};" for condition, said in faults
    )
    for act in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER {table}_of_one_case_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN {checks} END"
        )
