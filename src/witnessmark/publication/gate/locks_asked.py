"""Locks on whether those who are named were asked, heard and rightly reported."""

from collections.abc import Iterator
from datetime import date

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.inquiries.check import code_faults, settlement_faults
from witnessmark.inquiries.days import written
from witnessmark.inquiries.inquiry import (
    Delivery,
    Inquiry,
    Letter,
    Questionnaire,
    Reply,
    ReplyKind,
    Round,
)
from witnessmark.inquiries.post import attempts_by, replies_by, sent_day
from witnessmark.inquiries.schedule import final_text_due
from witnessmark.inquiries.state import State, correspondence
from witnessmark.publication.case import Case
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.gate.locks_said import standing_claims

_WAITING = (State.SENT, State.DELIVERED, State.ACKNOWLEDGED, State.EXTENSION)


def asked(case: Case, day: Day) -> Iterator[Shut]:
    """Each company that a claim names was asked, itself or through its addressee."""
    for company in _named(case):
        inquiry = _inquiry_of(company, case)
        sent = inquiry and correspondence(inquiry, on=day.on, terms=day.terms).state
        if sent in (None, State.NOT_SENT):
            yield Shut(
                subject=company,
                why=Text(
                    en="It is named, and no questions were sent to it.",
                    ja="名を挙げながら、質問状を送っていない。",
                ),
                remedy=Text(
                    en="Send it the questions, or leave its name out.",
                    ja="質問状を送るか、名称を削る。",
                ),
            )


def time_to_answer(case: Case, day: Day) -> Iterator[Shut]:
    """Nobody who is named still has time to answer on the day of publication."""
    for inquiry in _inquiries(case):
        stood = correspondence(inquiry, on=day.on, terms=day.terms)
        open_end = stood.deadline is None or stood.deadline >= day.publishing
        if stood.state in _WAITING and open_end:
            until = written(stood.deadline or day.publishing)
            yield Shut(
                subject=inquiry.id,
                why=Text(
                    en=f"The time to answer has not passed (deadline {until.en})."
                    if stood.deadline
                    else "No delivery of the questions is proved, so no deadline runs.",
                    ja=f"回答期限（{until.ja}）が過ぎていない。"
                    if stood.deadline
                    else "質問状の配達が証明されておらず、期限が進行していない。",
                ),
                remedy=stood.next_step.text,
            )


def second_round(case: Case, day: Day) -> Iterator[Shut]:
    """Each company named had the exact text, at least five of its working days before."""
    for inquiry in _inquiries(case):
        last = final_text_due(day.publishing, country=inquiry.addressee_country, terms=day.terms)
        if not _had_final_text(inquiry, by=last):
            shown = written(last)
            yield Shut(
                subject=inquiry.id,
                why=Text(
                    en=f"It did not get the text to be published by {shown.en}, "
                    f"{day.terms.final_text_working_days} working days before publication.",
                    ja=f"公表の{day.terms.final_text_working_days}営業日前（{shown.ja}）までに、"
                    "公表予定の文面が送られていない。",
                ),
                remedy=Text(
                    en="Send the final text, and publish later.",
                    ja="公表予定の文面を送り、公表日を改める。",
                ),
            )


def codes(case: Case, day: Day) -> Iterator[Shut]:
    """Each answer is coded by two people, settled, and each code pinned to verbatim words."""
    sheets = {sheet.id: sheet for sheet in case.questionnaires}
    for inquiry in case.inquiries:
        sheet = sheets.get(inquiry.questionnaire)
        if sheet is None:
            yield _no_questionnaire(inquiry)
            continue
        for code in case.codes:
            if code.inquiry == inquiry.id:
                for fault in code_faults(code, inquiry=inquiry, questionnaire=sheet):
                    yield Shut(subject=inquiry.id, why=fault, remedy=_RECODE)
        for settlement in case.settlements:
            if settlement.inquiry == inquiry.id:
                for fault in settlement_faults(
                    settlement, codes=case.codes, inquiry=inquiry, questionnaire=sheet
                ):
                    yield Shut(subject=inquiry.id, why=fault, remedy=_RECODE)
        yield from _unsettled(case, inquiry, sheet, on=day.on)


def as_of(case: Case, day: Day) -> Iterator[Shut]:
    """The as-of date is neither after the day states are computed for, nor after publication."""
    latest = min(day.on, day.publishing)
    if case.as_of > latest:
        shown, end = written(case.as_of), written(latest)
        yield Shut(
            subject=case.id,
            why=Text(
                en=f"The as-of date {shown.en} is later than {end.en}: "
                "nobody knows yet what is true on it.",
                ja=f"基準日{shown.ja}は{end.ja}より後であり、その日の状態はまだ分からない。",
            ),
            remedy=Text(en="Give the day that states are true for.", ja="基準日を正す。"),
        )


def _named(case: Case) -> list[CompanyId]:
    return sorted({company for claim in standing_claims(case) for company in claim.companies})


def _inquiries(case: Case) -> list[Inquiry]:
    found = {
        inquiry.id: inquiry
        for company in _named(case)
        if (inquiry := _inquiry_of(company, case)) is not None
    }
    return list(found.values())


def _inquiry_of(company: CompanyId, case: Case) -> Inquiry | None:
    """Return the inquiry to `company`, or to a company that it is related to."""
    related = {
        relation.company
        for one in case.companies
        if one.id == company
        for relation in one.relations
    }
    found = [one for one in case.inquiries if one.company == company]
    found += [one for one in case.inquiries if one.company in related]
    return next(iter(found), None)


def _had_final_text(inquiry: Inquiry, *, by: date) -> bool:
    """Say whether a final text got there by `by`; where all came back, two channels must have."""
    sent = [
        attempt
        for attempt in attempts_by(inquiry, on=by)
        if attempt.letter is Letter.FINAL_TEXT and sent_day(attempt, inquiry=inquiry) <= by
    ]
    if any(attempt.delivery is not Delivery.FAILED for attempt in sent):
        return True
    return len({attempt.channel for attempt in sent}) > 1


def _unsettled(case: Case, inquiry: Inquiry, sheet: Questionnaire, *, on: date) -> Iterator[Shut]:
    done = {(one.inquiry, one.reply, one.question) for one in case.settlements}
    for reply in replies_by(inquiry, on=on):
        if not _is_coded(reply):
            continue
        open_ = [
            str(question.number)
            for question in sheet.questions
            if (inquiry.id, reply.id, question.id) not in done
        ]
        if open_:
            yield Shut(
                subject=inquiry.id,
                why=Text(
                    en=f"Reply {reply.id}: no settled code for question {', '.join(open_)}.",
                    ja=f"回答書{reply.id}の質問{'、'.join(open_)}のコードが確定していない。",
                ),
                remedy=_RECODE,
            )


def _is_coded(reply: Reply) -> bool:
    return reply.kind is ReplyKind.ANSWER and reply.round is Round.QUESTIONS


def _no_questionnaire(inquiry: Inquiry) -> Shut:
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"Its questionnaire {inquiry.questionnaire} is not in the case.",
            ja=f"質問票{inquiry.questionnaire}が案件にない。",
        ),
        remedy=Text(en="Add the questionnaire.", ja="質問票を加える。"),
    )


_RECODE = Text(
    en="Two coders finish the reply, then settle each code with a verbatim quote.",
    ja="2名がコーディングを終え、原文どおりの引用を付けて各コードを確定する。",
)
