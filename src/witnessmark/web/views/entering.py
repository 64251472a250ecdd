"""Entering a thing of a case, and correcting one."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256
from witnessmark.base.text import Text
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.web import models
from witnessmark.web.actions.claiming import SAID, note_of
from witnessmark.web.actions.enclosing import enclosing
from witnessmark.web.actions.entering import Place, given_of, place_of, subject_of
from witnessmark.web.actions.recording import (
    Act,
    AlreadySent,
    ChangedMeanwhile,
    correct,
    enter,
    hash_of,
)
from witnessmark.web.forms.asks import MORE
from witnessmark.web.forms.things import Files, ThingForm
from witnessmark.web.kinds import KINDS, Kind
from witnessmark.web.models.columns import Row
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for


def entering(request: HttpRequest, public_id: str, kind_name: str) -> HttpResponse:
    """Ask for a thing of a kind, and keep it."""
    opened, kind = _allowed(request, public_id, kind_name)
    place = _place(request, kind, opened=opened)
    form = ThingForm(*_sent(request), kind=kind, case=opened.case, initial=_initial(request, kind))
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        now = timezone.now()
        try:
            value = form.thing(
                given_of(
                    kind, form.json(), opened=opened, place=place, now=now, uploads=form.uploads
                )
            )
            act = Act(
                actor=opened.person,
                act=kind.act,
                subject=subject_of(kind, value, place=place),
                reason=request.POST.get("why", "").strip(),
                once=request.POST.get("once", ""),
            )
            with enclosing(form.uploads, value, case=opened.case):
                enter(opened.row, value, act, table=kind.table, now=now, under=place.row)
        except AlreadySent:
            return redirect(_after(kind, opened, place, None))
        except BadInput as error:
            form.add_error(None, f"{error.message} {error.remedy}")
        else:
            return redirect(_after(kind, opened, place, value))
    return _asked(request, opened, kind, form, place=place)


def correcting(request: HttpRequest, public_id: str, kind_name: str, thing_id: str) -> HttpResponse:
    """Ask what a thing of a case shall say from now on, and why; keep both."""
    opened, kind = _allowed(request, public_id, kind_name)
    held = _held(kind, thing_id, opened=opened)
    form = ThingForm(*_sent(request), kind=kind, case=opened.case, held=held)
    seen = Sha256(request.POST.get("seen", "") or hash_of(held))
    theirs = None
    if request.method == "POST" and MORE not in request.POST and form.is_valid():
        why = request.POST.get("why", "").strip()
        act = Act(
            actor=opened.person,
            act=kind.act if kind.name == "case" else f"{kind.name}-corrected",
            subject=thing_id,
            reason=why,
            once=request.POST.get("once", ""),
        )
        try:
            now = timezone.now()
            value, parts = _corrected(form.thing({}), held, opened=opened, why=why, now=now)
            with enclosing(form.uploads, value, case=opened.case):
                correct(opened.row, value, act, table=kind.table, seen=seen, now=now, parts=parts)
        except ChangedMeanwhile as error:
            theirs, seen = (
                ThingForm(kind=kind, case=opened.case, held=error.now),
                hash_of(error.now),
            )
            form.add_error(None, f"{error.message} {error.remedy}")
        except AlreadySent:
            return redirect(_after(kind, opened, Place(), held))
        except BadInput as error:
            form.add_error(None, f"{error.message} {error.remedy}")
        else:
            return redirect(_after(kind, opened, Place(), value))
    return _asked(request, opened, kind, form, place=Place(), held=held, seen=seen, theirs=theirs)


def _corrected(
    value: Any, held: Any, *, opened: OpenCase, why: str, now: datetime
) -> tuple[Any, Mapping[type[Row], Any]]:
    """Return what stands from now on; of a claim that was said also the note for the public."""
    if not isinstance(value, Claim) or held.status not in SAID:
        return value, {}
    said = note_of(opened, held, reason=Text(en=why, ja=why), now=now)
    return replace(value, status=ClaimStatus.CORRECTED), {models.Correction: said}


def _allowed(request: HttpRequest, public_id: str, kind_name: str) -> tuple[OpenCase, Kind]:
    opened = case_for(request.user, public_id)
    kind = KINDS.get(kind_name)
    if kind is None:
        raise Http404
    if not opened.may_enter(kind):
        raise PermissionDenied
    return opened, kind


def _place(request: HttpRequest, kind: Kind, *, opened: OpenCase) -> Place:
    path = request.POST.get("under", request.GET.get("under", ""))
    try:
        return place_of(kind, path, opened=opened)
    except BadInput as error:
        raise Http404 from error


def _sent(request: HttpRequest) -> tuple[Mapping[str, Any] | None, Files]:
    """Return what was filled in, and the files; None of each where a blank form is asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _initial(request: HttpRequest, kind: Kind) -> Mapping[str, Any]:
    """Return what the address of the form fills in already."""
    return {name: request.GET[name] for name in kind.asks if name in request.GET}


def _held(kind: Kind, thing_id: str, *, opened: OpenCase) -> Any:
    if not kind.corrects:
        raise Http404
    if kind.name == "case":
        return opened.case
    things = cast(tuple[Any, ...], getattr(opened.case, kind.many))
    held = next((one for one in things if one.id == thing_id), None)
    if held is None:
        raise Http404
    return held


def _after(kind: Kind, opened: OpenCase, place: Place, value: Any) -> str:
    """Return where the thing stands now."""
    own = getattr(value, "id", "") or ""
    more = [place.owner] if kind.page in ("component", "company", "claim", "inquiry") else []
    address = reverse(kind.page, args=(opened.row.public_id, *more))
    return f"{address}#{own}" if own else address


def _asked(
    request: HttpRequest,
    opened: OpenCase,
    kind: Kind,
    form: ThingForm,
    *,
    place: Place,
    **more: Any,
) -> HttpResponse:
    answer = page(
        request,
        "entering",
        opened,
        kind=kind,
        form=form,
        place=place,
        once=request.POST.get("once") or secrets.token_urlsafe(12),
        why=request.POST.get("why", ""),
        back=_after(kind, opened, place, more.get("held")),
        **more,
    )
    if form.is_bound and form.errors and MORE not in request.POST:
        answer.status_code = 422
    return answer
