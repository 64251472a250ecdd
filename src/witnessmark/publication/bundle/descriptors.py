"""What other programs read first: an RO-Crate description and a Frictionless data package.

Formats: https://w3id.org/ro/crate/1.1 · https://specs.frictionlessdata.io/data-package/ (v1).
"""

from collections.abc import Mapping
from datetime import date

from witnessmark.base.hashes import hash_bytes
from witnessmark.base.json import Json, JsonObject, readable_json
from witnessmark.publication.bundle.exports import FORMULA, tables_of
from witnessmark.publication.bundle.tables import Table
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.public import public_case

_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".xml": "application/xml",
}


def describe(case: Case, *, files: Mapping[str, bytes], on: date) -> Mapping[str, bytes]:
    """Return the two descriptions of `files`, the files of the bundle so far, by path."""
    crate = readable_json(_crate(case, files=files, on=on))
    package = readable_json(_package(case, files=files))
    return {
        "ro-crate-metadata.json": crate.encode("utf-8"),
        "datapackage.json": package.encode("utf-8"),
    }


def _crate(case: Case, *, files: Mapping[str, bytes], on: date) -> JsonObject:
    root: JsonObject = {
        "@id": "./",
        "@type": "Dataset",
        "name": _both(case.title.en, case.title.ja),
        "description": _both(case.summary.en, case.summary.ja) or case.title.en,
        "identifier": case.id,
        "datePublished": (case.published_on or on).isoformat(),
        "temporalCoverage": case.as_of.isoformat(),
        "inLanguage": [language.value for language in case.languages],
        "license": "No licence is stated; ask the publisher.",
        "publisher": {"@id": "#publisher"},
        "hasPart": [{"@id": path} for path in sorted(files)],
    }
    publisher: JsonObject = {
        "@id": "#publisher",
        "@type": "Organization",
        "name": _both(case.publisher.en, case.publisher.ja) or "not stated",
    }
    about: JsonObject = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    parts = [_crate_file(path, files[path]) for path in sorted(files)]
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [about, root, publisher, *parts],
    }


def _crate_file(path: str, content: bytes) -> JsonObject:
    return {
        "@id": path,
        "@type": "File",
        "name": path.rsplit("/", 1)[-1],
        "encodingFormat": _media_type(path),
        "contentSize": str(len(content)),
    }


def _package(case: Case, *, files: Mapping[str, bytes]) -> JsonObject:
    title = _both(case.title.en, case.title.ja)
    resources: list[Json] = [
        _table_resource(table, files[f"data/{table.name}.csv"])
        for table in tables_of(public_case(case))
    ]
    resources += [_resource(path, files[path]) for path in sorted(files) if _is_plain_data(path)]
    signs = " ".join(sign for sign in FORMULA if sign.strip())
    return {
        "profile": "data-package",
        "name": case.id,
        "title": title,
        "description": f"As of {case.as_of.isoformat()}. In the tables, an apostrophe stands before"
        f" a text that begins with one of {signs}, or with a tab, so that no spreadsheet runs it.",
        "resources": resources,
    }


def _is_plain_data(path: str) -> bool:
    return path.startswith("data/") and not path.endswith(".csv")


def _resource(path: str, content: bytes) -> JsonObject:
    return {
        "name": path.rsplit("/", 1)[-1].lower(),
        "path": path,
        "profile": "data-resource",
        "format": path.rsplit(".", 1)[-1],
        "mediatype": _media_type(path),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hash_bytes(content)}",
    }


def _table_resource(table: Table, content: bytes) -> JsonObject:
    fields: list[Json] = [
        {"name": column.name, "type": column.type, "description": column.description}
        for column in table.columns
    ]
    return {
        **_resource(f"data/{table.name}.csv", content),
        "name": table.name,
        "profile": "tabular-data-resource",
        "description": table.description,
        "schema": {"fields": _with_formats(fields), "missingValues": [""]},
    }


def _with_formats(fields: list[Json]) -> list[Json]:
    """Let moments be read as ISO 8601 with any zone; the default would want UTC."""
    return [
        {**field, "format": "%Y-%m-%dT%H:%M:%S%z"}
        if isinstance(field, Mapping) and field["type"] == "datetime"
        else field
        for field in fields
    ]


def _both(english: str, japanese: str) -> str:
    return " / ".join(text for text in (english, japanese) if text)


def _media_type(path: str) -> str:
    return next(
        (kind for suffix, kind in _TYPES.items() if path.endswith(suffix)),
        "application/octet-stream",
    )
