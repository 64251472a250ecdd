"""Photos: on their way in, and drawn anew from the sealed originals for those who may see them."""

import secrets
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.evidence.photo import Region
from witnessmark.publication.chain.state import Step
from witnessmark.web.actions.entering import free_id
from witnessmark.web.actions.photographs import add_photo
from witnessmark.web.actions.recording import AlreadySent
from witnessmark.web.derivatives import Kind, derive
from witnessmark.web.forms.photos import PhotosForm
from witnessmark.web.kinds import READERS
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for


def add_photos(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for pictures of a sample, and keep each; one that cannot be kept is named."""
    opened = case_for(request.user, public_id)
    if opened.role not in READERS or not opened.person:
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = PhotosForm(*([request.POST, request.FILES] if is_sent else []), case=opened.case)
    if is_sent and form.is_valid():
        once = request.POST.get("once", "")
        for place, file in enumerate(form.cleaned_data["pictures"]):
            try:
                _add(case_for(request.user, public_id), file, form, once=f"{once}-{place}")
            except AlreadySent:
                continue
            except BadInput as error:
                form.add_error("pictures", f"{error.message} {error.remedy}")
        if not form.errors:
            return redirect("device", public_id)
    answer = page(
        request,
        "photos_new",
        opened,
        here=Step.DEVICE,
        form=form,
        once=secrets.token_urlsafe(12),
    )
    answer.status_code = 422 if form.errors else 200
    return answer


def _add(opened: OpenCase, file: Any, form: PhotosForm, *, once: str) -> None:
    filled = form.cleaned_data
    taken = {one.id for one in opened.case.photos}
    described: dict[str, Json] = {
        "id": free_id(filled["caption_en"] or file.name.rpartition(".")[0], taken, kind="photo"),
        "sample": filled["sample"],
        "photographer": opened.person,
        "caption": _text(filled, "caption"),
        "alternative": _text(filled, "alternative"),
    }
    if filled["taken_on"]:
        described["taken_on"] = filled["taken_on"].isoformat()
    add_photo(
        opened,
        file.read(),
        filename=file.name,
        described=described,
        once=once,
        now=timezone.now(),
    )


def _text(filled: dict[str, Any], name: str) -> dict[str, Json]:
    return {tag: words for tag in ("en", "ja") if (words := filled[f"{name}_{tag}"])}


def photo(request: HttpRequest, public_id: str, photo_id: str) -> HttpResponse:
    """Send a photo; `?as=preview` sends it smaller, as JPEG."""
    opened = case_for(request.user, public_id)
    kind = Kind.PREVIEW if request.GET.get("as") == "preview" else Kind.EXACT
    return _send(opened, photo_id, region=None, kind=kind)


def crop(request: HttpRequest, public_id: str, component_id: str, place: int) -> HttpResponse:
    """Send the part of a photo that shows a component; `place` counts its regions from 0."""
    opened = case_for(request.user, public_id)
    component = next((one for one in opened.case.components if one.id == component_id), None)
    if component is None or place >= len(component.regions):
        raise Http404
    region = component.regions[place]
    return _send(opened, region.photo, region=region, kind=Kind.EXACT)


def _send(opened: OpenCase, photo_id: str, *, region: Region | None, kind: Kind) -> HttpResponse:
    found = next((one for one in opened.case.photos if one.id == photo_id), None)
    if found is None:
        raise Http404
    content = derive(found, region=region, kind=kind)
    if content is None:
        raise Http404
    return HttpResponse(
        content,
        content_type=kind.media_type,
        headers={"Content-Disposition": f'inline; filename="{found.id}.{kind.value}"'},
    )
