"""JSON values, and the one canonical way to write them as bytes."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = "Mapping[str, Json]"


def canonical_json(value: Json) -> bytes:
    """Write `value` as the bytes that hashes are taken of.

    UTF-8, keys sorted by code point, no white space, no NaN or infinity, no trailing newline.
    """
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def readable_json(value: Json) -> str:
    """Write `value` for people: indented, keys in the order given, newline at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
