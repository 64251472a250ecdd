"""The originals of a case: photos and enclosures, each kept under the SHA-256 of its bytes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import Sha256, hash_file
from witnessmark.publication.case import Case

EXTENSION: Final = re.compile(r"(\.[a-z0-9]{1,8})?")
"""What may follow the hash in a file's name, for the programs that open it; it says nothing."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")


def list_originals(folder: Path) -> Mapping[Sha256, Path]:
    """Return the files in `folder` by the hash in their name, not yet checked against it.

    Raises BadInput for a file that is named otherwise or twice, Untrusted for a link.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder.", remedy="Keep the originals in a folder.")
    files: dict[Sha256, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not path.is_file():
            raise Untrusted(
                f"{path} is not a plain file.", remedy="Put the file itself in its place."
            )
        digits, rest = path.name[:64], path.name[64:]
        if not _HASH.fullmatch(digits) or not EXTENSION.fullmatch(rest):
            raise BadInput(
                f"{path} is not named by its SHA-256.",
                remedy="Name it with the 64 digits that `sha256sum` prints, then its extension.",
            )
        if Sha256(digits) in files:
            raise BadInput(f"{path} is there twice.", remedy="Keep one of the two.")
        files[Sha256(digits)] = path
    return files


def check_originals(case: Case, *, files: Mapping[Sha256, Path], folder: Path) -> None:
    """Raise unless `files` are what the case needs, each with the bytes that its hash promises.

    A document or a receipt that has a hash may lie there, too; nothing else may.
    """
    needed = dict(_needed(case))
    for sha256, place in needed.items():
        if not _HASH.fullmatch(sha256):
            raise BadInput(
                f"{place}: {sha256[:80]!r} is not a SHA-256.",
                remedy="Give the 64 lower-case digits that `sha256sum` prints.",
            )
        if sha256 not in files:
            raise BadInput(
                f"{place}: the original {sha256} is not in {folder / 'originals'}.",
                remedy="Put the file there, named by its SHA-256.",
            )
    for sha256, path in files.items():
        if sha256 not in needed and sha256 not in set(_welcome(case)):
            raise BadInput(
                f"{path} belongs to no photo, enclosure, document or receipt of the case.",
                remedy="Add it to the case, or move it elsewhere.",
            )
        if hash_file(path) != sha256:
            raise Untrusted(
                f"{path} was altered: its SHA-256 is not the one it is named by.",
                remedy="Restore the original.",
            )


def _needed(case: Case) -> Iterator[tuple[Sha256, str]]:
    for photo in case.photos:
        yield photo.sha256, f"photos, {photo.id}"
    for enclosure in case.enclosures:
        yield enclosure.sha256, f"enclosures, {enclosure.name}"


def _welcome(case: Case) -> Iterator[Sha256 | None]:
    for document in case.documents:
        yield document.sha256
    for sample in case.samples:
        yield sample.acquisition.receipt_sha256
