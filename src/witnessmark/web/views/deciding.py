"""The machine proposes, a person decides: parts from markings, companies against lists."""

import secrets

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.ids import DocumentId
from witnessmark.base.text import Text
from witnessmark.evidence.component import Component
from witnessmark.parts.identification import Identification, Method, Verdict
from witnessmark.parts.identify import Proposal
from witnessmark.publication.chain.state import Step
from witnessmark.web import models
from witnessmark.web.actions.recording import Act, AlreadySent, enter
from witnessmark.web.actions.work import propose_part, screen_companies
from witnessmark.web.forms.deciding import DecideForm
from witnessmark.web.kinds import KINDS, READERS
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for


def decide(request: HttpRequest, public_id: str, component_id: str) -> HttpResponse:
    """Show what a marking allows, and keep what a person decides about it."""
    opened = case_for(request.user, public_id)
    component = opened.within.components.get(component_id)  # type: ignore[call-overload]
    if component is None:
        raise Http404
    if opened.role not in READERS or not opened.person:
        raise PermissionDenied
    proposal = propose_part(opened.case, component)
    form = DecideForm(
        *([request.POST] if request.method == "POST" else []),
        case=opened.case,
        candidates=proposal.candidates,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, opened, component, proposal, form)
        except AlreadySent:
            pass
        except WitnessmarkError as error:
            form.add_error(None, f"{error.message} {error.remedy}")
        if not form.errors:
            return redirect("component", public_id, component_id)
    return page(
        request,
        "decide",
        opened,
        here=Step.PARTS,
        component=component,
        proposal=proposal,
        form=form,
        once=request.POST.get("once") or secrets.token_urlsafe(12),
    )


def _keep(
    request: HttpRequest,
    opened: OpenCase,
    component: Component,
    proposal: Proposal,
    form: DecideForm,
) -> None:
    filled, now = form.cleaned_data, timezone.now()
    verdict = Verdict(filled["verdict"])
    is_sure = verdict is Verdict.CONSISTENT
    decided = Identification(
        component=component.id,
        verdict=verdict,
        candidates=() if verdict is Verdict.NOT_IDENTIFIED else proposal.candidates,
        chosen=int(filled["chosen"]) if is_sure else None,
        methods=tuple(Method(one) for one in filled["methods"]),
        decided_by=opened.person,
        decided_at=now,
        reason=Text(en=filled["reason_en"], ja=filled["reason_ja"]),
        documents=tuple(DocumentId(one) for one in filled["documents"]),
    )
    act = Act(
        actor=opened.person,
        act="part-identified",
        subject=component.id,
        once=request.POST.get("once", ""),
    )
    enter(opened.row, decided, act, table=models.Identification, now=now)


@require_POST
def screen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hold every company of the case against the lists."""
    opened = case_for(request.user, public_id)
    if not opened.may_enter(KINDS["company"]):
        raise PermissionDenied
    try:
        screen_companies(opened.case.id, actor=opened.person, now=timezone.now())
    except WitnessmarkError as error:
        return page(request, "screening_failed", opened, here=Step.SCREENED, why=error)
    return redirect("screening", public_id)
