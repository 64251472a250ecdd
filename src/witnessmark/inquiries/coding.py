"""How an answer is coded, question by question, by two people who do not see each other's codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from operator import attrgetter

from witnessmark.base.ids import InquiryId, PersonId, QuestionId, ReplyId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


class Directness(StrEnum):
    """How directly a reply answers a question."""

    NOT_ADDRESSED = "B0"
    POLICY_ONLY = "B1"
    CONFIDENTIALITY = "B2"
    CANNOT_VERIFY = "B3"
    REFERS_ELSEWHERE = "B4"
    DISPUTES_PREMISE = "B5"
    PARTIAL = "B6"
    DIRECT = "B7"
    UNCODABLE = "BX"


class Account(StrEnum):
    """The kind of account given (Garrett et al. 1989), with three added kinds."""

    DENIAL = "denial"
    EXCUSE = "excuse"
    JUSTIFICATION = "justification"
    CONCESSION = "concession"
    SELF_PROMOTION = "self_promotion"
    DIVERSION = "diversion"
    COUNTER_ATTACK = "counter_attack"


class Substance(StrEnum):
    """What a reply says of substance."""

    LINK_ACKNOWLEDGED = "link_acknowledged"
    ROUTE = "route"
    AUTHENTICITY = "authenticity"
    INQUIRY_MADE = "inquiry_made"
    ACTION = "action"
    REMEDY = "remedy"


class Support(StrEnum):
    """What stands behind a reply's statement."""

    UNSUPPORTED = "unsupported"
    CITED = "cited"
    VERIFIED = "verified"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, kw_only=True)
class Code:
    """One coder's judgement of one reply to one question, pinned to words of the original.

    `quote` must stand verbatim in the reply; it is empty only for "not addressed" and "uncodable".
    """

    inquiry: InquiryId
    reply: ReplyId
    question: QuestionId
    coder: PersonId
    coded_at: datetime
    codebook: str
    directness: Directness
    account: tuple[Account, ...] = ()
    substance: tuple[Substance, ...] = ()
    support: Support = Support.UNSUPPORTED
    quote: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """The code that stands after the two coders compared theirs, and why.

    Never changed: of one reply and question the latest by `settled_at` stands.
    """

    inquiry: InquiryId
    reply: ReplyId
    question: QuestionId
    codebook: str
    directness: Directness
    account: tuple[Account, ...] = ()
    substance: tuple[Substance, ...] = ()
    support: Support = Support.UNSUPPORTED
    quote: str = ""
    settled_by: PersonId
    settled_at: datetime
    reason: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ContestAnswer:
    """What we answered to a contest. Never changed: the latest by `answered_at` holds."""

    text: Text
    answered_by: PersonId | None = None
    answered_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Contest:
    """A company's objection to the code of one of its replies; published with it."""

    inquiry: InquiryId
    reply: ReplyId
    question: QuestionId
    received_at: datetime
    text: Text
    answers: tuple[ContestAnswer, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def answer(self) -> Text:
        """Return what we answered last; empty where the contest is unanswered."""
        last = max(self.answers, key=attrgetter("answered_at"), default=None)
        return last.text if last else Text()
