"""Photos, drawn anew from the sealed originals for those who may see the case."""

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.evidence.photo import Region
from witnessmark.web.derivatives import derive
from witnessmark.web.queries import OpenCase, case_for


def photo(request: HttpRequest, public_id: str, photo_id: str) -> HttpResponse:
    """Send a photo."""
    return _send(case_for(request.user, public_id), photo_id, region=None)


def crop(request: HttpRequest, public_id: str, component_id: str, place: int) -> HttpResponse:
    """Send the part of a photo that shows a component; `place` counts its regions from 0."""
    opened = case_for(request.user, public_id)
    component = next((one for one in opened.case.components if one.id == component_id), None)
    if component is None or place >= len(component.regions):
        raise Http404
    region = component.regions[place]
    return _send(opened, region.photo, region=region)


def _send(opened: OpenCase, photo_id: str, *, region: Region | None) -> HttpResponse:
    found = next((one for one in opened.case.photos if one.id == photo_id), None)
    if found is None:
        raise Http404
    content = derive(found, region=region)
    if content is None:
        raise Http404
    return HttpResponse(
        content,
        content_type="image/png",
        headers={
            "Content-Disposition": f'inline; filename="{found.id}.png"',
            "Cache-Control": "private, max-age=3600",
        },
    )
