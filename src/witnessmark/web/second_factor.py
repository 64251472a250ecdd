"""Who must have a second step at sign-in, and that nothing is shown to them before they have it."""

from collections.abc import Callable
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from witnessmark.web.models import Membership, User

View = Callable[[HttpRequest], HttpResponse]

SECOND: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second step; recovery codes only stand in for one."""

_OPEN: Final = frozenset({"language", "account_logout", "join"})
"""Pages for those who have still to set their second step up."""


def must_have(user: User) -> bool:
    """Say whether `user` has a role, in any case, for which a second step is asked."""
    return Membership.objects.filter(
        user=user, role__in=settings.WITNESSMARK.second_factor
    ).exists()


def still_lacks(user: User) -> bool:
    """Say whether `user` must have a second step and has none yet."""
    if not settings.WITNESSMARK.second_factor:
        return False
    has = Authenticator.objects.filter(user=OuterRef("user"), type__in=SECOND)
    asked = Membership.objects.filter(user=user, role__in=settings.WITNESSMARK.second_factor)
    return asked.filter(~Exists(has)).exists()


class SecondFactorFirst:
    """Sends those who lack the second step that their role asks for to where they set it up."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _more: Any
    ) -> HttpResponse | None:
        """Stop before `view` where the second step comes first."""
        name = (request.resolver_match and request.resolver_match.url_name) or ""
        is_api = request.path.startswith("/api/")  # which asks by itself, and for each token
        is_open = is_api or name in _OPEN or name.startswith(("account_", "mfa_", "account-"))
        if is_open or not isinstance(request.user, User) or not still_lacks(request.user):
            return None
        return redirect("mfa_index")
