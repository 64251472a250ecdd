"""Headers on every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from witnessmark.web.headers import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY

View = Callable[[HttpRequest], HttpResponse]


def content_security_policy(get_response: View) -> View:
    """Send every page with a policy that allows no inline script or style and no other host."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def never_stored(get_response: View) -> View:
    """Keep what a signed-in person saw out of shared and disk caches, unless a view says else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def next_place_told(get_response: View) -> View:
    """Tell a script that sends files where to go next, instead of sending it there.

    Of an address that it was sent on to a script learns all but the place in the page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "X-Upload" in request.headers and "Location" in response.headers:
            response.headers["X-Next"] = response.headers["Location"]
            del response.headers["Location"]
            response.status_code = 204
        return response

    return middleware
