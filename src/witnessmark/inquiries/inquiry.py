"""A questionnaire, the inquiry that carries it to one addressee, and every attempt at that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from witnessmark.base.fields import RESTRICTED
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import (
    ClaimId,
    CompanyId,
    DocumentId,
    InquiryId,
    PersonId,
    QuestionId,
    ReplyId,
)
from witnessmark.base.json import Json
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.languages import check_language


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
class DeliveryNote:
    """What was learnt of a letter's arrival; `at` is when it arrived, `noted_at` when we noted it.

    Never changed: the latest by `noted_at` holds, the earlier ones stay.
    """

    outcome: Delivery
    at: datetime | None = None
    proof: Text = Text()
    noted_by: PersonId | None = None
    noted_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SentClaim:
    """A claim as a letter showed it: `sha256` is the hash of its wording (`claim.text_hash`)."""

    claim: ClaimId
    sha256: Sha256
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One letter sent or one call made. Only a proven delivery counts towards "did not respond".

    `claims` are those that a final text showed, each in its exact wording.
    """

    id: str
    letter: Letter
    channel: Channel
    sent_at: datetime
    deliveries: tuple[DeliveryNote, ...] = ()
    claims: tuple[SentClaim, ...] = ()
    address: str = field(default="", metadata=RESTRICTED)
    sender: PersonId | None = None
    text: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def delivery(self) -> Delivery:
        """Return what is proved of the arrival: the outcome noted last."""
        last = self._last_note
        return last.outcome if last else Delivery.UNPROVEN

    @property
    def delivered_at(self) -> datetime | None:
        """Return when the letter arrived by the last note; None where that is not known."""
        last = self._last_note
        return last.at if last else None

    @property
    def proof(self) -> Text:
        """Return what the last note rests on."""
        last = self._last_note
        return last.proof if last else Text()

    @property
    def _last_note(self) -> DeliveryNote | None:
        return max(self.deliveries, key=attrgetter("noted_at"), default=None)


class ReplyKind(StrEnum):
    """What a reply does."""

    AUTOMATIC = "automatic"
    ACKNOWLEDGEMENT = "acknowledgement"
    EXTENSION = "extension"
    ANSWER = "answer"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Translation:
    """A translation of a reply, and who made it. Of each language the latest holds."""

    text: Text
    translator: Text = Text()
    translated_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """More time to answer, given by us to somebody who asked for it. The latest grant holds."""

    until: date
    granted_by: PersonId
    granted_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What came back, in its original language, in full; the translation stands beside it.

    `language` is any BCP 47 tag. `round` says what it answers: the questions, or the text to be
    published. Asking for more time (kind *extension*) is a request; `grants` are our answer to it.
    """

    id: ReplyId
    round: Round = Round.QUESTIONS
    kind: ReplyKind
    received_at: datetime
    language: str
    text: str
    translations: tuple[Translation, ...] = ()
    grants: tuple[Grant, ...] = ()
    signatory: str = field(default="", metadata=RESTRICTED)
    document: DocumentId | None = None
    unknown: Mapping[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_language(self.language, of=f"reply {self.id}")

    def translated_into(self, language: Language) -> Translation | None:
        """Return the latest translation that has a text in `language`."""
        made = [one for one in self.translations if one.text.within(language)]
        return max(made, key=attrgetter("translated_at"), default=None)

    @property
    def translation(self) -> Text:
        """Return the translation that holds, in each language the latest one."""
        return Text(*(self._words_in(language) for language in Language))

    @property
    def translator(self) -> Text:
        """Return who made the latest translation."""
        last = max(self.translations, key=attrgetter("translated_at"), default=None)
        return last.translator if last else Text()

    def _words_in(self, language: Language) -> str:
        made = self.translated_into(language)
        return made.text.within(language) if made else ""

    @property
    def extension_until(self) -> date | None:
        """Return until when more time was granted; None where it was not, asked for or not."""
        last = max(self.grants, key=attrgetter("granted_at"), default=None)
        return last.until if last else None


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """One company asked once: one addressee, whatever the language its name is written in.

    `language` is the BCP 47 tag of the language that the addressee is written to in.
    """

    id: InquiryId
    company: CompanyId
    addressee: Text
    addressee_country: str
    addressee_address: str = field(default="", metadata=RESTRICTED)
    language: str
    needs_translation: bool = False
    questionnaire: str
    attempts: tuple[Attempt, ...] = ()
    replies: tuple[Reply, ...] = ()
    internal_note: str = field(default="", metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_language(self.language, of=f"inquiry {self.id}")
