"""A questionnaire, the inquiry that carries it to one addressee, and every attempt at that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from witnessmark.base.fields import RESTRICTED
from witnessmark.base.ids import CompanyId, DocumentId, InquiryId, PersonId, QuestionId, ReplyId
from witnessmark.base.json import Json
from witnessmark.base.text import Language, Text


@dataclass(frozen=True, kw_only=True)
class Question:
    """One numbered question."""

    id: QuestionId
    number: int
    text: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A versioned set of questions."""

    id: str
    version: int
    title: Text
    questions: tuple[Question, ...]
    unknown: Mapping[str, Json] = field(default_factory=dict)


class Round(StrEnum):
    """The two rounds: the questions, then the exact text to be published."""

    QUESTIONS = "questions"
    FINAL_TEXT = "final_text"


class Letter(StrEnum):
    """What a letter is."""

    NOTICE = "notice"
    QUESTIONS = "questions"
    REMINDER = "reminder"
    FINAL_TEXT = "final_text"


class Channel(StrEnum):
    """How a letter travelled."""

    EMAIL = "email"
    POST = "post"
    FAX = "fax"
    FORM = "form"
    PHONE = "phone"
    HAND = "hand"


class Delivery(StrEnum):
    """What is proved of a letter's arrival."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One letter sent or one call made. Only a proven delivery counts towards "did not respond"."""

    id: str
    letter: Letter
    channel: Channel
    sent_at: datetime
    delivery: Delivery = Delivery.UNPROVEN
    delivered_at: datetime | None = None
    proof: Text = Text()
    address: str = field(default="", metadata=RESTRICTED)
    sender: PersonId | None = None
    text: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


class ReplyKind(StrEnum):
    """What a reply does."""

    AUTOMATIC = "automatic"
    ACKNOWLEDGEMENT = "acknowledgement"
    EXTENSION = "extension"
    ANSWER = "answer"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What came back, in its original language, in full; the translation stands beside it."""

    id: ReplyId
    round: Round = Round.QUESTIONS
    kind: ReplyKind
    received_at: datetime
    language: Language
    text: str
    translation: Text = Text()
    translator: Text = Text()
    extension_until: date | None = None
    signatory: str = field(default="", metadata=RESTRICTED)
    document: DocumentId | None = None
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """One company asked once: one addressee, whatever the language its name is written in."""

    id: InquiryId
    company: CompanyId
    addressee: Text
    addressee_country: str
    addressee_address: str = field(default="", metadata=RESTRICTED)
    language: Language
    needs_translation: bool = False
    questionnaire: str
    attempts: tuple[Attempt, ...] = ()
    replies: tuple[Reply, ...] = ()
    internal_note: str = field(default="", metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)
