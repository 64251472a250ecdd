"""Build docs/reference/case-folder-v1.schema.json from the types of a case.

A small generator and not pydantic's: the types keep unknown fields in a field of their own, which
no general generator knows, and every description here is the docstring that a programmer reads.
"""

import sys
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any, NewType, Union, get_args, get_origin

from witnessmark.base.fields import is_restricted
from witnessmark.base.hashes import Sha256
from witnessmark.base.json import readable_json
from witnessmark.evidence.journal import Entry
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import FORMAT, LISTS

TARGET = Path(__file__).parent / "reference" / "case-folder-v1.schema.json"
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


def build_schema() -> dict[str, Any]:
    """Return the schema: one definition a type, and one a file of the folder, under `files`."""
    definitions: dict[str, Any] = {}
    lists = {
        name: {"type": "array", "items": _of(kind, definitions)} for name, kind in LISTS.items()
    }
    _of(Entry, definitions)
    case = _object(Case, definitions, without={*LISTS, "journal"})
    case["properties"] = {"format": {"const": FORMAT}, **case["properties"]}
    case["required"] = ["format", *case["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Case folder, format {FORMAT}",
        "description": "Validate each file against its own schema: #/$defs/files/<name>, where "
        "<name> is the file's name without extension; `journal` is the schema of one line.",
        "$defs": {
            "files": {"case": case, **lists, "journal": {"$ref": "#/$defs/evidence.Entry"}},
            **dict(sorted(definitions.items())),
        },
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if isinstance(kind, NewType):
        return dict(_ID)
    if get_origin(kind) in (types.UnionType, Union):
        return {"anyOf": [_of(part, definitions) for part in get_args(kind)]}
    if kind is types.NoneType:
        return {"type": "null"}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], definitions)}
    if get_origin(kind) is Mapping:
        return {"type": "object"}
    name = f"{kind.__module__.split('.')[1]}.{kind.__name__}"
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _definition(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind):
        return _object(kind, definitions, without=set())
    if issubclass(kind, StrEnum | IntEnum):
        return {"enum": [one.value for one in kind], "description": _words(kind)}
    raise TypeError(f"docs/build_schema.py does not know {kind}")


def _object(kind: Any, definitions: dict[str, Any], *, without: set[str]) -> dict[str, Any]:
    shown = [field for field in fields(kind) if field.name not in {*without, "unknown"}]
    properties: dict[str, Any] = {}
    for field in shown:
        properties[field.name] = _of(field.type, definitions)
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


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(readable_json(build_schema()), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} is written.\n")
