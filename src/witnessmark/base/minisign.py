"""Ed25519 public keys and signatures in the files of the program `minisign`, and their check.

Format: https://jedisct1.github.io/minisign/ (read 2026-11). Only prehashed signatures (`ED`) are
written and read. Keys are made, and files signed, in `signing`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from witnessmark.base.errors import BadInput, Untrusted

COMMENT: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "


@dataclass(frozen=True)
class PublicKey:
    """Whose signature it is: 32 bytes of key, and the 8 by which minisign tells keys apart."""

    id: bytes
    key: bytes

    @property
    def line(self) -> str:
        """The key as one line of text, as `minisign -P` takes it."""
        return to_base64(b"Ed" + self.id + self.key)


@dataclass(frozen=True)
class Signature:
    """A signature over a file, and a second one that also covers the trusted comment."""

    id: bytes
    file: bytes
    trusted_comment: str
    whole: bytes


def check_signature(content: bytes, *, signature: Signature, public: PublicKey, name: str) -> None:
    """Raise Untrusted unless `public` signed exactly `content` and the trusted comment.

    `name` is the file that was signed, for the error.
    """
    key = Ed25519PublicKey.from_public_bytes(public.key)
    try:
        key.verify(signature.file, hashlib.blake2b(content).digest())
        key.verify(signature.whole, signature.file + signature.trusted_comment.encode("utf-8"))
    except InvalidSignature as error:
        raise Untrusted(
            f"{name} is not what was signed with the key {public.line}.",
            remedy="Do not rely on it; get a fresh copy from the publisher.",
        ) from error


def format_public(public: PublicKey) -> str:
    """Write `public` as a `.pub` file."""
    number = public.id[::-1].hex().upper()
    return f"{COMMENT}minisign public key {number}\n{public.line}\n"


def format_signature(signature: Signature) -> str:
    """Write `signature` as a `.minisig` file."""
    return (
        f"{COMMENT}signature from witnessmark\n"
        f"{to_base64(b'ED' + signature.id + signature.file)}\n"
        f"{_TRUSTED}{signature.trusted_comment}\n"
        f"{to_base64(signature.whole)}\n"
    )


def parse_public(text: str, *, name: str) -> PublicKey:
    """Return the key in `text`: a `.pub` file, or its second line alone."""
    lines = text.strip().splitlines()
    content = decode(lines[-1] if lines else "", length=42, start=b"Ed", name=name)
    return PublicKey(content[2:10], content[10:])


def parse_signature(text: str, *, name: str) -> Signature:
    """Return the signature in `text`, a `.minisig` file of four lines."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[4] or not lines[2].startswith(_TRUSTED):
        raise unreadable(name)
    file = decode(lines[1], length=74, start=b"ED", name=name)
    whole = decode(lines[3], length=64, start=b"", name=name)
    return Signature(file[2:10], file[10:], lines[2].removeprefix(_TRUSTED), whole)


def decode(line: str, *, length: int, start: bytes, name: str) -> bytes:
    """Return the `length` bytes in `line`, base64, that begin with `start`; else raise BadInput."""
    try:
        content = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise unreadable(name) from error
    if len(content) != length or not content.startswith(start):
        raise unreadable(name)
    return content


def unreadable(name: str) -> BadInput:
    """Return the error that `name` is no file of minisign."""
    return BadInput(
        f"{name} is not a minisign file that can be read.",
        remedy="Give the file as minisign or Witnessmark wrote it, without a passphrase.",
    )


def to_base64(content: bytes) -> str:
    """Return `content` as minisign writes bytes."""
    return base64.b64encode(content).decode("ascii")
