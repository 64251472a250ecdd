"""What a screening found in which snapshots; and measures cited from documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from witnessmark.base.grounds import Ground
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import CompanyId, DocumentId, ListId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


class Verdict(StrEnum):
    """What a screening says; `unknown` where no snapshot was retrieved by the date asked about."""

    MATCH = "match"
    POSSIBLE = "possible"
    NO_MATCH = "no_match"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class SnapshotRef:
    """One retrieved edition of a list, by the hash of what was imported."""

    list: ListId
    sha256: Sha256
    retrieved_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One entry of one list that a name may stand for; `score` runs from 0 to 1.

    `authority` is who publishes the list. Dates that the list does not give are None.
    `legal_effect` is a sentence, never "sanctioned".
    """

    list: ListId
    entry_id: str
    matched_name: str
    score: float
    listed_on: date | None
    delisted_on: date | None
    programme: str
    legal_effect: Text
    authority: Text = Text()
    grounds: tuple[Ground, ...]
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Screening:
    """A company screened once, non-hits kept; never changed: a new look is a new screening."""

    id: str
    company: CompanyId
    name: str
    screened_at: datetime
    on_date: date | None = None
    verdict: Verdict
    hits: tuple[Hit, ...] = ()
    snapshots: tuple[SnapshotRef, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Review:
    """A person's decision on a hit: is the listed entity the company?

    `snapshot_sha256` is the edition that the person had before them; None: not recorded.
    """

    company: CompanyId
    list: ListId
    entry_id: str
    snapshot_sha256: Sha256 | None = None
    verdict: Verdict
    reviewer: PersonId
    decided_at: datetime
    reason: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A listing typed in from a document: cited, never screened."""

    id: str
    companies: tuple[CompanyId, ...]
    list: Text
    authority: Text
    legal_effect: Text
    listed_on: date | None
    delisted_on: date | None = None
    programme: str = ""
    document: DocumentId
    unknown: Mapping[str, Json] = field(default_factory=dict)
