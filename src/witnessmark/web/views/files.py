"""Files of a case, sent to be kept and never shown by the browser."""

import io
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from witnessmark.base.hashes import Sha256
from witnessmark.publication.case import Case
from witnessmark.web.actions.cases import home
from witnessmark.web.actions.originals import read_original
from witnessmark.web.queries import case_for

_BEGINNINGS: Final = {b"%PDF-": ".pdf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}
"""How files of some kinds begin, and how their names end."""


def file(request: HttpRequest, public_id: str, sha256: str) -> HttpResponseBase:
    """Send a file that the case encloses, or its copy of a document, as it came.

    Raises Untrusted where it is no longer what its hash says.
    """
    opened = case_for(request.user, public_id)
    name = _names(opened.case).get(Sha256(sha256), "")
    content = read_original(home(), Sha256(sha256)) if name else None
    if content is None:
        raise Http404
    return FileResponse(
        io.BytesIO(content),
        as_attachment=True,
        filename=name if "." in name else f"{name}{_ending(content)}",
        content_type="application/octet-stream",
    )


def _names(case: Case) -> dict[Sha256, str]:
    """Return by its hash what each file is called: as it was enclosed, or after its document."""
    documents = {one.sha256: str(one.id) for one in case.documents if one.sha256}
    return documents | {one.sha256: one.name for one in case.enclosures}


def _ending(content: bytes) -> str:
    return next((end for start, end in _BEGINNINGS.items() if content.startswith(start)), "")
