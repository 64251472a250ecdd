"""JSON and YAML files from outside, read strictly: nothing is guessed, nothing is run.

YAML is read as its version 1.2 does, and a little stricter: only true, false, null and plain
decimal numbers are more than text, so a date stays the text that stands there, `no` stays a word,
and `0123` and `1E5` stay the markings that they are. Aliases are refused: a few lines of them can
stand for more than a machine holds.
"""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from witnessmark.base.encodings import check_whole
from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.base.tables import read_file

_FAST: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FAST):  # type: ignore[misc]
    """PyYAML's safe loader with the core schema of YAML 1.2 in place of that of 1.1."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _shape, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(0|[1-9][0-9]*)", list("-+0123456789")),
    ("float", r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_shape})\\Z"), _first
    )


def _number(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


def _fraction(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:int", _number)
_Loader.add_constructor("tag:yaml.org,2002:float", _fraction)


def read_structured(path: Path) -> Json:
    """Return what the file at `path` holds; it is JSON unless its name ends in .yaml or .yml.

    Raises BadInput that names the file, and the line where it can be told.
    """
    parse = parse_yaml if path.suffix in (".yaml", ".yml") else parse_json
    return parse(_text(read_file(path), name=path.name), name=path.name)


def parse_json(text: str, *, name: str) -> Json:
    """Return the JSON in `text`; raises BadInput for a field given twice, NaN, or no JSON."""
    try:
        return _as_json(json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant))
    except (ValueError, RecursionError) as error:
        raise _refusal(name, str(error)) from error


def parse_yaml(text: str, *, name: str) -> Json:
    """Return the YAML in `text`; raises BadInput for a field given twice, an alias, or a tag."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None
        _check_nodes(node, text=text)
        return _as_json(loader.construct_document(node))
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise _refusal(name, f"{line}{error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _refusal(name, str(error).splitlines()[0]) from error


def _text(content: bytes, *, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        check_whole(error, name=name)
        raise BadInput(
            f"{name} is not UTF-8 (byte {error.start}).", remedy="Save it as UTF-8."
        ) from error


def _check_nodes(root: yaml.Node, *, text: str) -> None:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise ValueError(f"line {_alias_line(text)}: an alias, which is not read")
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            _check_keys([key for key, _ in node.value if isinstance(key, yaml.ScalarNode)])
            waiting.extend(part for pair in node.value for part in pair)


def _alias_line(text: str) -> int:
    """Return the line of the first alias in `text`; a node names only where it was defined."""
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_FAST)
    alias: Any = next(one for one in events if isinstance(one, yaml.AliasEvent))
    return int(alias.start_mark.line) + 1


def _check_keys(keys: list[yaml.ScalarNode]) -> None:
    """Raise ValueError, naming its line, for a key that is no text or stands there twice."""
    seen: set[str] = set()
    for key in keys:
        where = f"line {key.start_mark.line + 1}: "
        if key.tag != "tag:yaml.org,2002:str":
            raise ValueError(f"{where}the name of a field must be text, not {key.value[:60]!r}")
        if key.value in seen:
            raise ValueError(f"{where}{_twice(key.value)}")
        seen.add(key.value)


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    once = dict(pairs)
    if len(once) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(_twice(next(name for name in names if names.count(name) > 1)))
    return once


def _twice(name: str) -> str:
    return f"the field {name[:60]!r} stands there twice"


def _no_constant(name: str) -> Json:
    raise ValueError(f"{name} is not a number that JSON knows")


def _as_json(value: object) -> Json:
    """Return `value` if it is JSON: keys are text, and a lone half of a character is not."""
    if isinstance(value, dict):
        return {key: _as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    if isinstance(value, str) and not value.isascii():
        _check_characters(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number is too large")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ValueError(f"a {type(value).__name__} is not read; write it as text")


def _check_characters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"half of a character at position {error.start}") from error


def _refusal(name: str, how: str) -> BadInput:
    return BadInput(f"{name} cannot be read: {how}.", remedy="Correct the file there.")
