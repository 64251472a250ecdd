"""The three figures where others published them: counted from statements, never computed."""

from collections.abc import Mapping, Sequence
from datetime import date

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.days import listed, written
from witnessmark.inquiries.figures import (
    ANSWERED_DIRECTLY,
    LINKS_ACKNOWLEDGED,
    REPLY_RATE,
    Figure,
    Figures,
)

_Responses = Mapping[CompanyId, frozenset[ResponseStatus]]
_REPLIED = frozenset({ResponseStatus.REPLIED, ResponseStatus.DECLINED})


def reported_figures(statements: Sequence[Statement], *, on: date) -> Figures:
    """Return the figures that documents report by `on`; what they do not say is None.

    The reply rate is as of the latest day for which a response is reported of every company that
    the first report names; what some of them said to somebody else later does not change it. It
    is None where a response is not published or where documents of one day disagree.
    """
    as_of, responses = _responses(statements, on=on)
    return (
        _reply_rate(responses, as_of=as_of),
        _not_published(ANSWERED_DIRECTLY, Text(), as_of=as_of),
        _not_published(LINKS_ACKNOWLEDGED, _routes(statements, on=on), as_of=as_of),
    )


def _responses(statements: Sequence[Statement], *, on: date) -> tuple[date, _Responses]:
    by_day: dict[date, dict[CompanyId, frozenset[ResponseStatus]]] = {}
    for said in statements:
        if said.kind is not StatementKind.RESPONSE or not said.response or not said.as_of:
            continue
        if said.as_of <= on:
            known = by_day.setdefault(said.as_of, {})
            for company in said.companies:
                known[company] = known.get(company, frozenset()) | {said.response}
    if not by_day:
        return on, {}
    asked = by_day[min(by_day)].keys()
    day = max(day for day, known in by_day.items() if asked <= known.keys())
    return day, by_day[day]


def _reply_rate(responses: _Responses, *, as_of: date) -> Figure:
    statuses = list(responses.values())
    unclear = any(len(status) > 1 or ResponseStatus.NOT_PUBLISHED in status for status in statuses)
    if unclear or not statuses:
        return _not_published(REPLY_RATE, Text(), as_of=as_of)
    replied, asked, day = (
        sum(status <= _REPLIED for status in statuses),
        len(statuses),
        written(as_of),
    )
    return Figure(
        name=REPLY_RATE,
        numerator=replied,
        denominator=asked,
        as_of=as_of,
        sentence=Text(
            en=f"Reported: as of {day.en}, {replied} of {asked} companies had replied.",
            ja=f"公表資料によれば、{day.ja}現在、{asked}社のうち{replied}社から回答があった。",
        ),
        reported=True,
    )


def _not_published(name: str, more: Text, *, as_of: date) -> Figure:
    day = written(as_of)
    return Figure(
        name=name,
        numerator=None,
        denominator=None,
        as_of=as_of,
        sentence=Text(
            en=f"Not published in the sources used, as of {day.en}.{more.en}",
            ja=f"使用した資料では公表されていない（{day.ja}現在）。{more.ja}",
        ),
        reported=True,
    )


def _routes(statements: Sequence[Statement], *, on: date) -> Text:
    told = [
        said
        for said in statements
        if said.kind is StatementKind.ROUTE and said.as_of and said.as_of <= on
    ]
    if not told:
        return Text()
    days = listed(said.as_of for said in told if said.as_of)
    count = len({company for said in told for company in said.companies})
    companies = "1 company" if count == 1 else f"{count} companies"
    return Text(
        en=f" A link was reported on {days.en} for {companies}.",
        ja=f"{days.ja}に、{count}社について関係が報じられた。",
    )
