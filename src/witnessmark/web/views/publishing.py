"""Publishing a case, and what was published of it."""

import secrets
from pathlib import Path
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from witnessmark.base.errors import WitnessmarkError
from witnessmark.publication.chain.state import Step
from witnessmark.publication.verify import verify_bundle
from witnessmark.web.actions.publishing import publish_case, published_folder
from witnessmark.web.actions.recording import AlreadySent
from witnessmark.web.models import Role
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for

OFFERED: Final = ("bundle.zip", "report-en.pdf", "report-ja.pdf")


def publishing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether a case shall be published, and publish it; only its owner may.

    Nobody publishes by accident: the id of the case is typed.
    """
    opened = case_for(request.user, public_id)
    if opened.role is not Role.OWNER or not opened.person:
        raise PermissionDenied
    fault: WitnessmarkError | str | None = None
    if request.method == "POST":
        if request.POST.get("id", "").strip() != opened.case.id:
            fault = _("The id of the case was not typed as it stands.")
        else:
            try:
                once = request.POST.get("once", "")
                publish_case(opened, once=once, now=timezone.now())
            except AlreadySent:
                pass
            except WitnessmarkError as error:
                fault = error
            if fault is None:
                return redirect("published", public_id)
    answer = page(
        request,
        "publishing",
        opened,
        here=Step.SAID,
        locks=[lock for lock in opened.locks() or () if not lock.open],
        fault=fault,
        once=secrets.token_urlsafe(12),
    )
    answer.status_code = 422 if fault else 200
    return answer


def published(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what was published of a case, and whether its bundle holds."""
    opened = case_for(request.user, public_id)
    place = published_folder(opened.case.id)
    files = [name for name in OFFERED if (place / name).is_file()]
    return page(
        request,
        "published",
        opened,
        here=Step.SAID,
        files=files,
        fault=_fault_of(place / "bundle.zip") if files else "",
    )


def _fault_of(bundle: Path) -> str:
    """Return what is wrong with a bundle; empty where it holds."""
    report = verify_bundle(bundle)
    return "" if report.holds else report.checks[-1].sentence


def published_file(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """Send one of the published files, to be kept and never run here."""
    opened: OpenCase = case_for(request.user, public_id)
    path = published_folder(opened.case.id) / name
    if name not in OFFERED or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{opened.case.id}-{name}")
