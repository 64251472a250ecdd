"""Ed25519 keys and signatures in the files of the program `minisign`, which can check them alone.

Format: https://jedisct1.github.io/minisign/ (read 2026-11). Only prehashed signatures (`ED`) are
written and read. A secret key is kept without a passphrase, so that publishing asks for none: the
file is readable by its owner only, and whoever can read it can sign in the owner's name.
"""

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from witnessmark.base.errors import BadInput, Untrusted

_COMMENT: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "
_SECRET_HEAD: Final = b"Ed\x00\x00B2" + bytes(32 + 8 + 8)
"""Ed25519, no key derivation, BLAKE2b; then salt and limits of the derivation, which is not used"""
KEY_FILE: Final = "signing.key"
_PUBLIC_FILE: Final = "signing.pub"


@dataclass(frozen=True)
class PublicKey:
    """Whose signature it is: 32 bytes of key, and the 8 by which minisign tells keys apart."""

    id: bytes
    key: bytes

    @property
    def line(self) -> str:
        """The key as one line of text, as `minisign -P` takes it."""
        return _base64(b"Ed" + self.id + self.key)


@dataclass(frozen=True)
class SigningKey:
    """A secret key: its 32-byte seed never appears in an error or a log."""

    public: PublicKey
    seed: bytes = field(repr=False)


@dataclass(frozen=True)
class Signature:
    """A signature over a file, and a second one that also covers the trusted comment."""

    id: bytes
    file: bytes
    trusted_comment: str
    whole: bytes


def make_key(seed: bytes) -> SigningKey:
    """Return the key of `seed`, 32 random bytes; its id is taken from its public half."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SigningKey(PublicKey(hashlib.sha256(public).digest()[:8], public), seed)


def keep_key(folder: Path) -> SigningKey:
    """Return the signing key in `folder`, made at first use and readable by its owner only.

    The key appears whole or not at all, and two processes that start together get the same one.
    """
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, format_secret(make_key(secrets.token_bytes(32))), mode=0o600)
    key = read_key(path)
    _write_once(folder / _PUBLIC_FILE, format_public(key.public), mode=0o644)
    return key


def read_key(path: Path) -> SigningKey:
    """Return the signing key in the file at `path`; raises BadInput where it cannot be read."""
    return parse_secret(_read_text(path), name=str(path))


def sign(content: bytes, *, key: SigningKey, trusted_comment: str) -> Signature:
    """Return the signature of `content`; the same content, key and comment give the same one."""
    secret = Ed25519PrivateKey.from_private_bytes(key.seed)
    file = secret.sign(hashlib.blake2b(content).digest())
    whole = secret.sign(file + trusted_comment.encode("utf-8"))
    return Signature(key.public.id, file, trusted_comment, whole)


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
    return f"{_COMMENT}minisign public key {number}\n{public.line}\n"


def format_secret(key: SigningKey) -> str:
    """Write `key` as a secret key file that `minisign -S` accepts."""
    content = _SECRET_HEAD + key.public.id + key.seed + key.public.key + bytes(32)
    return f"{_COMMENT}minisign encrypted secret key\n{_base64(content)}\n"


def format_signature(signature: Signature) -> str:
    """Write `signature` as a `.minisig` file."""
    return (
        f"{_COMMENT}signature from witnessmark\n"
        f"{_base64(b'ED' + signature.id + signature.file)}\n"
        f"{_TRUSTED}{signature.trusted_comment}\n"
        f"{_base64(signature.whole)}\n"
    )


def parse_public(text: str, *, name: str) -> PublicKey:
    """Return the key in `text`: a `.pub` file, or its second line alone."""
    lines = text.strip().splitlines()
    content = _decode(lines[-1] if lines else "", length=42, start=b"Ed", name=name)
    return PublicKey(content[2:10], content[10:])


def parse_secret(text: str, *, name: str) -> SigningKey:
    """Return the key in `text`, a secret key file without passphrase.

    Raises BadInput where the file is damaged or wants a passphrase.
    """
    lines = text.strip().splitlines()
    content = _decode(lines[-1] if lines else "", length=158, start=_SECRET_HEAD[:4], name=name)
    head, seed, public = content[54:62], content[62:94], content[94:126]
    if make_key(seed).public.key != public:
        raise _unreadable(name)
    return SigningKey(PublicKey(head, public), seed)


def parse_signature(text: str, *, name: str) -> Signature:
    """Return the signature in `text`, a `.minisig` file of four lines."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[4] or not lines[2].startswith(_TRUSTED):
        raise _unreadable(name)
    file = _decode(lines[1], length=74, start=b"ED", name=name)
    whole = _decode(lines[3], length=64, start=b"", name=name)
    return Signature(file[2:10], file[10:], lines[2].removeprefix(_TRUSTED), whole)


def _decode(line: str, *, length: int, start: bytes, name: str) -> bytes:
    try:
        content = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _unreadable(name) from error
    if len(content) != length or not content.startswith(start):
        raise _unreadable(name)
    return content


def _unreadable(name: str) -> BadInput:
    return BadInput(
        f"{name} is not a minisign file that can be read.",
        remedy="Give the file as minisign or Witnessmark wrote it, without a passphrase.",
    )


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.",
            remedy="Check its permissions.",
        ) from error
    except UnicodeDecodeError as error:
        raise _unreadable(str(path)) from error


def _write_once(path: Path, text: str, *, mode: int) -> None:
    """Write a file that nobody has written yet; where somebody was first, theirs stands."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
