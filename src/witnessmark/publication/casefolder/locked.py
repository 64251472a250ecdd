"""A case folder locked with a passphrase: one file `.wmcase` that tells nothing without it.

Version 1 is a sealed file (`base/sealing.py`) that begins with 24 bytes of name and version; inside
is the folder as ZIP.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from witnessmark.base.archive import read_zip, write_zip
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.sealing import SealedReader, SealingWriter, check_sealed
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import (
    ORIGINALS,
    CaseFolder,
    Watch,
    check_case,
    check_contents,
    original_name,
    parse_case,
    refuse_existing,
    texts_of,
)

SUFFIX: Final = ".wmcase"
_MAGIC: Final = b"witnessmark-locked-case1"
_ANY_DAY: Final = date(1980, 1, 1)


@dataclass(frozen=True)
class LockedCase:
    """A case read from a locked file, and its originals, both in memory only."""

    case: Case
    originals: Mapping[Sha256, bytes]


def lock_case(found: CaseFolder, *, passphrase: str, watch: Watch = iter) -> bytes:
    """Return the case folder of `found`, encrypted, without writing it anywhere in the clear.

    The same case comes out different each time. Raises BadInput for a passphrase of fewer than 12
    characters, and what `write_case_folder` raises. `watch` is a door's way to look on.
    """
    sealed = io.BytesIO()
    writer = SealingWriter(sealed, magic=_MAGIC, passphrase=passphrase)
    check_case(found.case, files=found.files, folder=Path(found.case.id))
    files = dict(texts_of(found.case))
    for sha256, path in watch(found.files.items()):
        files[original_name(sha256, path=path)] = path.read_bytes()
    writer.write(write_zip(files, on=_ANY_DAY))
    writer.close()
    return sealed.getvalue()


def read_locked(content: bytes, *, passphrase: str, name: str) -> LockedCase:
    """Return the case that `content` holds, checked as one in a folder; nothing is written.

    `name` is the locked file, for errors. Raises BadInput for a file that is none, and Untrusted
    where the passphrase is wrong or a byte was changed; which of the two, nobody can tell.
    """
    return _read(_unlock(content, passphrase=passphrase, name=name), name=name)


def unlock_folder(content: bytes, *, passphrase: str, into: Path, name: str) -> Case:
    """Write the folder that `content` holds to the new folder `into`, for its owner's eyes only.

    Raises as `read_locked` does, and BadInput where `into` already holds something.
    """
    refuse_existing(into)
    files = _unlock(content, passphrase=passphrase, name=name)
    case = _read(files, name=name).case
    with folder_atomically(into, mode=0o700) as draft:
        for path, inside in files.items():
            place = draft / path
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            place.write_bytes(inside)
    return case


def _read(files: Mapping[str, bytes], *, name: str) -> LockedCase:
    texts: dict[str, bytes] = {}
    originals: dict[Sha256, bytes] = {}
    for path, inside in files.items():
        if path.startswith(f"{ORIGINALS}/"):
            originals[_hash_named(path, inside, name=name)] = inside
        else:
            texts[path] = inside
    case = parse_case(texts, where=name)
    check_contents(case)
    needed = [photo.sha256 for photo in case.photos]
    needed += [enclosure.sha256 for enclosure in case.enclosures]
    for sha256 in needed:
        if sha256 not in originals:
            raise BadInput(f"{name}: the original {sha256} is missing.", remedy="Get a fresh copy.")
    return LockedCase(case, originals)


def _hash_named(path: str, inside: bytes, *, name: str) -> Sha256:
    sha256 = hash_bytes(inside)
    if not path.startswith(f"{ORIGINALS}/{sha256}"):
        raise Untrusted(
            f"{name}: {path} was altered: its SHA-256 is not the one it is named by.",
            remedy="Get a fresh copy.",
        )
    return sha256


def check_locked(content: bytes, *, name: str) -> None:
    """Raise BadInput where `content` is no locked case, before anybody is asked for words."""
    if not check_sealed(content, magic=_MAGIC):
        raise BadInput(
            f"{name} is not a locked case of a version that is read.",
            remedy="Give a .wmcase file that `witnessmark case export` wrote.",
        )


def _unlock(content: bytes, *, passphrase: str, name: str) -> Mapping[str, bytes]:
    check_locked(content, name=name)
    file = io.BytesIO(content)
    reader = SealedReader(file, magic=_MAGIC, passphrase=passphrase, name=name)
    return read_zip(reader.read(), name=name)
