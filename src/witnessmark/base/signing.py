"""The secret key of a publisher: made and kept in a file of `minisign`, and what it signs.

A secret key is kept without a passphrase, so that publishing asks for none: the file is readable
by its owner only, and whoever can read it can sign in the owner's name.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark.base.errors import BadInput
from witnessmark.base.minisign import (
    COMMENT,
    PublicKey,
    Signature,
    decode,
    format_public,
    to_base64,
    unreadable,
)

_SECRET_HEAD: Final = b"Ed\x00\x00B2" + bytes(32 + 8 + 8)
"""Ed25519, no key derivation, BLAKE2b; then salt and limits of the derivation, which is not used"""
KEY_FILE: Final = "signing.key"
_PUBLIC_FILE: Final = "signing.pub"


@dataclass(frozen=True)
class SigningKey:
    """A secret key: its 32-byte seed never appears in an error or a log."""

    public: PublicKey
    seed: bytes = field(repr=False)


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


def format_secret(key: SigningKey) -> str:
    """Write `key` as a secret key file that `minisign -S` accepts."""
    content = _SECRET_HEAD + key.public.id + key.seed + key.public.key + bytes(32)
    return f"{COMMENT}minisign encrypted secret key\n{to_base64(content)}\n"


def parse_secret(text: str, *, name: str) -> SigningKey:
    """Return the key in `text`, a secret key file without passphrase.

    Raises BadInput where the file is damaged or wants a passphrase.
    """
    lines = text.strip().splitlines()
    content = decode(lines[-1] if lines else "", length=158, start=_SECRET_HEAD[:4], name=name)
    head, seed, public = content[54:62], content[62:94], content[94:126]
    if make_key(seed).public.key != public:
        raise unreadable(name)
    return SigningKey(PublicKey(head, public), seed)


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.",
            remedy="Check its permissions.",
        ) from error
    except UnicodeDecodeError as error:
        raise unreadable(str(path)) from error


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
