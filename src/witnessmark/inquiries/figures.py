"""The three figures of response. One of them alone misleads, so they come only as three."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import CompanyId, InquiryId, QuestionId
from witnessmark.base.text import Text
from witnessmark.inquiries.blind import questions_of
from witnessmark.inquiries.coding import Directness, Settlement, Substance
from witnessmark.inquiries.days import written
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire
from witnessmark.inquiries.schedule import DEFAULT_TERMS, Terms
from witnessmark.inquiries.settled import latest_settlements, unsettled
from witnessmark.inquiries.state import ANSWERED, NOT_REACHED, State, correspondence

REPLY_RATE: Final = "reply_rate"
ANSWERED_DIRECTLY: Final = "answered_directly"
LINKS_ACKNOWLEDGED: Final = "links_acknowledged"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: `numerator` of `denominator` on the day `as_of`; a None is "not published".

    `name` is reply_rate, answered_directly or links_acknowledged. `reported` figures are counted
    from what documents say, the others from the correspondence and the settled codes.
    """

    name: str
    numerator: int | None
    denominator: int | None
    as_of: date
    sentence: Text
    reported: bool = False


Figures = tuple[Figure, Figure, Figure]
"""Reply rate, share answered directly, links acknowledged: always all three, in this order."""


def figures(
    inquiries: Sequence[Inquiry],
    *,
    questionnaires: Sequence[Questionnaire],
    settlements: Sequence[Settlement],
    on: date,
    terms: Terms = DEFAULT_TERMS,
) -> Figures:
    """Return the three figures at the end of `on`.

    *Asked* is a company that the questions provably reached or that wrote back; a company counts
    once. *Reply rate*: of the asked, those that answered or declined, in time or late. *Answered
    directly*: of all questions put to the asked, those settled as B7; a company's silence leaves
    its questions in the denominator. *Links acknowledged*: of the asked, those with a settled
    code that carries the flag. Of several settlements of one answer the latest counts. The last two
    are None until each answer to the questions that had come by `on` is settled, question by
    question. What a company wrote to the final text answers no question and counts nowhere.
    """
    sent = [(asked, correspondence(asked, on=on, terms=terms).state) for asked in inquiries]
    reached = [(asked, state) for asked, state in sent if state not in NOT_REACHED]
    asked = [inquiry for inquiry, _ in reached]
    known = latest_settlements(settlements, inquiries=asked, on=on)
    questions = questions_of(asked, questionnaires)
    finished = not any(unsettled(who, known, questions=questions[who.id], on=on) for who in asked)
    unreached = {inquiry.company for inquiry, _ in sent} - {inquiry.company for inquiry in asked}
    return (
        _reply_rate(reached, unreached=len(unreached), on=on),
        _directly(asked, questions, known if finished else None, on=on),
        _links(asked, known if finished else None, on=on),
    )


def _reply_rate(reached: Sequence[tuple[Inquiry, State]], *, unreached: int, on: date) -> Figure:
    asked = {inquiry.company for inquiry, _ in reached}
    replied = {inquiry.company for inquiry, state in reached if state in ANSWERED}
    late = {inquiry.company for inquiry, state in reached if state is State.LATE}
    day = written(on)
    english = f"As of {day.en}, {len(replied)} of {len(asked)} companies asked had replied"
    japanese = f"{day.ja}現在、照会した{len(asked)}社のうち{len(replied)}社から回答があった"
    if late:
        english += f", {len(late)} of them after the deadline"
        japanese += f"（うち{len(late)}社は期限後）"
    if unreached:
        english += f"; for {unreached} more, delivery of the questions is not proved"
        japanese += f"。このほか{unreached}社については質問状の到達が証明されていない"
    return Figure(
        name=REPLY_RATE,
        numerator=len(replied),
        denominator=len(asked),
        as_of=on,
        sentence=Text(en=f"{english}.", ja=f"{japanese}。"),
    )


def _directly(
    asked: Sequence[Inquiry],
    questions: Mapping[InquiryId, tuple[QuestionId, ...]],
    known: Sequence[Settlement] | None,
    *,
    on: date,
) -> Figure:
    put = {(who.company, question) for who in asked for question in questions[who.id]}
    if known is None:
        return _unsettled(ANSWERED_DIRECTLY, len(put), on=on)
    company = _companies(asked)
    direct = {
        (company[code.inquiry], code.question)
        for code in known
        if code.directness is Directness.DIRECT
    } & put
    day = written(on)
    return Figure(
        name=ANSWERED_DIRECTLY,
        numerator=len(direct),
        denominator=len(put),
        as_of=on,
        sentence=Text(
            en=f"As of {day.en}, {len(direct)} of {len(put)} questions put to companies had been "
            "answered directly.",
            ja=f"{day.ja}現在、各社に尋ねた延べ{len(put)}問のうち、"
            f"直接の回答があったのは{len(direct)}問である。",
        ),
    )


def _links(asked: Sequence[Inquiry], known: Sequence[Settlement] | None, *, on: date) -> Figure:
    company = _companies(asked)
    total = len(set(company.values()))
    if known is None:
        return _unsettled(LINKS_ACKNOWLEDGED, total, on=on)
    linked = {
        company[code.inquiry] for code in known if Substance.LINK_ACKNOWLEDGED in code.substance
    }
    day = written(on)
    return Figure(
        name=LINKS_ACKNOWLEDGED,
        numerator=len(linked),
        denominator=total,
        as_of=on,
        sentence=Text(
            en=f"As of {day.en}, {len(linked)} of {total} companies asked had acknowledged a link.",
            ja=f"{day.ja}現在、照会した{total}社のうち、"
            f"関係を認める回答をしたのは{len(linked)}社である。",
        ),
    )


def _unsettled(name: str, denominator: int, *, on: date) -> Figure:
    day = written(on)
    return Figure(
        name=name,
        numerator=None,
        denominator=denominator,
        as_of=on,
        sentence=Text(
            en=f"Not published: on {day.en} the coding of the replies was not finished.",
            ja=f"公表していない（{day.ja}現在、回答の分類は完了していない）。",
        ),
    )


def _companies(asked: Sequence[Inquiry]) -> dict[InquiryId, CompanyId]:
    return {inquiry.id: inquiry.company for inquiry in asked}
