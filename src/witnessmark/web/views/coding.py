"""Coding a reply beside its questions; one sees one's own codes only until both coders are done."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.coding import Code, Settlement
from witnessmark.inquiries.inquiry import Question
from witnessmark.publication.chain.state import Step
from witnessmark.web.actions.coding import Desk, desk_of, keep_judgement
from witnessmark.web.actions.recording import AlreadySent
from witnessmark.web.forms.coding import CodeForm, SettleForm
from witnessmark.web.pages import page
from witnessmark.web.queries import case_for


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
    desk = desk_of(opened, inquiry_id, reply_id)
    if desk is None:
        raise Http404
    if not opened.may_code:
        raise PermissionDenied
    return desk


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
    filled = asked.form.cleaned_data
    try:
        keep_judgement(
            desk,
            asked.question,
            asked.form.judged,
            reason=Text(en=filled.get("reason_en", ""), ja=filled.get("reason_ja", "")),
            once=request.POST.get("once", ""),
            now=timezone.now(),
        )
    except AlreadySent:
        return True
    except BadInput as error:
        asked.form.add_error("quote", f"{error.message} {error.remedy}")
        return False
    return True


def _next(asked: Sequence[Asked], done: Asked) -> str:
    """Return the question after `done`, or the last one."""
    return next(_after(asked, done), done).question.id


def _after(asked: Sequence[Asked], done: Asked) -> Iterator[Asked]:
    yield from asked[asked.index(done) + 1 :]
