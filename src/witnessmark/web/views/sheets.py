"""A list of a case as a spreadsheet: taken along, brought in, looked at before it is kept."""

import secrets
from typing import Final, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.web import models
from witnessmark.web.actions.recording import AlreadySent
from witnessmark.web.actions.sheets import (
    Waiting,
    bring_in,
    planned,
    put_aside,
    remove,
    waiting_at,
)
from witnessmark.web.exports import file_of
from witnessmark.web.forms.fields import shown
from witnessmark.web.forms.sheets import SheetForm
from witnessmark.web.pages import LINES, page
from witnessmark.web.queries import OpenCase, case_for
from witnessmark.web.sheets.changes import Plan, What
from witnessmark.web.sheets.of_case import LISTS, sheet_of
from witnessmark.web.sheets.reading import LARGEST
from witnessmark.web.sheets.writing import CSV, XLSX, afterwards, csv_of, xlsx_of

_LONGEST_NAME: Final = 100
_LONGEST_REASON: Final = 500


def sheet(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Give a list as a file, take one in, show what it would change, and keep that once confirmed.

    `?download=` gives the file; `?file=` is the token of one that waits to be looked at.
    """
    opened = _allowed(request, public_id, name)
    try:
        if wanted := request.GET.get("download"):
            return _download(opened, name, wanted)
        if token := request.GET.get("file"):
            return _looked_at(request, opened, name, token)
        if request.method == "POST":
            return _taken(request, opened, name)
    except BadInput as error:
        return _asked(request, opened, name, fault=error)
    return _asked(request, opened, name)


def _allowed(request: HttpRequest, public_id: str, name: str) -> OpenCase:
    opened = case_for(request.user, public_id)
    if name not in LISTS:
        raise Http404
    if opened.role not in LISTS[name].who or not opened.person:
        raise PermissionDenied
    return opened


def _download(opened: OpenCase, name: str, wanted: str) -> HttpResponse:
    found = sheet_of(name, opened.case, person=opened.person, now=timezone.now())
    match wanted:
        case "xlsx":
            return file_of(opened, f"{name}.xlsx", xlsx_of(found), media_type=XLSX)
        case "csv":
            return file_of(opened, f"{name}-sheet.csv", csv_of(found), media_type=CSV)
        case _:
            raise Http404


def _taken(request: HttpRequest, opened: OpenCase, name: str) -> HttpResponse:
    """Put an uploaded file aside, and lead to what it would change."""
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, opened, name, form=form)
    file, now = form.cleaned_data["file"], timezone.now()
    content = file.read(LARGEST + 1)
    waiting = Waiting(shown(file.name)[-_LONGEST_NAME:], content)
    waiting.check()
    token = put_aside(opened, waiting, user=_user(request), now=now)
    address = reverse("sheet", args=(opened.row.public_id, name))
    return redirect(f"{address}?{urlencode({'file': token})}")


def _looked_at(request: HttpRequest, opened: OpenCase, name: str, token: str) -> HttpResponse:
    """Show what the spreadsheet that waits under `token` would change, or keep it."""
    now, list_page = timezone.now(), reverse(name, args=(opened.row.public_id,))
    try:
        waiting = waiting_at(opened, token, user=_user(request), now=now)
    except BadInput:
        if request.method == "POST" and _was_kept(request, opened):
            return redirect(list_page)
        raise
    fault: BadInput | None = None
    if request.method == "POST":
        fault = _confirmed(request, opened, name, waiting)
        if fault is None or isinstance(fault, AlreadySent):
            remove(opened, token, user=_user(request))
            return redirect(list_page)
        opened = case_for(request.user, opened.row.public_id)
    plan = planned(opened, name, waiting, now=now)
    answer = _shown(request, opened, name, plan, token=token, file=waiting.name, fault=fault)
    answer.status_code = 422 if fault else 200
    return answer


def _confirmed(
    request: HttpRequest, opened: OpenCase, name: str, waiting: Waiting
) -> BadInput | None:
    """Keep the spreadsheet as it was looked at; return why it is not kept, if so."""
    try:
        bring_in(
            opened,
            name,
            waiting,
            seen=request.POST.get("seen", ""),
            reason=request.POST.get("why", "").strip()[:_LONGEST_REASON],
            once=request.POST.get("once", ""),
            now=timezone.now(),
        )
    except BadInput as error:
        return error
    return None


def _was_kept(request: HttpRequest, opened: OpenCase) -> bool:
    """Say whether this confirmation came before: then the file is gone because it was kept."""
    once = request.POST.get("once", "")
    return bool(once) and models.Sending.objects.filter(case=opened.row, token=once).exists()


def _shown(
    request: HttpRequest,
    opened: OpenCase,
    name: str,
    plan: Plan,
    *,
    token: str,
    file: str,
    fault: BadInput | None,
) -> HttpResponse:
    """Show what a spreadsheet would change: rows with errors first, unchanged ones last."""
    order = list(What)
    rows = sorted(plan.rows, key=lambda row: (order.index(row.what), row.number))
    return page(
        request,
        "sheet_preview",
        opened,
        name=name,
        title=LISTS[name].title,
        plan=plan,
        lines=Paginator(rows, LINES).get_page(request.GET.get("page")),
        token=token,
        file=file,
        fault=fault,
        once=secrets.token_urlsafe(12),
        why=request.POST.get("why", ""),
    )


def _asked(
    request: HttpRequest,
    opened: OpenCase,
    name: str,
    *,
    form: SheetForm | None = None,
    fault: BadInput | None = None,
) -> HttpResponse:
    """Show how to take the list along, and ask for a spreadsheet."""
    found = sheet_of(name, opened.case, person=opened.person, now=timezone.now())
    answer = page(
        request,
        "sheet",
        opened,
        name=name,
        title=LISTS[name].title,
        columns=[(column, afterwards(column)) for column in found.columns],
        form=form or SheetForm(),
        fault=fault,
    )
    answer.status_code = 422 if fault or form else 200
    return answer


def _user(request: HttpRequest) -> models.User:
    return cast(models.User, request.user)
