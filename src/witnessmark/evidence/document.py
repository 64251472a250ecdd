"""Documents that facts rest on, and the statements that others made in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import CompanyId, DocumentId
from witnessmark.base.json import Json
from witnessmark.base.text import Language, Text


class Mark(StrEnum):
    """Whether the document itself was read, or only somebody's account of it."""

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A published page, paper or letter. `copy_read` names the copy when it is second-hand.

    `published_on` is when it appeared, which is neither the as-of date nor the date of the event;
    `language` is any BCP 47 tag, since sources come in more languages than we publish in.
    """

    id: DocumentId
    title: Text
    publisher: Text
    address: str = ""
    mark: Mark = Mark.VERIFIED
    copy_read: str = ""
    published_on: date | None = None
    accessed_on: date | None = None
    language: str | None = None
    sha256: Sha256 | None = None
    fragment: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TranslationCredit:
    """Who translated a document, who edited and who checked it, and whether parts are left out."""

    document: DocumentId
    source_language: Language
    target_language: Language
    translator: Text
    editors: Text = Text()
    checkers: Text = Text()
    omission: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)


class StatementKind(StrEnum):
    """What a reported statement is about."""

    EVENT = "event"
    TEARDOWN = "teardown"
    PARTS = "parts"
    QUESTIONS = "questions"
    RESPONSE = "response"
    ROUTE = "route"
    MARKET = "market"
    CAPABILITY = "capability"
    MEASURE = "measure"
    AFTERMATH = "aftermath"


class ResponseStatus(StrEnum):
    """What a document says of whether a company answered; reported, never computed."""

    REPLIED = "replied"
    NO_RESPONSE = "no_response"
    DECLINED = "declined"
    NOT_PUBLISHED = "not_published"


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Something that somebody said in a document: reported by us, not found by us.

    `speaker` is who said it, `document` where it stands, `event_on` when what it tells happened,
    `as_of` the day for which it was true; `quoted` says that `text` is a quotation of the original.
    `quote` is the passage itself, verbatim in its `quote_language` (a BCP 47 tag, empty for that of
    the document); ` … ` marks what was left out. It is empty where the passage was not kept.
    """

    id: str
    kind: StatementKind
    text: Text
    speaker: Text
    document: DocumentId
    companies: tuple[CompanyId, ...] = ()
    response: ResponseStatus | None = None
    event_on: date | None = None
    as_of: date | None = None
    quoted: bool = False
    quote: str = ""
    quote_language: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)
