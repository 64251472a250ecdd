"""What waits for one person, by their role in a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.urls import reverse

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.evidence import blind as markings
from witnessmark.inquiries import blind as codes
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.web.kinds import CODERS, EDITORS, REVIEWERS
from witnessmark.web.models import Role
from witnessmark.web.pages import step_address
from witnessmark.web.queries import STATES_KEPT, Key, OpenCase, assembled

REVIEWED_BY: Final = 2
"""How many people review the wording of a claim."""

_UNSAID: Final = (ClaimStatus.DRAFT, ClaimStatus.SENT_FOR_REPLY)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits: what, of which thing, where it is done, by which day."""

    text: Text
    address: str
    subject: Text = Text()
    due: date | None = None


def waiting_in(opened: OpenCase) -> tuple[Waiting, ...]:
    """Return what waits for the visitor in one case. In a replay nothing does."""
    if opened.row.kind == CaseKind.REPLAY or not opened.person:
        return ()
    steps = opened.state.work if opened.role in EDITORS else ()
    return (
        *(
            Waiting(
                text=step.text,
                subject=step.subject,
                due=step.due,
                address=step_address(opened, step),
            )
            for step in steps
        ),
        *_own(opened.key, opened.role, opened.person),
    )


@lru_cache(maxsize=STATES_KEPT)
def _own(key: Key, role: Role, person: PersonId) -> tuple[Waiting, ...]:
    """Return what only this person can do, kept for each state of the case."""
    case = assembled(key).case
    return (
        *(_markings(case, person, key.public_id) if role is Role.READER else ()),
        *(_replies(case, person, key.public_id) if role in CODERS else ()),
        *(_claims(case, person, key.public_id) if role in REVIEWERS else ()),
    )


def _markings(case: Case, person: PersonId, public_id: str) -> Iterator[Waiting]:
    readers = [markings.readers_of(one) for one in case.components]
    count = sum(person not in one and len(one) < markings.READERS for one in readers)
    if count:
        yield Waiting(
            text=Text(
                en=f"Read the markings that you have not read yet (components: {count}).",
                ja=f"まだ判読していない表示を判読する（部品{count}点）。",
            ),
            address=f"{reverse('components', args=(public_id,))}?to-read=yes",
        )


def _replies(case: Case, person: PersonId, public_id: str) -> Iterator[Waiting]:
    questions = codes.questions_of(case.inquiries, case.questionnaires)
    settled = {(one.inquiry, one.reply, one.question) for one in case.settlements}
    for inquiry in case.inquiries:
        asked = questions.get(inquiry.id, ())
        for reply in inquiry.replies:
            answer = (inquiry.id, reply.id)
            done = codes.finished_at(case.codes, answer, questions=asked)
            is_open = len(done) >= codes.CODERS
            left = sum((*answer, question) not in settled for question in asked)
            if left and (is_open or person not in done):
                yield Waiting(
                    text=_TO_SETTLE if is_open else _TO_CODE,
                    subject=inquiry.addressee,
                    address=reverse("coding", args=(public_id, *answer)),
                )


_TO_CODE: Final = Text("Code a reply.", "回答を分類する。")
_TO_SETTLE: Final = Text("Settle the codes of a reply.", "回答の分類を確定する。")
_TO_REVIEW: Final = Text("Review the wording of a claim.", "主張の文言を確認する。")


def _claims(case: Case, person: PersonId, public_id: str) -> Iterator[Waiting]:
    for claim in case.claims:
        if claim.status in _UNSAID and _wants_review(claim, person):
            yield Waiting(
                text=_TO_REVIEW,
                subject=claim.text,
                address=reverse("claim", args=(public_id, claim.id)),
            )


def _wants_review(claim: Claim, person: PersonId) -> bool:
    return person not in claim.reviewers and len(claim.reviewers) < REVIEWED_BY
