"""A file sealed with a passphrase: without it, nothing can be read of it, cut off it or changed.

Layout: a name and version of the format, 16 bytes of salt, 7 of nonce; then pieces of 1 MiB, each
16 bytes longer for its tag. Key: scrypt (N 2^17, r 8, p 1) of the passphrase in UTF-8 NFKC. Pieces:
ChaCha20-Poly1305 with the header as associated data and the nonce `nonce + number of the piece
(4 bytes, big-endian) + 1 on the last piece, else 0`, so that none can be cut off, moved or taken
from another file (the STREAM construction of Hoang et al., 2015).
"""

import secrets
import unicodedata
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from witnessmark.base.errors import BadInput, Untrusted

SHORTEST: Final = 12
"""Characters that a passphrase must have; four random words have more."""

_SALT, _NONCE, _TAG = 16, 7, 16
_PIECE: Final = 2**20


def check_sealed(start: bytes, *, magic: bytes) -> bool:
    """Say whether a file that begins with `start` is one of the format `magic`."""
    return start.startswith(magic) and len(start) >= header_size(magic) + _TAG


def header_size(magic: bytes) -> int:
    """Return how many bytes stand before the first piece."""
    return len(magic) + _SALT + _NONCE


class SealingWriter:
    """Seals what is written to it into `file`; only `close` makes it whole.

    Raises BadInput for a passphrase of fewer than 12 characters.
    """

    def __init__(self, file: BinaryIO, *, magic: bytes, passphrase: str) -> None:
        if len(passphrase) < SHORTEST:
            raise BadInput(
                f"The passphrase has fewer than {SHORTEST} characters.",
                remedy="Take four or more random words.",
            )
        # Salt and nonce are drawn here and not passed in: drawn twice the same, they protect
        # nothing.
        self._header = magic + secrets.token_bytes(_SALT + _NONCE)
        self._cipher = _cipher(passphrase, self._header, magic=magic)
        self._file, self._held, self._number = file, bytearray(), 0
        file.write(self._header)

    def write(self, content: bytes) -> int:
        """Take `content`; all but the last piece of what came so far goes into the file."""
        self._held += content
        while len(self._held) > _PIECE:
            self._seal(bytes(self._held[:_PIECE]), is_last=False)
            del self._held[:_PIECE]
        return len(content)

    def close(self) -> None:
        """Seal the last piece."""
        self._seal(bytes(self._held), is_last=True)
        self._held.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._header, number=self._number, is_last=is_last)
        self._file.write(self._cipher.encrypt(nonce, piece, self._header))
        self._number += 1


class SealedReader:
    """Reads what was sealed into `file`; `name` is what errors call it.

    Raises BadInput for a file of another format, and from `read` Untrusted where the passphrase is
    wrong or a byte was changed; which of the two, nobody can tell.
    """

    def __init__(self, file: BinaryIO, *, magic: bytes, passphrase: str, name: str) -> None:
        self._header = file.read(header_size(magic))
        if not self._header.startswith(magic) or len(self._header) < header_size(magic):
            raise BadInput(
                f"{name} is not a file of a version that is read.",
                remedy="Give a file that this program wrote.",
            )
        self._cipher = _cipher(passphrase, self._header, magic=magic)
        self._file, self._name, self._number = file, name, 0
        self._next = file.read(_PIECE + _TAG)
        self._held, self._is_over = bytearray(), False

    def read(self, size: int = -1) -> bytes:
        """Return `size` bytes, fewer only at the end; of a negative `size` all there are."""
        while not self._is_over and (size < 0 or len(self._held) < size):
            self._open()
        end = len(self._held) if size < 0 else size
        found = bytes(self._held[:end])
        del self._held[:end]
        return found

    def _open(self) -> None:
        piece, self._next = self._next, self._file.read(_PIECE + _TAG)
        nonce = _nonce(self._header, number=self._number, is_last=not self._next)
        try:
            self._held += self._cipher.decrypt(nonce, piece, self._header)
        except InvalidTag as error:
            raise Untrusted(
                f"{self._name} does not open: the passphrase is wrong, or the file was changed or"
                " cut off.",
                remedy="Try the passphrase again, then get a fresh copy.",
            ) from error
        self._number, self._is_over = self._number + 1, not self._next


def _cipher(passphrase: str, header: bytes, *, magic: bytes) -> ChaCha20Poly1305:
    salt = header[len(magic) : len(magic) + _SALT]
    words = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    return ChaCha20Poly1305(Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(words))


def _nonce(header: bytes, *, number: int, is_last: bool) -> bytes:
    return header[-_NONCE:] + number.to_bytes(4, "big") + bytes([is_last])
