"""Coding a reply beside its questions; one sees one's own codes only until both coders are done."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.inquiries.blind import CODERS, finished_at, latest_codes, visible_codes
from witnessmark.inquiries.check import check_code, check_settlement
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.coding import Code, Settlement
from witnessmark.inquiries.inquiry import Inquiry, Question, Questionnaire, Reply
from witnessmark.publication.chain.state import Step
from witnessmark.web import models
from witnessmark.web.actions.recording import Act, AlreadySent, enter
from witnessmark.web.forms.coding import CodeForm, SettleForm
from witnessmark.web.kinds import CODERS as MAY_CODE
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for


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


@dataclass(frozen=True)
class Asked:
    """One question on the desk: the codes one may see, and the form for one's own or for both."""

    question: Question
    codes: Sequence[Code]
    settled: Settlement | None
    form: CodeForm


def coding(request: HttpRequest, public_id: str, inquiry_id: str, reply_id: str) -> HttpResponse:
    """Show a reply with its questions, and keep a code; once both are in, the code that stands."""
    desk = _desk(request, public_id, inquiry_id, reply_id)
    sent = request.POST.get("question") if request.method == "POST" else None
    asked = [_asked(request, desk, one, is_sent=one.id == sent) for one in desk.sheet.questions]
    for one in asked:
        if one.question.id == sent and one.form.is_valid() and _kept(request, desk, one):
            here = reverse("coding", args=(public_id, inquiry_id, reply_id))
            return redirect(f"{here}#{_next(asked, one)}")
    answer = page(
        request,
        "coding",
        desk.opened,
        here=Step.ANSWERED,
        desk=desk,
        asked=asked,
        people=desk.opened.within.people,
        once=secrets.token_urlsafe(12),
    )
    answer.status_code = 422 if sent else 200
    return answer


def _desk(request: HttpRequest, public_id: str, inquiry_id: str, reply_id: str) -> Desk:
    opened = case_for(request.user, public_id)
    found = opened.within.replies.get(reply_id)
    if found is None or found[0].id != inquiry_id:
        raise Http404
    if opened.role not in MAY_CODE or not opened.person:
        raise PermissionDenied
    inquiry, reply = found
    sheet = next(one for one in opened.case.questionnaires if one.id == inquiry.questionnaire)
    return Desk(opened, inquiry, reply, sheet)


def _asked(request: HttpRequest, desk: Desk, question: Question, *, is_sent: bool) -> Asked:
    codes, settled = desk.codes(question), desk.settled(question)
    own = next((one for one in codes if one.coder == desk.opened.person), None)
    form = SettleForm if desk.is_open else CodeForm
    return Asked(
        question,
        codes,
        settled,
        form(
            request.POST if is_sent else None,
            book=load_codebook(),
            held=(settled or own) if desk.is_open else own,
            auto_id=f"{question.id}-%s",
        ),
    )


def _kept(request: HttpRequest, desk: Desk, asked: Asked) -> bool:
    now = timezone.now()
    judged = _settlement(desk, asked, now) if desk.is_open else _code(desk, asked, now)
    act = Act(
        actor=desk.opened.person,
        act="code-settled" if desk.is_open else "reply-coded",
        subject=f"{desk.reply.id}/{asked.question.id}",
        once=request.POST.get("once", ""),
    )
    table = models.Settlement if desk.is_open else models.Code
    try:
        _check(desk, judged)
        enter(desk.opened.row, judged, act, table=table, now=now)
    except AlreadySent:
        return True
    except BadInput as error:
        asked.form.add_error("quote", f"{error.message} {error.remedy}")
        return False
    return True


def _check(desk: Desk, judged: Code | Settlement) -> None:
    if isinstance(judged, Code):
        check_code(judged, inquiry=desk.inquiry, questionnaire=desk.sheet)
    else:
        check_settlement(
            judged, codes=desk.opened.case.codes, inquiry=desk.inquiry, questionnaire=desk.sheet
        )


def _code(desk: Desk, asked: Asked, now: datetime) -> Code:
    return Code(
        inquiry=desk.inquiry.id,
        reply=desk.reply.id,
        question=asked.question.id,
        coder=desk.opened.person,
        coded_at=now,
        codebook=load_codebook().label,
        **asked.form.judged,
    )


def _settlement(desk: Desk, asked: Asked, now: datetime) -> Settlement:
    filled = asked.form.cleaned_data
    return Settlement(
        inquiry=desk.inquiry.id,
        reply=desk.reply.id,
        question=asked.question.id,
        settled_by=desk.opened.person,
        settled_at=now,
        codebook=load_codebook().label,
        reason=Text(en=filled["reason_en"], ja=filled["reason_ja"]),
        **asked.form.judged,
    )


def _next(asked: Sequence[Asked], done: Asked) -> str:
    """Return the question after `done`, or the last one."""
    return next(_after(asked, done), done).question.id


def _after(asked: Sequence[Asked], done: Asked) -> Iterator[Asked]:
    yield from asked[asked.index(done) + 1 :]
