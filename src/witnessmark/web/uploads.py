"""A file that somebody gave, on its way from a form into the home."""

from dataclasses import dataclass
from typing import Final

from witnessmark.base.hashes import Sha256

LARGEST: Final = 64 * 1024 * 1024
"""Bytes that one file may have."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """Its bytes, their hash, and what it was called."""

    name: str
    sha256: Sha256
    content: bytes
