"""The three figures of response. One of them alone misleads, so they come only as three."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import CompanyId, QuestionId, ReplyId
from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.coding import Directness, Settlement, Substance
from witnessmark.inquiries.days import latest_day, written
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire, ReplyKind, Round
from witnessmark.inquiries.schedule import DEFAULT_TERMS, Terms
from witnessmark.inquiries.state import ANSWERED, NOT_REACHED, Correspondence, State, correspondence

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

    *Asked* is a company that the questions provably reached or that wrote back; one company counts
    once. *Reply rate*: of the asked, those that answered or declined, in time or late. *Answered
    directly*: of all questions put to the asked, those settled as B7; a company's silence leaves
    its questions in the denominator. *Links acknowledged*: of the asked, those with a settled
    code that carries the flag. The last two are None until every answer to the questions that had
    come by `on` is settled.
    """
    standing = {asked: correspondence(asked, on=on, terms=terms) for asked in _distinct(inquiries)}
    reached = {who: what for who, what in standing.items() if what.state not in NOT_REACHED}
    known = [code for code in settlements if _settled_by(code, on=on)]
    numbers = _numbers(reached, questionnaires)
    finished = all(_is_settled(who, numbers=numbers, known=known, on=on) for who in reached)
    return (
        _reply_rate(reached, unreached=len(standing) - len(reached), on=on),
        _directly(reached, numbers=numbers, known=known, finished=finished, on=on),
        _links(reached, known=known, finished=finished, on=on),
    )


def reported_figures(statements: Sequence[Statement], *, on: date) -> Figures:
    """Return the figures that documents report by `on`; what they do not say is None.

    The reply rate counts each company's latest reported response, as of the latest of those
    days; it is None where a response is not published or documents of one day disagree.
    """
    latest = _latest_responses(statements, on=on)
    as_of = max((day for day, _ in latest.values()), default=on)
    statuses = [status for _, status in latest.values()]
    replied = sum(bool(status & {ResponseStatus.REPLIED, ResponseStatus.DECLINED}) for status in
                  statuses)
    unclear = any(len(status) > 1 or ResponseStatus.NOT_PUBLISHED in status for status in statuses)
    known = bool(statuses) and not unclear
    routes = [said for said in statements if _is_route(said, on=on)]
    return (
        Figure(
            name=REPLY_RATE,
            numerator=replied if known else None,
            denominator=len(statuses) if known else None,
            as_of=as_of,
            sentence=_reported_rate(replied, len(statuses), as_of) if known else _unknown(as_of),
            reported=True,
        ),
        _not_reported(ANSWERED_DIRECTLY, as_of=as_of),
        _not_reported(LINKS_ACKNOWLEDGED, as_of=as_of, routes=routes),
    )


def _distinct(inquiries: Sequence[Inquiry]) -> list["_Asked"]:
    return [_Asked(inquiry) for inquiry in inquiries]
