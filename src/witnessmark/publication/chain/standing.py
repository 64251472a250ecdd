"""Where a company stands on the as-of day: whether it was asked and answered, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.days import written
from witnessmark.inquiries.state import STATE_WORDS, Correspondence, State, correspondence
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.state import NOT_PUBLISHED, LinkState
from witnessmark.publication.labels import RESPONSES
from witnessmark.publication.lookup import Lookup, last_statement

_SHAPES: Final[Mapping[State, LinkState]] = {
    State.NOT_SENT: LinkState.WAITING,
    State.SENT: LinkState.WAITING,
    State.UNDELIVERABLE: LinkState.BLOCKED,
    State.DELIVERED: LinkState.WAITING,
    State.ACKNOWLEDGED: LinkState.WAITING,
    State.EXTENSION: LinkState.WAITING,
    State.REPLIED: LinkState.ESTABLISHED,
    State.DECLINED: LinkState.ESTABLISHED,
    State.NO_REPLY: LinkState.NOT_KNOWN,
    State.LATE: LinkState.ESTABLISHED,
}

_REPORTED: Final[Mapping[ResponseStatus, LinkState]] = {
    ResponseStatus.REPLIED: LinkState.ESTABLISHED,
    ResponseStatus.DECLINED: LinkState.ESTABLISHED,
    ResponseStatus.NO_RESPONSE: LinkState.NOT_KNOWN,
    ResponseStatus.NOT_PUBLISHED: LinkState.NOT_KNOWN,
}

NOT_ASKED: Final = Text(en="not asked", ja="照会していない")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The response status of one company on `as_of`: computed from letters, or reported by others.

    `statement` is what a reported status rests on, `correspondence` what a computed one rests on.
    """

    company: CompanyId
    state: LinkState
    word: Text
    sentence: Text
    as_of: date
    statement: Statement | None = None
    correspondence: Correspondence | None = None

    @property
    def is_reported(self) -> bool:
        """Say whether others reported this, rather than our own journal."""
        return self.statement is not None


def standing_of(company: CompanyId, *, within: Lookup, on: date) -> Standing:
    """Return the response status of `company` at the end of `on`.

    An investigation computes it from the letters; a replay repeats the latest report, and says
    "not published" where there is none.
    """
    inquiry = within.inquiry_of(company)
    if within.case.kind is CaseKind.INVESTIGATION and inquiry is not None:
        stood = correspondence(inquiry, on=on, terms=within.case.terms)
        return Standing(
            company=company,
            state=_SHAPES[stood.state],
            word=STATE_WORDS[stood.state],
            sentence=_sentence(stood),
            as_of=on,
            correspondence=stood,
        )
    said = last_statement(
        (one for one in within.case.statements if company in one.companies), on=on
    )
    if said is not None and said.response is not None:
        return _reported(company, said, on=said.as_of or on)
    beside = _beside(company, within.case, on=on)
    if beside is not None:
        return _under_another(company, beside, on=beside.as_of or on)
    return _without(company, within.case, on=on)


def _sentence(stood: Correspondence) -> Text:
    """Return where the questions stand, and then what came to the text to be published."""
    if not stood.remark:
        return stood.sentence
    return Text(
        en=f"{stood.sentence.en} {stood.remark.en}", ja=f"{stood.sentence.ja}{stood.remark.ja}"
    )


def _reported(company: CompanyId, said: Statement, *, on: date) -> Standing:
    word = RESPONSES[said.response or ResponseStatus.NOT_PUBLISHED]
    as_of = written(on)
    return Standing(
        company=company,
        state=_REPORTED[said.response or ResponseStatus.NOT_PUBLISHED],
        word=word,
        sentence=Text(
            en=f"Reported as of {as_of.en} by {said.speaker.en}: {word.en}.",
            ja=f"{said.speaker.ja}の公表によれば、{as_of.ja}現在、{word.ja}。",
        ),
        as_of=on,
        statement=said,
    )


def _beside(company: CompanyId, case: Case, *, on: date) -> Statement | None:
    """Return what others stated of an inquiry that they report under this name and another."""
    return next(
        (
            said
            for said in case.statements
            if said.kind is StatementKind.RESPONSE
            and company in said.companies
            and len(said.companies) > 1
            and (said.as_of or on) <= on
        ),
        None,
    )


def _under_another(company: CompanyId, said: Statement, *, on: date) -> Standing:
    """Return the status of a company that was not counted as asked: it is a second name of one."""
    as_of = written(on)
    return Standing(
        company=company,
        state=LinkState.NOT_KNOWN,
        word=Text("one inquiry under two names", "照会1件に2つの名称"),
        sentence=Text(
            en=f"Reported as of {as_of.en} by {said.speaker.en}: {said.text.en}",
            ja=f"{said.speaker.ja}の公表によれば、{as_of.ja}現在：{said.text.ja}",
        ),
        as_of=on,
        statement=said,
    )


def _without(company: CompanyId, case: Case, *, on: date) -> Standing:
    as_of = written(on)
    if case.kind is CaseKind.REPLAY:
        word = NOT_PUBLISHED
        sentence = Text(
            en=f"Whether it was asked or answered is not published in the sources used "
            f"(as of {as_of.en}).",
            ja=f"照会や回答の有無は、使用した資料では公表されていない（{as_of.ja}現在）。",
        )
    else:
        word = NOT_ASKED
        sentence = Text(
            en=f"No questions had been sent to it by {as_of.en}.",
            ja=f"{as_of.ja}の時点で、同社に質問状は送っていない。",
        )
    return Standing(
        company=company, state=LinkState.NOT_KNOWN, word=word, sentence=sentence, as_of=on
    )
