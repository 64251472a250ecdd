"""The one loader of reference files: YAML read safely, faults named by file."""

from pathlib import Path
from typing import cast

import yaml

from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Json:
    """Return what the YAML (or JSON) file at `path` says; dates must be written as strings.

    Raises BadInput that names the file and the line which cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path.name} cannot be read: {error}.", remedy="Give a YAML or JSON file in UTF-8."
        ) from error
    return parse_yaml(text, name=path.name)


def parse_yaml(text: str, *, name: str) -> Json:
    """Return what `text` says; see `read_yaml`."""
    try:
        return cast(Json, yaml.load(text, Loader=_LOADER))  # noqa: S506 (a safe loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise BadInput(
            f"{name}{place} is not YAML: {getattr(error, 'problem', error)}.",
            remedy="Correct this line.",
        ) from error
