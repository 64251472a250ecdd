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
