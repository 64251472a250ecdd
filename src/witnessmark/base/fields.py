"""Marks on the fields of what a case holds: what is restricted, and what we do not know yet."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, Final, TypeVar, cast

RESTRICTED: Final[Mapping[str, bool]] = {"restricted": True}
"""Metadata of a field that never leaves a private copy: `field(…, metadata=RESTRICTED)`."""

T = TypeVar("T")


def is_restricted(field: Field[Any]) -> bool:
    """Say whether `field` was declared with RESTRICTED."""
    return bool(field.metadata.get("restricted"))


def fields_of(thing: object) -> tuple[Field[Any], ...]:
    """Return the fields of `thing`; none where it is no dataclass."""
    kind: Any = type(thing)
    return _fields(kind)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind) if is_dataclass(kind) else ()


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def publishable(value: T) -> T:
    """Return `value` with every restricted or unknown field, however deep, emptied.

    Walks frozen dataclasses and tuples; a restricted field must therefore have a default. What
    has nothing to empty is not copied.
    """
    if isinstance(value, tuple):
        parts = tuple(map(publishable, value))
        return value if all(map(is_, parts, value)) else cast(T, parts)
    changes: dict[str, object] = {}
    for field in fields_of(value):
        held = getattr(value, field.name)
        is_private = is_restricted(field) or field.name == "unknown"
        kept = _emptied(field, held) if is_private else publishable(held)
        if kept is not held:
            changes[field.name] = kept
    return cast(T, replace(cast(Any, value), **changes)) if changes else value


def _emptied(field: Field[Any], held: object) -> object:
    empty = _default(field)
    return held if held == empty else empty


def holds_restricted(value: object) -> bool:
    """Say whether any restricted field in `value` is filled."""
    if isinstance(value, tuple):
        return any(holds_restricted(part) for part in value)
    return any(
        getattr(value, field.name) != _default(field)
        if is_restricted(field)
        else holds_restricted(getattr(value, field.name))
        for field in fields_of(value)
    )
