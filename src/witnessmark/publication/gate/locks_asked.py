"""Locks on whether those who are named were asked, heard and rightly reported."""

from collections.abc import Iterator
from datetime import date

from witnessmark.base.ids import ClaimId
from witnessmark.base.text import Text
from witnessmark.inquiries.blind import latest_codes
from witnessmark.inquiries.check import code_faults, settlement_faults
from witnessmark.inquiries.coding import Contest
from witnessmark.inquiries.days import earliest_day, written
from witnessmark.inquiries.final_text import final_texts, returned_by, shown_by
from witnessmark.inquiries.inquiry import Attempt, Delivery, Inquiry, Letter, Questionnaire
from witnessmark.inquiries.post import attempts_by, sent_day
from witnessmark.inquiries.schedule import final_text_due, questions_from
from witnessmark.inquiries.settled import latest_settlements, unsettled
from witnessmark.inquiries.state import State, correspondence
from witnessmark.publication.case import Case
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.gate.second_round import (
    claims_for,
    inquiry_of,
    named_companies,
    named_inquiries,
    present_wording,
    published_wording,
)

_WAITING = (State.SENT, State.DELIVERED, State.ACKNOWLEDGED, State.EXTENSION)


def asked(case: Case, day: Day) -> Iterator[Shut]:
    """Each company that a claim names was asked, itself or through its addressee."""
    for company in named_companies(case):
        inquiry = inquiry_of(company, case)
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
    for inquiry in named_inquiries(case):
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
                    else "質問状の到達が証明されておらず、期限が進行していない。",
                ),
                remedy=stood.next_step.text,
            )


def notice(case: Case, day: Day) -> Iterator[Shut]:
    """Each company named had notice of the questions, as many days before as the terms say."""
    for inquiry in named_inquiries(case):
        sent = attempts_by(inquiry, on=day.on)
        asked_on = _days(sent, Letter.QUESTIONS, inquiry=inquiry)
        told_on = _days(sent, Letter.NOTICE, inquiry=inquiry)
        first = min(told_on, default=None)
        if not asked_on or (first and questions_from(first, terms=day.terms) <= max(asked_on)):
            continue
        yield _without_notice(inquiry, first, max(asked_on), days=day.terms.notice_days)


def second_round(case: Case, day: Day) -> Iterator[Shut]:
    """Each company named had the exact text, provably, at least five of its working days before.

    Where every final text came back, it must have been tried over as many channels as the terms
    ask for before "did not respond".
    """
    for inquiry in named_inquiries(case):
        last = final_text_due(day.publishing, country=inquiry.addressee_country, terms=day.terms)
        lacking = _unshown(inquiry, case, day, last=last)
        if not final_texts(inquiry, by=last):
            yield _not_sent(inquiry, day, last=last)
        elif lacking:
            yield _not_shown(inquiry, lacking, day, last=last)


def contests(case: Case, day: Day) -> Iterator[Shut]:
    """Each contest that came before publication was answered; later ones never hold a page back."""
    until = min(day.on, day.publishing)
    for inquiry in case.inquiries:
        for one in case.contests:
            if one.inquiry != inquiry.id or one.answer:
                continue
            on = earliest_day(one.received_at, country=inquiry.addressee_country)
            if on <= until:
                yield _unanswered(one, on)


def codes(case: Case, day: Day) -> Iterator[Shut]:
    """Each answer is coded by two people, settled, and each code pinned to verbatim words.

    A code or settlement that a later one replaced is history: it no longer shuts anything.
    """
    sheets = {sheet.id: sheet for sheet in case.questionnaires}
    for inquiry in case.inquiries:
        sheet = sheets.get(inquiry.questionnaire)
        if sheet is None:
            yield _no_questionnaire(inquiry)
            continue
        for code in latest_codes(case.codes).values():
            if code.inquiry == inquiry.id:
                for fault in code_faults(code, inquiry=inquiry, questionnaire=sheet):
                    yield Shut(subject=inquiry.id, why=fault, remedy=_RECODE)
        for settlement in latest_settlements(case.settlements, inquiries=(inquiry,), on=day.on):
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


def _days(sent: tuple[Attempt, ...], letter: Letter, *, inquiry: Inquiry) -> list[date]:
    """Return the days on which `letter` went out without coming back."""
    return [
        sent_day(one, inquiry=inquiry)
        for one in sent
        if one.letter is letter and one.delivery is not Delivery.FAILED
    ]


def _without_notice(inquiry: Inquiry, told: date | None, asked: date, *, days: int) -> Shut:
    shown = written(asked)
    notice = written(told) if told else Text(en="never", ja="なし")
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"Notice must come {days} days before the questions; the questions went out on "
            f"{shown.en}, the notice: {notice.en}.",
            ja=f"予告は質問状の{days}日前までに送る。質問状は{shown.ja}に送付、予告：{notice.ja}。",
        ),
        remedy=Text(
            en=f"Send a notice, wait {days} days, then send the questions again.",
            ja=f"予告を送り、{days}日おいてから質問状を改めて送る。",
        ),
    )


def _unanswered(contest: Contest, on: date) -> Shut:
    shown = written(on)
    return Shut(
        subject=contest.inquiry,
        why=Text(
            en=f"The contest of {shown.en} on question {contest.question} is not answered.",
            ja=f"{shown.ja}に届いた質問{contest.question}についての異議に、回答していない。",
        ),
        remedy=Text(
            en="Answer it, or settle the code anew and say so; both are published with it.",
            ja="異議に回答するか、分類を改めて確定してその旨を述べる。いずれも併せて公表する。",
        ),
    )


def _unshown(inquiry: Inquiry, case: Case, day: Day, *, last: date) -> list[ClaimId]:
    """Return the claims that the addressee did not have in their exact wording in time.

    What is published first had to be there by `last`; a correction by the day we look at.
    """
    channels = day.terms.channels
    had, has = (
        shown_by(inquiry, by=by) | returned_by(inquiry, by=by, channels=channels)
        for by in (last, max(last, day.on))
    )
    return [
        claim.id
        for claim in claims_for(inquiry, case)
        if published_wording(claim) not in had or present_wording(claim) not in has
    ]


def _not_sent(inquiry: Inquiry, day: Day, *, last: date) -> Shut:
    shown = written(last)
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"It did not get the text to be published by {shown.en}, "
            f"{day.terms.final_text_working_days} working days before publication.",
            ja=f"公表の{day.terms.final_text_working_days}営業日前（{shown.ja}）までに、"
            "公表予定の文面が送られていない。",
        ),
        remedy=_SEND_AGAIN,
    )


def _not_shown(inquiry: Inquiry, lacking: list[ClaimId], day: Day, *, last: date) -> Shut:
    shown, count = written(last), day.terms.final_text_working_days
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"No final text provably showed it, in exactly this wording, by {shown.en} "
            f"({count} working days before publication): {', '.join(lacking)}.",
            ja=f"公表の{count}営業日前（{shown.ja}）までに、次の主張を公表時と同一の文言で"
            f"示したことが証明されていない：{'、'.join(lacking)}。",
        ),
        remedy=_SEND_AGAIN,
    )


def _unsettled(case: Case, inquiry: Inquiry, sheet: Questionnaire, *, on: date) -> Iterator[Shut]:
    questions = {question.id: question.number for question in sheet.questions}
    open_ = unsettled(inquiry, case.settlements, questions=tuple(questions), on=on)
    for reply, lacking in open_:
        numbers = [str(questions[question]) for question in lacking]
        yield Shut(
            subject=inquiry.id,
            why=Text(
                en=f"Reply {reply.id}: no settled code for question {', '.join(numbers)}.",
                ja=f"回答書{reply.id}の質問{'、'.join(numbers)}の分類が確定していない。",
            ),
            remedy=_RECODE,
        )


def _no_questionnaire(inquiry: Inquiry) -> Shut:
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"Its questionnaire {inquiry.questionnaire} is not in the case.",
            ja=f"質問票{inquiry.questionnaire}が事例にない。",
        ),
        remedy=Text(en="Add the questionnaire.", ja="質問票を加える。"),
    )


_SEND_AGAIN = Text(
    en="Send the final text, note the proof of its delivery, and publish later.",
    ja="公表予定の文面を送って到達の証明を記録し、公表日を改める。",
)
_RECODE = Text(
    en="Two coders finish the reply, then settle each code with a verbatim quote.",
    ja="2名が分類を終え、原文どおりの引用を付けて各分類を確定する。",
)
