"""SHA-256 of bytes and files."""

import hashlib
from pathlib import Path
from typing import NewType

from witnessmark.base.json import Json, canonical_json

Sha256 = NewType("Sha256", str)
"""64 lower-case hexadecimal digits."""


def hash_bytes(content: bytes) -> Sha256:
    """Return the SHA-256 of `content`."""
    return Sha256(hashlib.sha256(content).hexdigest())


def hash_json(value: Json) -> Sha256:
    """Return the SHA-256 of the canonical JSON of `value`."""
    return hash_bytes(canonical_json(value))


def hash_file(path: Path) -> Sha256:
    """Return the SHA-256 of the file at `path`, read in pieces."""
    with path.open("rb") as file:
        return Sha256(hashlib.file_digest(file, "sha256").hexdigest())
