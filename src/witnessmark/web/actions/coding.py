"""Coding a reply: a code of one's own, or, once two coders are done, the code that stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from witnessmark.base.text import Text
from witnessmark.inquiries.blind import CODERS, finished_at, latest_codes, visible_codes
from witnessmark.inquiries.check import check_code, check_settlement
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.coding import Code, Settlement
from witnessmark.inquiries.inquiry import Inquiry, Question, Questionnaire, Reply
from witnessmark.web import models
from witnessmark.web.actions.recording import Act, enter
from witnessmark.web.queries import OpenCase


@dataclass(frozen=True)
class Desk:
    """What a coder has before them."""

    opened: OpenCase
    inquiry: Inquiry
    reply: Reply
    sheet: Questionnaire

    @property
    def is_open(self) -> bool:
        """Say whether both coders are done, so that the codes may be compared and settled."""
        questions = tuple(one.id for one in self.sheet.questions)
        answer = (self.inquiry.id, self.reply.id)
        done = finished_at(self.opened.case.codes, answer, questions=questions)
        return len(done) >= CODERS

    def codes(self, question: Question) -> Sequence[Code]:
        """Return the latest codes of `question` that the visitor may see, each coder's one."""
        case = self.opened.case
        seen = visible_codes(
            case.codes,
            self.opened.person,
            inquiries=case.inquiries,
            questionnaires=case.questionnaires,
        )
        answer = (self.inquiry.id, self.reply.id)
        return [
            code
            for (of, asked, _coder), code in latest_codes(seen).items()
            if of == answer and asked == question.id
        ]

    def settled(self, question: Question) -> Settlement | None:
        """Return the code that stands for `question`, if one was settled."""
        found = [
            one
            for one in self.opened.case.settlements
            if (one.reply, one.question) == (self.reply.id, question.id)
        ]
        return max(found, key=lambda one: one.settled_at, default=None)


def desk_of(opened: OpenCase, inquiry_id: str, reply_id: str) -> Desk | None:
    """Return the reply with its questions; None where the case has no such reply."""
    found = opened.within.replies.get(reply_id)
    if found is None or found[0].id != inquiry_id:
        return None
    inquiry, reply = found
    sheet = next(one for one in opened.case.questionnaires if one.id == inquiry.questionnaire)
    return Desk(opened, inquiry, reply, sheet)


def keep_judgement(
    desk: Desk,
    question: Question,
    judged: Mapping[str, Any],
    *,
    reason: Text,
    once: str,
    now: datetime,
) -> Code | Settlement:
    """Keep what was judged of an answer, as one's own code or as the one that stands.

    Raises BadInput where it contradicts the codebook, the original or what was coded, AlreadySent
    where it was kept before.
    """
    given = {
        "inquiry": desk.inquiry.id,
        "reply": desk.reply.id,
        "question": question.id,
        "codebook": load_codebook().label,
        **judged,
    }
    person, case = desk.opened.person, desk.opened.case
    value: Code | Settlement
    if desk.is_open:
        value = Settlement(settled_by=person, settled_at=now, reason=reason, **given)
        check_settlement(value, codes=case.codes, inquiry=desk.inquiry, questionnaire=desk.sheet)
    else:
        value = Code(coder=person, coded_at=now, **given)
        check_code(value, inquiry=desk.inquiry, questionnaire=desk.sheet)
    act = Act(
        actor=person,
        act="code-settled" if desk.is_open else "reply-coded",
        subject=f"{desk.reply.id}/{question.id}",
        once=once,
    )
    table = models.Settlement if desk.is_open else models.Code
    enter(desk.opened.row, value, act, table=table, now=now)
    return value
