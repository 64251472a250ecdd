"""Photos, drawn anew from the sealed originals for those who may see the case."""

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.evidence.photo import Region
from witnessmark.web.derivatives import Kind, derive
from witnessmark.web.queries import OpenCase, case_for


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
