"""The JSON schema of a type of a case: every description is the docstring a programmer reads.

A small generator and not pydantic's: the types keep unknown fields in a field of their own, which
no general generator knows.
"""

import types
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any, NewType, Union, get_args, get_origin

from witnessmark.base.fields import is_restricted
from witnessmark.base.hashes import Sha256

_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Sha256: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}
_ID = {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,99}$"}


def schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of `kind`; what it refers to is added to `definitions`, under #/$defs."""
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if isinstance(kind, NewType):
        return dict(_ID)
    if get_origin(kind) in (types.UnionType, Union):
        return {"anyOf": [schema_of(part, definitions) for part in get_args(kind)]}
    if kind is types.NoneType:
        return {"type": "null"}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0], definitions)}
    if get_origin(kind) is Mapping:
        return {"type": "object"}
    name = f"{kind.__module__.split('.')[1]}.{kind.__name__}"
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind):
        return object_schema(kind, definitions)
    if issubclass(kind, StrEnum | IntEnum):
        return {"enum": [one.value for one in kind], "description": _words(kind)}
    raise TypeError(f"there is no schema for {kind}")


def object_schema(
    kind: Any, definitions: dict[str, Any], *, without: Collection[str] = ()
) -> dict[str, Any]:
    """Return the schema of the dataclass `kind` with all its fields but those of `without`."""
    shown = [field for field in fields(kind) if field.name not in {*without, "unknown"}]
    properties: dict[str, Any] = {}
    for field in shown:
        properties[field.name] = schema_of(field.type, definitions)
        if is_restricted(field):
            properties[field.name]["description"] = "Restricted: never published."
    needed = [
        one.name for one in shown if one.default is MISSING and one.default_factory is MISSING
    ]
    keeps_unknown = any(field.name == "unknown" for field in fields(kind))
    return {
        "type": "object",
        "description": _words(kind),
        "properties": properties,
        "required": needed,
        "additionalProperties": keeps_unknown,
    }


def _words(kind: Any) -> str:
    return " ".join((kind.__doc__ or "").split())
