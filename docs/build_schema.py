"""Build docs/reference/case-folder-v1.schema.json from the types of a case."""

import sys
from pathlib import Path
from typing import Any

from witnessmark.base.json import readable_json
from witnessmark.evidence.journal import Entry
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import FORMAT, LISTS
from witnessmark.publication.casefolder.schema import object_schema, schema_of

TARGET = Path(__file__).parent / "reference" / "case-folder-v1.schema.json"


def build_schema() -> dict[str, Any]:
    """Return the schema: one definition a type, and one a file of the folder, under `files`."""
    definitions: dict[str, Any] = {}
    lists = {
        name: {"type": "array", "items": schema_of(kind, definitions)}
        for name, kind in LISTS.items()
    }
    schema_of(Entry, definitions)
    case = object_schema(Case, definitions, without={*LISTS, "journal"})
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


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(readable_json(build_schema()), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} is written.\n")
