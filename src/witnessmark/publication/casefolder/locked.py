"""A case folder locked with a passphrase: one file `.wmcase` that tells nothing without it.

Layout of version 1: 24 bytes of name and version, 16 of salt, 7 of nonce; then pieces of 1 MiB,
each 16 bytes longer for its tag. Key: scrypt (N 2^17, r 8, p 1) of the passphrase in UTF-8 NFKC.
Pieces: ChaCha20-Poly1305 with the header as associated data and the nonce `nonce + number of the
piece (4 bytes, big-endian) + 1 on the last piece, else 0`, so that none can be cut off, moved or
taken from another file (the STREAM construction of Hoang et al., 2015). Inside: the folder as ZIP.
"""

import secrets
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from witnessmark.base.archive import read_zip, write_zip
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically
from witnessmark.base.hashes import Sha256, hash_bytes
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
SHORTEST: Final = 12
"""Characters that a passphrase must have; four random words have more."""

_MAGIC: Final = b"witnessmark-locked-case1"
_SALT, _NONCE, _TAG = 16, 7, 16
_HEADER: Final = len(_MAGIC) + _SALT + _NONCE
_PIECE: Final = 2**20
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
    if len(passphrase) < SHORTEST:
        raise BadInput(
            f"The passphrase has fewer than {SHORTEST} characters.",
            remedy="Take four or more random words.",
        )
    check_case(found.case, files=found.files, folder=Path(found.case.id))
    files = dict(texts_of(found.case))
    for sha256, path in watch(found.files.items()):
        files[original_name(sha256, path=path)] = path.read_bytes()
    # Salt and nonce are drawn here and not passed in: drawn twice the same, they protect nothing.
    header = _MAGIC + secrets.token_bytes(_SALT + _NONCE)
    content = write_zip(files, on=_ANY_DAY)
    return header + b"".join(_seal(content, header=header, cipher=_cipher(passphrase, header)))


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
    if not content.startswith(_MAGIC) or len(content) < _HEADER + _TAG:
        raise BadInput(
            f"{name} is not a locked case of a version that is read.",
            remedy="Give a .wmcase file that `witnessmark case export` wrote.",
        )


def _unlock(content: bytes, *, passphrase: str, name: str) -> Mapping[str, bytes]:
    check_locked(content, name=name)
    header = content[:_HEADER]
    cipher = _cipher(passphrase, header)
    try:
        opened = b"".join(_open(content[_HEADER:], header=header, cipher=cipher))
    except InvalidTag as error:
        raise Untrusted(
            f"{name} does not open: the passphrase is wrong, or the file was changed or cut off.",
            remedy="Try the passphrase again, then get a fresh copy.",
        ) from error
    return read_zip(opened, name=name)


def _cipher(passphrase: str, header: bytes) -> ChaCha20Poly1305:
    salt = header[len(_MAGIC) : len(_MAGIC) + _SALT]
    words = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    return ChaCha20Poly1305(Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(words))


def _seal(content: bytes, *, header: bytes, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    for start in range(0, max(len(content), 1), _PIECE):
        is_last = start + _PIECE >= len(content)
        nonce = _nonce(header, number=start // _PIECE, is_last=is_last)
        yield cipher.encrypt(nonce, content[start : start + _PIECE], header)


def _open(content: bytes, *, header: bytes, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    size = _PIECE + _TAG
    for start in range(0, len(content), size):
        is_last = start + size >= len(content)
        nonce = _nonce(header, number=start // size, is_last=is_last)
        yield cipher.decrypt(nonce, content[start : start + size], header)


def _nonce(header: bytes, *, number: int, is_last: bool) -> bytes:
    return header[-_NONCE:] + number.to_bytes(4, "big") + bytes([is_last])
