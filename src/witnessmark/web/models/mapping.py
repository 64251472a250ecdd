"""Between tables and the types of the domain: one rule for all, since columns are named as fields.

A foreign key is an id, a reverse relation is a tuple of parts, a JSON column is what the codec
makes of it, and everything else is itself. Reading asks each table once for the whole case.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto
from functools import cache
from typing import Any, cast, get_args

from django.db.models import ForeignKey, ManyToOneRel

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.ids import check_id
from witnessmark.publication.case import Case
from witnessmark.web.models import case as tables
from witnessmark.web.models.columns import JsonColumn, Row

BATCH = 500
"""Rows written in one statement."""

FIRST = ("people", "documents", "companies")
"""Written before their like: lists of ids in other rows name them, and the database looks."""


class Kind(Enum):
    """How a field stands in the table."""

    PLAIN = auto()
    JSON = auto()
    ID = auto()
    ROWS = auto()


@dataclass(frozen=True)
class Column:
    """One field of a domain type and the column, or the table, that keeps it."""

    field: str
    column: str
    kind: Kind
    hint: Any
    enum: type[Enum] | None
    table: type[Row] | None
    parent: str = ""


@cache
def columns(table: type[Row]) -> tuple[Column, ...]:
    """Return how each field of the type that `table` stores stands in it."""
    return tuple(
        _column(table, field.name, field.type)
        for field in fields(table.domain)
        if field.name != "unknown"
    )


def _column(table: type[Row], field: str, hint: Any) -> Column:
    name = table.renamed.get(field, field)
    column = table._meta.get_field(name)
    if isinstance(column, ManyToOneRel):
        part = cast(type[Row], column.related_model)
        return Column(field, name, Kind.ROWS, hint, None, part, column.field.name)
    if isinstance(column, ForeignKey):
        return Column(field, name, Kind.ID, hint, None, cast(type[Row], column.related_model))
    kind = Kind.JSON if isinstance(column, JsonColumn) else Kind.PLAIN
    return Column(field, name, kind, hint, _enum(hint), None)


def _enum(hint: Any) -> type[Enum] | None:
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind
    return None


def write_case(case: Case) -> tables.Case:
    """Insert `case` and everything in it; returns its row.

    Raises BadInput where an id is not allowed, stands twice, or names what the case does not have.
    """
    (row,) = _Writer().add(tables.Case, [(None, 0, case)])
    return cast(tables.Case, row)


def add_row(
    table: type[Row],
    value: object,
    *,
    case: tables.Case,
    position: int,
    under: Row | None = None,
) -> Row:
    """Insert one more `value`, with its parts, under the row `under`, or directly under `case`.

    Raises BadInput where it names what the case does not have.
    """
    (row,) = add_rows(table, [(under or case, position, value)], case=case)
    return row


def add_rows(
    table: type[Row], values: Sequence[tuple[Row, int, Any]], *, case: tables.Case
) -> list[Row]:
    """Insert `values`, each under its row and at its place there, as `add_row` does one."""
    writer = _Writer()
    for below in (table, *(one for one, _ in tables_below(table))):
        writer.know_named(below, case=case)
    return writer.add(table, values, parent=parent_of(table))


def correct_row(row: Row, value: object, *, case: tables.Case) -> None:
    """Write over what of `row` differs from `value`; its parts are left as they are.

    The database refuses it where a fact would be changed.
    """
    correct_rows(type(row), [(row, value)], case=case)


def correct_rows(
    table: type[Row], values: Sequence[tuple[Row, object]], *, case: tables.Case
) -> None:
    """Write over several rows of `table`, as `correct_row` does over one."""
    writer = _Writer()
    writer.know_named(table, case=case)
    for row, value in values:
        _correct(row, value, writer)


def _correct(row: Row, value: object, writer: "_Writer") -> None:
    table = type(row)
    fresh = writer.row(table, value, position=row.position)
    names = [column.column for column in columns(table) if column.kind is not Kind.ROWS]
    changed = [name for name in names if getattr(fresh, name) != getattr(row, name)]
    for name in changed:
        setattr(row, name, getattr(fresh, name))
    if changed:
        row.zones = row.zones | fresh.zones
        row.save(update_fields=[*changed, "zones"] if fresh.zones else changed)


@cache
def parent_of(table: type[Row]) -> str:
    """Return the column of `table` that leads one step up."""
    return next(parent for below, parent in tables_below(tables.Case) if below is table)


class _Writer:
    """Inserts table by table, and remembers the rows that ids stand for."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[Row], str], Row] = {}
        self._twice: set[tuple[type[Row], str]] = set()

    def know_named(self, table: type[Row], *, case: tables.Case) -> None:
        """Remember the rows of `case` that the ids in a row of `table` may name."""
        for column in columns(table):
            if column.kind is Kind.ID and column.table is not None:
                for row in column.table._default_manager.filter(**{_path(column.table): case}):
                    self._rows[column.table, getattr(row, "local_id", "")] = row

    def add(
        self, table: type[Row], values: Sequence[tuple[Row | None, int, Any]], *, parent: str = ""
    ) -> list[Row]:
        """Insert `values`, each with its parent row and its place there, then all their parts."""
        rows = [
            self.row(table, value, position=position, **({parent: above} if parent else {}))
            for above, position, value in values
        ]
        table._default_manager.bulk_create(rows, batch_size=BATCH)
        self._remember(table, rows)
        for column in sorted(columns(table), key=lambda column: column.field not in FIRST):
            if column.kind is Kind.ROWS and column.table is not None:
                parts = [
                    (row, place, part)
                    for row, (_, _, value) in zip(rows, values, strict=True)
                    for place, part in enumerate(getattr(value, column.field))
                ]
                self.add(column.table, parts, parent=column.parent)
        return rows

    def _remember(self, table: type[Row], rows: Sequence[Row]) -> None:
        for row in rows:
            if (local_id := getattr(row, "local_id", None)) is None:
                return
            check_id(local_id, what=table.__name__.lower())
            if (table, local_id) in self._rows:
                self._twice.add((table, local_id))
            self._rows[table, local_id] = row

    def row(self, table: type[Row], value: Any, **given: Any) -> Row:
        """Return the row that `value` makes, not yet inserted; `given` are further columns."""
        zones: dict[str, int] = {}
        for column in columns(table):
            if column.kind is Kind.ROWS:
                continue
            content = getattr(value, column.field)
            if column.kind is Kind.JSON:
                content = encode(content)
            elif column.kind is Kind.ID:
                content = self._named(column, content, of=table, value=value)
            elif isinstance(content, datetime):
                zones[column.column] = _offset(content)
            elif isinstance(content, str):
                _refuse_nul(content, of=table, column=column)
            given[column.column] = content
        return table(**given, zones=zones, unknown=dict(value.unknown))

    def _named(self, column: Column, local_id: str | None, *, of: type[Row], value: Any) -> Any:
        if local_id is None or column.table is None:
            return None
        what = f"{of.__name__.lower()} {getattr(value, 'id', '')}".strip()
        row = self._rows.get((column.table, local_id))
        if row is None:
            raise BadInput(
                f"The {what} names the {column.field} {local_id!r}, which the case does not have.",
                remedy="Add it to the case folder, or correct the id.",
            )
        if (column.table, local_id) in self._twice:
            raise BadInput(
                f"The {what} names the {column.field} {local_id!r}, which the case has twice.",
                remedy="Give each its own id in the case folder.",
            )
        return row


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _refuse_nul(text: str, *, of: type[Row], column: Column) -> None:
    if "\x00" in text:
        raise BadInput(
            f"The field {column.field} of a {of.__name__.lower()} holds a NUL character.",
            remedy="Remove it from the case folder.",
        )


def read_row(row: Row) -> object:
    """Return `row`, one without parts and without ids of others, as what it stands for."""
    return _Reader().value(row)


def read_case(row: tables.Case) -> Case:
    """Return the whole case that `row` stands for."""
    return cast(Case, _Reader(row).value(row))


class _Reader:
    """Reads every table of a case once, and puts the values together."""

    def __init__(self, case: tables.Case | None = None) -> None:
        self._ids: dict[tuple[type[Row], int], str] = {}
        self._parts: dict[tuple[type[Row], str, int], list[Row]] = defaultdict(list)
        for table, parent in tables_below(tables.Case) if case else ():
            for row in table._default_manager.filter(**{_path(table): case}).order_by("position"):
                self._parts[table, parent, getattr(row, f"{parent}_id")].append(row)
                self._ids[table, row.pk] = getattr(row, "local_id", "")

    def value(self, row: Row) -> Any:
        """Return `row` as what it stands for."""
        table = type(row)
        content = {column.field: self._content(row, column) for column in columns(table)}
        return table.domain(**content, unknown=row.unknown)

    def _content(self, row: Row, column: Column) -> Any:
        if column.kind is Kind.ROWS and column.table is not None:
            parts = self._parts[column.table, column.parent, row.pk]
            return tuple(self.value(part) for part in parts)
        if column.kind is Kind.ID and column.table is not None:
            key = getattr(row, f"{column.column}_id")
            return None if key is None else self._id(column, key, of=row)
        content = getattr(row, column.column)
        if content is None:
            return None
        if column.kind is Kind.JSON:
            return decode(content, column.hint, where=f"{type(row).__name__} {column.column}")
        if isinstance(content, datetime):
            return content.astimezone(_zone(row.zones.get(column.column, 0)))
        return column.enum(content) if column.enum else content

    def _id(self, column: Column, key: int, *, of: Row) -> str:
        """Return the id of the row `key`; raises Untrusted where it is not one of the case."""
        found = self._ids.get((cast(type[Row], column.table), key))
        if found is None:
            raise Untrusted(
                f"The {type(of).__name__.lower()} in row {of.pk} names a {column.field} "
                f"(row {key}) that is not of its case.",
                remedy="The database was altered from outside; restore it from a backup.",
            )
        return found


def _zone(offset: int) -> timezone:
    return timezone(timedelta(seconds=offset)) if offset else UTC


@cache
def tables_below(table: type[Row]) -> tuple[tuple[type[Row], str], ...]:
    """Return every table below `table`, each with the column that leads one step up."""
    return tuple(_walk(table))


def _walk(table: type[Row]) -> Iterator[tuple[type[Row], str]]:
    for column in columns(table):
        if column.kind is Kind.ROWS and column.table is not None:
            yield column.table, column.parent
            yield from _walk(column.table)


@cache
def _path(table: type[Row]) -> str:
    """Return the look-up from `table` up to its case, such as `component__case`."""
    for above in (tables.Case, *(below for below, _ in tables_below(tables.Case))):
        for column in columns(above):
            if column.table is table and column.kind is Kind.ROWS:
                return column.parent if above is tables.Case else f"{column.parent}__{_path(above)}"
    raise LookupError(table)
