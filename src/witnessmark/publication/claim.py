"""A claim: a sentence in each language, held to the level of what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from witnessmark.base.ids import ClaimId, CompanyId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


class Level(IntEnum):
    """The step of the claim ladder that a claim stands on."""

    OBSERVED = 0
    CONSISTENT = 1
    ATTRIBUTED = 2
    SUPPLY_ROUTE = 3
    ASSESSMENT = 4


class EvidenceKind(StrEnum):
    """What a claim rests on."""

    PHOTO = "photo"
    COMPONENT = "component"
    COMPANY = "company"
    SCREENING = "screening"
    MEASURE = "measure"
    INQUIRY = "inquiry"
    REPLY = "reply"
    STATEMENT = "statement"
    DOCUMENT = "document"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A pointer to one thing in the case, by kind and id, and what it shows for this claim."""

    kind: EvidenceKind
    id: str
    shows: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


class ClaimStatus(StrEnum):
    """Where a claim stands on its way to the page."""

    DRAFT = "draft"
    SENT_FOR_REPLY = "sent_for_reply"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A change after publishing: what stood there, when it was changed, why."""

    at: datetime
    before: Text
    reason: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence to be published, what it names, what it rests on, who reviewed it.

    `belief` keeps the reasons for believing it, as Japanese defamation law asks of a publisher.
    """

    id: ClaimId
    level: Level
    text: Text
    companies: tuple[CompanyId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    belief: Text = Text()
    reviewers: tuple[PersonId, ...] = ()
    status: ClaimStatus = ClaimStatus.DRAFT
    corrections: tuple[Correction, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)
