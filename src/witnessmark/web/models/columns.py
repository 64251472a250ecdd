"""Columns and constraints that the tables of a case share."""

import json
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThan

from witnessmark.base.json import Json

if TYPE_CHECKING:
    _JsonText = models.TextField[Json, Any]
else:
    _JsonText = models.TextField


class JsonColumn(_JsonText):
    """JSON kept as the text it was written as.

    A database's own JSON type would renumber and reorder it, and hashes would no longer hold.
    """

    def from_db_value(self, value: str | None, *_context: object) -> Json:
        """Return the JSON value that stands in the column."""
        if value == "{}":  # most are, and thousands are read with a case
            return {}
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return `value` as the text to store."""
        return None if value is None else json.dumps(value, ensure_ascii=False, allow_nan=False)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the value as a backup keeps it: as the text that is stored."""
        return str(self.get_prep_value(self.value_from_object(obj)))

    def to_python(self, value: Any) -> Json:
        """Return the value of what a backup kept."""
        told: Json = json.loads(value) if isinstance(value, str) else value
        return told


class Row(models.Model):
    """One thing of a case. Its columns are named as the fields of `domain`, the type it stores.

    `position` is its place among its like; `zones` are the offsets from UTC, in seconds, that its
    times were written with; `unknown` is kept as it came and never published.
    """

    domain: ClassVar[type]
    renamed: ClassVar[Mapping[str, str]] = {"id": "local_id"}

    position = models.PositiveIntegerField(default=0)
    zones = JsonColumn(default=dict)
    unknown = JsonColumn(default=dict)

    class Meta:
        abstract = True
        ordering = ("position",)


class NamedRow(Row):
    """A thing with an id that is unique within its case."""

    local_id = models.CharField(max_length=100)

    class Meta(Row.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.local_id


def one_of(column: str, kinds: type[StrEnum] | type[IntEnum]) -> models.CheckConstraint:
    """Allow only the values of an enumeration."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__in": [kind.value for kind in kinds]}),
        name=f"%(class)s_{column}_known",
    )


def in_order(earlier: str, later: str) -> models.CheckConstraint:
    """Refuse a `later` before its `earlier`; an empty one is not known."""
    return models.CheckConstraint(
        condition=Q(**{f"{later}__gte": F(earlier)}), name=f"%(class)s_{later}_after_{earlier}"
    )


def is_hash(column: str) -> models.CheckConstraint:
    """Allow only 64 lower-case hexadecimal digits; an empty hash is NULL."""
    only_digits = Exact(_Stripped(column, Value("0123456789abcdef")), Value(""))
    return models.CheckConstraint(
        condition=Q(Exact(Length(column), 64)) & Q(only_digits),
        name=f"%(class)s_{column}_is_hash",
    )


def is_country(column: str) -> models.CheckConstraint:
    """Allow only two capital letters, or nothing where the country is not known."""
    only_letters = Exact(_Stripped(column, Value(ascii_uppercase)), Value(""))
    return models.CheckConstraint(
        condition=Q(**{column: ""}) | (Q(Exact(Length(column), 2)) & Q(only_letters)),
        name=f"%(class)s_{column}_is_country",
    )


class _Stripped(Func):
    """A column without the given characters at both ends: empty where it holds no others.

    A regular expression would say it plainer, but SQLite has none of its own: a CHECK with one
    would hold only on connections that bring the function along.
    """

    function = "TRIM"
    output_field = models.TextField()


def filled(
    column: str, *, empty: str = "", unless: Mapping[str, Any] | None = None
) -> models.CheckConstraint:
    """Refuse a column as short as `empty`, except in rows that have the values of `unless`."""
    longer = Q(GreaterThan(Length(column), len(empty)))
    return models.CheckConstraint(
        condition=longer | Q(**unless) if unless else longer, name=f"%(class)s_{column}_filled"
    )


def only_where(column: str, **values: str) -> models.CheckConstraint:
    """Refuse a value of `column`, except in rows that have `values`."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": True}) | Q(**values),
        name=f"%(class)s_{column}_only_where",
    )


def needed_where(column: str, **values: str) -> models.CheckConstraint:
    """Refuse a row that has `values` and nothing in `column`."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": False}) | ~Q(**values),
        name=f"%(class)s_{column}_needed",
    )


def differ(one: str, other: str) -> models.CheckConstraint:
    """Refuse a row that points at the same thing twice."""
    return models.CheckConstraint(
        condition=~Q(**{one: F(other)}), name=f"%(class)s_{one}_is_not_{other}"
    )


def within(column: str, low: float, high: float) -> models.CheckConstraint:
    """Allow only values from `low` to `high`."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__gte": low, f"{column}__lte": high}),
        name=f"%(class)s_{column}_in_range",
    )


def at_least(low: int, *columns: str) -> models.CheckConstraint:
    """Refuse values below `low`."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__gte": low for column in columns}),
        name=f"%(class)s_{columns[0]}_at_least_{low}",
    )


def unique(*columns: str) -> models.UniqueConstraint:
    """Refuse a second row with the same values."""
    return models.UniqueConstraint(fields=columns, name=f"%(class)s_{columns[-1]}_once")
