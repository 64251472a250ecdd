"""Locks of a replay: it reports, with source, attribution and as-of date, and computes nothing."""

from collections.abc import Iterator
from typing import Final

from witnessmark.base.text import Text
from witnessmark.evidence.document import (
    Document,
    Mark,
    ResponseStatus,
    Statement,
    StatementKind,
)
from witnessmark.inquiries.days import written
from witnessmark.publication.case import Case
from witnessmark.publication.claim import EvidenceKind
from witnessmark.publication.claims.sources import is_from_a_source
from witnessmark.publication.claims.twins import rates
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.gate.locks_said import standing_claims

_REPLIED: Final = (ResponseStatus.REPLIED, ResponseStatus.DECLINED)
NOTE: Final = Text(en="Note by this replay", ja="この再現による注記")
"""How a statement begins that is our own note, beside what others stated; it has no speaker."""

_REPORTED: Final = (EvidenceKind.STATEMENT, EvidenceKind.DOCUMENT, EvidenceKind.MEASURE)


def computed(case: Case, _day: Day) -> Iterator[Shut]:
    """A replay holds nothing that we would have had to see, ask or compute ourselves."""
    held = {
        "codes": case.codes,
        "settlements": case.settlements,
        "contests": case.contests,
        "screenings": case.screenings,
        "reviews": case.reviews,
        "identifications": case.identifications,
        "readings": tuple(read for one in case.components for read in one.readings),
        "attempts": tuple(sent for one in case.inquiries for sent in one.attempts),
        "replies": tuple(reply for one in case.inquiries for reply in one.replies),
    }
    for name, things in held.items():
        if things:
            yield Shut(
                subject=name,
                why=Text(
                    en=f"A replay holds {len(things)} {name}: states in it are reported, never "
                    "computed.",
                    ja=f"再現の事例に{name}が{len(things)}件ある。状態は報告されたものに限り、"
                    "計算しない。",
                ),
                remedy=Text(
                    en="Take them out, and show them as not published.",
                    ja="取り除き、公表されていないと示す。",
                ),
            )


def sources(case: Case, _day: Day) -> Iterator[Shut]:
    """Each statement, measure and claim leads to a document; a second-hand one names its copy."""
    documents = {document.id: document for document in case.documents}
    for subject, wanted in [
        *((one.id, one.document) for one in case.statements),
        *((one.id, one.document) for one in case.measures),
    ]:
        if wanted not in documents:
            yield _without_source(subject, "document")
    for device in case.devices:
        if device.model and not is_from_a_source(device.model, case=case):
            yield _without_source(device.id, "statement of its model")
    for document in case.documents:
        if not _can_be_found(document):
            yield _without_source(document.id, "address")
        if document.mark is Mark.SECOND_HAND and not document.copy_read:
            yield _without_source(document.id, "copy that was read")
    for claim in standing_claims(case):
        if not any(one.kind in _REPORTED for one in claim.evidence):
            yield _without_source(claim.id, "statement, measure or document")


def attribution(case: Case, _day: Day) -> Iterator[Shut]:
    """Each statement says who spoke, each measure which authority, each document who published.

    A note of our own has no speaker, says in each language that it is one, and quotes nobody.
    """
    for subject, who in [
        *((one.id, one.speaker) for one in case.statements if not _is_note(one, case)),
        *((one.id, one.authority) for one in case.measures),
        *((one.id, one.publisher) for one in case.documents),
    ]:
        if who.missing(case.languages):
            yield Shut(
                subject=subject,
                why=Text(
                    en="It does not say, in each language, who said so.",
                    ja="誰の発言かが、すべての言語では示されていない。",
                ),
                remedy=Text(en="Name the speaker.", ja="発言者を記す。"),
            )


def as_of(case: Case, _day: Day) -> Iterator[Shut]:
    """What was said of answers has an as-of date of its own; all else has some date.

    The day a page appeared is not the day for which it is true, so it never stands in for it.
    """
    documents = {document.id: document for document in case.documents}
    for statement in case.statements:
        if not _is_dated(statement, documents.get(statement.document)):
            yield Shut(
                subject=statement.id,
                why=Text(
                    en="It does not say for which day it is true; the day of publication is not "
                    "that day.",
                    ja="いつの時点の事実かが示されていない。公表日は基準日の代わりにならない。",
                ),
                remedy=Text(en="Give its as-of date.", ja="基準日を記す。"),
            )
    for measure in case.measures:
        if measure.listed_on is None:
            yield Shut(
                subject=measure.id,
                why=Text(en="It has no date of listing.", ja="掲載日がない。"),
                remedy=Text(en="Give the date.", ja="掲載日を記す。"),
            )
    if case.published_on and case.published_on < case.as_of:
        yield Shut(
            subject=case.id,
            why=Text(
                en=f"It is published on {written(case.published_on).en}, before its as-of date.",
                ja=f"公表日{written(case.published_on).ja}が基準日より前である。",
            ),
            remedy=Text(en="Correct one of the two days.", ja="いずれかの日付を訂正する。"),
        )
    yield from _of_another_day(case)


def counts(case: Case, _day: Day) -> Iterator[Shut]:
    """A reply rate that a statement gives agrees with the responses reported for the same day."""
    for statement in case.statements:
        if statement.kind is not StatementKind.RESPONSE or statement.as_of is None:
            continue
        lines = {
            company: one.response in _REPLIED
            for one in case.statements
            if one.response and one.as_of == statement.as_of
            for company in one.companies
        }
        counted = (sum(lines.values()), len(lines))
        told = rates(statement.text.en) | rates(statement.text.ja)
        if lines and told - {counted}:
            yield Shut(
                subject=statement.id,
                why=Text(
                    en=f"It gives another count than the responses reported for that day, "
                    f"{counted[0]} of {counted[1]}.",
                    ja=f"同じ日の回答状況の記述（{counted[1]}社のうち{counted[0]}社）と数が"
                    "一致しない。",
                ),
                remedy=Text(
                    en="Report each inquiry once, for the company that was asked.",
                    ja="照会一件につき、照会先の一社だけを記す。",
                ),
            )


def _is_note(statement: Statement, case: Case) -> bool:
    speaks_for_others = statement.speaker or statement.response or statement.quote
    return not (speaks_for_others or statement.quoted) and all(
        statement.text.within(language).startswith(NOTE.within(language))
        for language in case.languages
    )


def _of_another_day(case: Case) -> Iterator[Shut]:
    told = [
        one.as_of
        for one in case.statements
        if one.kind is StatementKind.RESPONSE and one.response and one.as_of
    ]
    if told and min(told) > case.as_of:
        first, shown = written(min(told)), written(case.as_of)
        yield Shut(
            subject=case.id,
            why=Text(
                en=f"The as-of date {shown.en} is before {first.en}, the earliest day for which "
                "a response is reported.",
                ja=f"基準日{shown.ja}は、回答状況が報告された最初の日{first.ja}より前である。",
            ),
            remedy=Text(
                en="Give the day that the reported states are true for, not the page's date.",
                ja="ページの日付ではなく、報告された状態の基準日を記す。",
            ),
        )
    elif told and case.published_on == case.as_of and case.as_of not in told:
        yield Shut(
            subject=case.id,
            why=Text(
                en=f"The as-of date {written(case.as_of).en} is our own day of publication, for "
                "which no response is reported.",
                ja=f"基準日{written(case.as_of).ja}はこのページの公表日であり、その日の回答状況は"
                "報告されていない。",
            ),
            remedy=Text(
                en="Give the day that the reported states are true for.",
                ja="報告された状態の基準日を記す。",
            ),
        )


def _is_dated(statement: Statement, document: Document | None) -> bool:
    if statement.kind in (StatementKind.RESPONSE, StatementKind.ROUTE):
        return statement.as_of is not None
    published = document is not None and (document.published_on or document.accessed_on)
    return bool(statement.as_of or statement.event_on or published)


def _can_be_found(document: Document) -> bool:
    return bool(document.address or document.sha256 or document.title)


def _without_source(subject: str, what: str) -> Shut:
    return Shut(
        subject=subject,
        why=Text(en=f"It names no {what}.", ja=f"{_WHAT[what]}が示されていない。"),
        remedy=Text(en=f"Give the {what}.", ja=f"{_WHAT[what]}を記す。"),
    )


_WHAT: Final = {
    "statement of its model": "型番を記した資料",
    "document": "資料",
    "address": "所在（アドレス）",
    "copy that was read": "読んだ写し",
    "statement, measure or document": "根拠となる記述、規制措置または資料",
}
