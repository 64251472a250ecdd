"""The journal: who did what to which thing, when; each entry sealed to the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from witnessmark.base.codec import encode
from witnessmark.base.errors import Untrusted
from witnessmark.base.fields import RESTRICTED
from witnessmark.base.hashes import Sha256, hash_bytes, hash_json
from witnessmark.base.ids import PersonId
from witnessmark.base.json import Json, canonical_json

START = Sha256("0" * 64)
"""What the first entry names as the entry before it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act. `detail` stays private; the public sees only its salted hash, `detail_sha256`."""

    number: int
    at: datetime
    actor: PersonId
    act: str
    subject: str
    reason: str = field(default="", metadata=RESTRICTED)
    detail: Mapping[str, Json] = field(default_factory=dict, metadata=RESTRICTED)
    salt: str = field(default="", metadata=RESTRICTED)
    detail_sha256: Sha256
    previous: Sha256
    sha256: Sha256
    unknown: Mapping[str, Json] = field(default_factory=dict)


def append(
    journal: tuple[Entry, ...],
    *,
    at: datetime,
    actor: PersonId,
    act: str,
    subject: str,
    salt: str,
    reason: str = "",
    detail: Mapping[str, Json] | None = None,
) -> Entry:
    """Return the entry that follows `journal`; `salt` is 32 random hexadecimal digits."""
    private: Json = {"salt": salt, "reason": reason, "detail": dict(detail or {})}
    entry = Entry(
        number=journal[-1].number + 1 if journal else 1,
        at=at,
        actor=actor,
        act=act,
        subject=subject,
        reason=reason,
        detail=dict(detail or {}),
        salt=salt,
        detail_sha256=hash_json(private),
        previous=journal[-1].sha256 if journal else START,
        sha256=START,
    )
    return replace(entry, sha256=hash_bytes(sealed_bytes(entry)))


def sealed_bytes(entry: Entry) -> bytes:
    """Return the public bytes of `entry`: what its hash and its Merkle leaf are taken of."""
    return canonical_json(
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "act": entry.act,
            "subject": entry.subject,
            "detail_sha256": entry.detail_sha256,
            "previous": entry.previous,
        }
    )


def check_chain(journal: Iterable[Entry]) -> None:
    """Raise Untrusted at the first entry that was altered, removed or put in between."""
    previous = START
    for number, entry in enumerate(journal, start=1):
        if entry.number != number or entry.previous != previous:
            raise _broken(entry, "does not follow the entry before it")
        if entry.sha256 != hash_bytes(sealed_bytes(entry)):
            raise _broken(entry, "was altered")
        private = {"salt": entry.salt, "reason": entry.reason, "detail": encode(entry.detail)}
        is_private_copy = bool(entry.salt or entry.reason or entry.detail)
        if is_private_copy and entry.detail_sha256 != hash_json(private):
            raise _broken(entry, "has an altered detail")
        previous = entry.sha256


def _broken(entry: Entry, how: str) -> Untrusted:
    return Untrusted(
        f"Journal entry {entry.number} ({entry.act}, {entry.subject}) {how}.",
        remedy="Do not rely on this journal; compare it with an earlier copy.",
    )
