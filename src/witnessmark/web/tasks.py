"""What of a case is left for a person to do whom a role allows it: read, code, settle, review."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.evidence import blind as markings
from witnessmark.inquiries import blind as codes
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import ClaimStatus

REVIEWED_BY: Final = 2
"""How many people review the wording of a claim."""

_UNSAID: Final = (ClaimStatus.DRAFT, ClaimStatus.SENT_FOR_REPLY)


class TaskKind(StrEnum):
    """What is to be done."""

    READ = "read"
    CODE = "code"
    SETTLE = "settle"
    REVIEW = "review"


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something left to do, `count` times; `done` are those who did their part of it.

    `id` is the thing it is about, a reply by its inquiry and its own id; empty for markings.
    """

    kind: TaskKind
    id: str = ""
    subject: Text = Text()
    count: int = 1
    done: tuple[PersonId, ...] = ()


def tasks_of(case: Case) -> tuple[Task, ...]:
    """Return what is left for people to do in `case`; in a replay nothing."""
    if case.kind is CaseKind.REPLAY:
        return ()
    return (*_markings(case), *_replies(case), *_claims(case))


def _markings(case: Case) -> Iterator[Task]:
    readers = map(markings.readers_of, case.components)
    for done, count in Counter(one for one in readers if len(one) < markings.READERS).items():
        yield Task(kind=TaskKind.READ, count=count, done=tuple(sorted(done)))


def _replies(case: Case) -> Iterator[Task]:
    questions = codes.questions_of(case.inquiries, case.questionnaires)
    settled = {(one.inquiry, one.reply, one.question) for one in case.settlements}
    for inquiry in case.inquiries:
        asked = questions.get(inquiry.id, ())
        for reply in inquiry.replies:
            answer = (inquiry.id, reply.id)
            if all((*answer, question) in settled for question in asked):
                continue
            done = codes.finished_at(case.codes, answer, questions=asked)
            is_open = len(done) >= codes.CODERS
            yield Task(
                kind=TaskKind.SETTLE if is_open else TaskKind.CODE,
                id="/".join(answer),
                subject=inquiry.addressee,
                done=() if is_open else tuple(sorted(done)),
            )


def _claims(case: Case) -> Iterator[Task]:
    for claim in case.claims:
        if claim.status in _UNSAID and len(claim.reviewers) < REVIEWED_BY:
            yield Task(kind=TaskKind.REVIEW, id=claim.id, subject=claim.text, done=claim.reviewers)
