"""The addresses under /api/, and what they say where something cannot be done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from witnessmark import __version__
from witnessmark.base.errors import BadInput
from witnessmark.web.actions.recording import AlreadySent, ChangedMeanwhile
from witnessmark.web.api import reading, writing
from witnessmark.web.api.access import Bearer
from witnessmark.web.api.sent import Faults, Refused

api = NinjaAPI(
    title="Witnessmark",
    version=__version__,
    description="Things are given and taken as in a case folder, format v1"
    " (docs/reference/case-folder.md). A program sees and does what its person may, no more.",
    auth=Bearer(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", writing.router)
api.add_router("", reading.router)


def _problem(
    request: HttpRequest, status: int, message: str, fields: Faults | None = None
) -> HttpResponse:
    told = {"message": message, "fields": fields or {}}
    return api.create_response(request, told, status=status)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """Say which fields cannot be kept."""
    return _problem(request, 422, gettext("This cannot be kept; nothing was."), error.faults)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say which parts of the request are not what they must be."""
    faults: Faults = {}
    for one in error.errors:
        place = ".".join(str(part) for part in one["loc"][1:] if part != "sent")
        faults.setdefault(place, []).append(str(one["msg"]))
    return _problem(request, 422, gettext("This cannot be kept; nothing was."), faults)


@api.exception_handler(BadInput)
def bad(request: HttpRequest, error: BadInput) -> HttpResponse:
    """Say what is wrong with it, and what to do."""
    known = {AlreadySent: 409, ChangedMeanwhile: 412}
    return _problem(request, known.get(type(error), 422), f"{error.message} {error.remedy}")


@api.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, _error: PermissionDenied) -> HttpResponse:
    """Say that this is not allowed."""
    return _problem(request, 403, gettext("Your role, or this token, does not allow this."))


@api.exception_handler(Http404)
def nothing(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Say the same for what never was and for what one may not see."""
    return _problem(request, 404, gettext("Nothing is here that you may see."))


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """Say that no token came, or none that holds."""
    answer = _problem(request, 401, gettext("A token that holds is needed."))
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(HttpError)
def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Say what the framework found."""
    return _problem(request, error.status_code, str(error))
