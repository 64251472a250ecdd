"""Marks on the fields of what a case holds: what is restricted, and what we do not know yet."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

RESTRICTED: Final[Mapping[str, bool]] = {"restricted": True}
"""Metadata of a field that never leaves a private copy: `field(…, metadata=RESTRICTED)`."""

T = TypeVar("T")


def is_restricted(field: Field[Any]) -> bool:
    """Say whether `field` was declared with RESTRICTED."""
    return bool(field.metadata.get("restricted"))


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def publishable(value: T) -> T:
    """Return a copy of `value` with every restricted or unknown field, however deep, emptied.

    Walks frozen dataclasses and tuples; a restricted field must therefore have a default.
    """
    if isinstance(value, tuple):
        return cast(T, tuple(publishable(part) for part in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        if is_restricted(field):
            changes[field.name] = _default(field)
        elif field.name == "unknown":
            changes[field.name] = {}
        else:
            changes[field.name] = publishable(getattr(value, field.name))
    return cast(T, replace(value, **changes))


def holds_restricted(value: object) -> bool:
    """Say whether any restricted field in `value` is filled."""
    if isinstance(value, tuple):
        return any(holds_restricted(part) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return False
    return any(
        getattr(value, field.name) != _default(field)
        if is_restricted(field)
        else holds_restricted(getattr(value, field.name))
        for field in fields(value)
    )
