"""A claim: a sentence in each language, held to the level of what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from witnessmark.base.hashes import Sha256, hash_json
from witnessmark.base.ids import ClaimId, CompanyId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import Language, Text


class Level(IntEnum):
    """The step of the claim ladder that a claim stands on."""

    OBSERVED = 0
    CONSISTENT = 1
    ATTRIBUTED = 2
    SUPPLY_ROUTE = 3
    ASSESSMENT = 4


class Basis(StrEnum):
    """What the level of a claim is worth: it stands on the ladder, or rests on something else."""

    LADDER = "ladder"
    REPORTED = "reported"
    LETTERS = "letters"
    LISTING = "listing"


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


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What the publisher says of the page itself, such as a limit, and what in the case shows it.

    A remark without evidence is said of the whole case.
    """

    text: Text
    evidence: tuple[Evidence, ...] = ()
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
    """A change after publishing: what stood there, when it was changed, by whom, why."""

    at: datetime
    by: PersonId | None = None
    before: Text
    reason: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)


def text_hash(text: Text) -> Sha256:
    """Return the SHA-256 of the canonical JSON of `text`: exactly this wording, in each language.

    Only the languages there are count, by their tags; what is kept unread is not said to anybody.
    """
    return hash_json({one.value: text.within(one) for one in Language if text.within(one)})


@dataclass(frozen=True, kw_only=True)
class ClaimReview:
    """Somebody's review of a claim in exactly the wording whose `text_hash` is `text_sha256`."""

    reviewer: PersonId
    at: datetime
    text_sha256: Sha256
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One sentence to be published, what it names, what it rests on, who wrote and reviewed it.

    `belief` keeps the reasons for believing it, as Japanese defamation law asks of a publisher.
    """

    id: ClaimId
    level: Level
    text: Text
    companies: tuple[CompanyId, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    belief: Text = Text()
    author: PersonId | None = None
    reviews: tuple[ClaimReview, ...] = ()
    status: ClaimStatus = ClaimStatus.DRAFT
    corrections: tuple[Correction, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def text_hash(self) -> Sha256:
        """Return the hash of the present wording."""
        return text_hash(self.text)

    @property
    def reviewers(self) -> tuple[PersonId, ...]:
        """Return who reviewed exactly the present wording, each once, in the order given."""
        present = self.text_hash
        return tuple(
            dict.fromkeys(one.reviewer for one in self.reviews if one.text_sha256 == present)
        )
