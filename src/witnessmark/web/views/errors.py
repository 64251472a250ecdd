"""The pages that say what went wrong and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its token, and how to send it again."""
    return render(request, "web/stale_form.html", {"reason": reason}, status=403)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this is not allowed."""
    return render(request, "web/refused.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is here: the same for what never was and for what one may not see."""
    return render(request, "web/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed, with a page that needs nothing but itself."""
    return HttpResponse(loader.get_template("web/failed.html").render({}, request), status=500)
