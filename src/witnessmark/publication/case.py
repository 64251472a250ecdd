"""A case: everything one investigation holds, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from witnessmark.base.fields import RESTRICTED
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import CaseId, ComponentId, MakerId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import PUBLISHED, Language, Text
from witnessmark.companies.bearers import NameForms, name_forms
from witnessmark.companies.company import Company, ResolutionDecision
from witnessmark.evidence.component import Component
from witnessmark.evidence.device import Device, Sample
from witnessmark.evidence.document import Document, Statement, TranslationCredit
from witnessmark.evidence.journal import Entry
from witnessmark.evidence.photo import Photo
from witnessmark.inquiries.coding import Code, Contest, Settlement
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire
from witnessmark.inquiries.schedule import DEFAULT_TERMS, Terms
from witnessmark.parts.identification import Identification
from witnessmark.publication.claim import Claim, EvidenceKind, Remark
from witnessmark.screening.screening import Measure, Review, Screening


class CaseKind(StrEnum):
    """An investigation computes its states; a replay only reports what others published."""

    INVESTIGATION = "investigation"
    REPLAY = "replay"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who works on the case; `display` may be a pseudonym and is what the public sees."""

    id: PersonId
    display: Text
    role: Text = Text()
    name: str = field(default="", metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)


class EnclosureKind(StrEnum):
    """What an enclosed file is."""

    MAKERS = "makers"
    CATALOGUE = "catalogue"
    LIST = "list"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file that the case brings along, kept by hash: its own makers, catalogue, lists, letters.

    `name` is a list's id or a file's name; `retrieved_at` says when a list was retrieved.
    """

    kind: EnclosureKind
    name: str
    sha256: Sha256
    media_type: str
    list_kind: str = ""
    retrieved_at: datetime | None = None
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """How the case may be read: what it does not prove, what was not published."""

    limits: tuple[Remark, ...] = ()
    not_published: tuple[Remark, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One investigation. `as_of` is the day the published states are true for.

    `terms` are what the case holds its inquiries to; each that is left out keeps its default.
    `fictional` marks a case whose every name is made up; each of its pages says so.
    """

    id: CaseId
    kind: CaseKind
    title: Text
    summary: Text = Text()
    fictional: bool = False
    as_of: date
    published_on: date | None = None
    publisher: Text = Text()
    languages: tuple[Language, ...] = PUBLISHED
    notice: Notice = Notice()
    terms: Terms = DEFAULT_TERMS
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    credits: tuple[TranslationCredit, ...] = ()
    statements: tuple[Statement, ...] = ()
    devices: tuple[Device, ...] = ()
    samples: tuple[Sample, ...] = ()
    photos: tuple[Photo, ...] = ()
    components: tuple[Component, ...] = ()
    identifications: tuple[Identification, ...] = ()
    companies: tuple[Company, ...] = ()
    resolutions: tuple[ResolutionDecision, ...] = ()
    screenings: tuple[Screening, ...] = ()
    reviews: tuple[Review, ...] = ()
    measures: tuple[Measure, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    codes: tuple[Code, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    contests: tuple[Contest, ...] = ()
    claims: tuple[Claim, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    journal: tuple[Entry, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @cached_property
    def name_forms(self) -> NameForms:
        """The names of the companies, ready to be looked for in texts."""
        return name_forms(self.companies)

    @cached_property
    def makers(self) -> Mapping[str, MakerId]:
        """Each maker's name that a candidate bears, with its id."""
        return {
            candidate.maker: candidate.maker_id
            for decided in self.identifications
            for candidate in decided.candidates
        }

    @cached_property
    def identified(self) -> Mapping[ComponentId, Identification]:
        """The identification that holds for each component: the latest, of several the first."""
        found: dict[ComponentId, Identification] = {}
        for one in self.identifications:
            held = found.setdefault(one.component, one)
            if one.decided_at > held.decided_at:
                found[one.component] = one
        return found

    @cached_property
    def ids(self) -> Mapping[EvidenceKind, frozenset[str]]:
        """The ids that evidence of each kind may point at."""
        return {
            EvidenceKind.PHOTO: frozenset(one.id for one in self.photos),
            EvidenceKind.COMPONENT: frozenset(one.id for one in self.components),
            EvidenceKind.COMPANY: frozenset(one.id for one in self.companies),
            EvidenceKind.SCREENING: frozenset(one.id for one in self.screenings),
            EvidenceKind.MEASURE: frozenset(one.id for one in self.measures),
            EvidenceKind.INQUIRY: frozenset(one.id for one in self.inquiries),
            EvidenceKind.REPLY: frozenset(
                reply.id for inquiry in self.inquiries for reply in inquiry.replies
            ),
            EvidenceKind.STATEMENT: frozenset(one.id for one in self.statements),
            EvidenceKind.DOCUMENT: frozenset(one.id for one in self.documents),
        }
