"""The manifest of a bundle: what is in it, by hash, and where its journal stands."""

from collections.abc import Mapping
from typing import Final

from witnessmark.base.codec import encode
from witnessmark.base.fields import publishable
from witnessmark.base.hashes import hash_bytes, hash_json
from witnessmark.base.json import JsonObject, readable_json
from witnessmark.base.merkle import merkle_root
from witnessmark.evidence.journal import START, sealed_bytes
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.public import public_json

FORMAT: Final = "witnessmark-bundle/0"


def write_manifest(case: Case, *, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of `files` (path → content) and of the public part of `case`."""
    leaves = [sealed_bytes(entry) for entry in case.journal]
    manifest: JsonObject = {
        "format": FORMAT,
        "case": case.id,
        "title": encode(publishable(case.title)),
        "fictional": case.fictional,
        "as_of": case.as_of.isoformat(),
        "case_sha256": hash_json(public_json(case)),
        "journal": {
            "entries": len(leaves),
            "head": case.journal[-1].sha256 if case.journal else START,
            "merkle_root": merkle_root(leaves).hex(),
        },
        "files": {
            path: {"sha256": hash_bytes(files[path]), "bytes": len(files[path])}
            for path in sorted(files)
        },
    }
    return readable_json(manifest).encode("utf-8")
