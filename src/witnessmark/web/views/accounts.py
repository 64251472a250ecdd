"""Signing in and out, one's own account, and the language."""

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from witnessmark.web.actions.tokens import make_token, revoke_token
from witnessmark.web.forms.signing_in import EmailForm, TokenForm
from witnessmark.web.models import ApiToken, User
from witnessmark.web.queries import open_cases
from witnessmark.web.second_factor import must_have, still_lacks
from witnessmark.web.templatetags.say import plain


class Account(IndexView):
    """One's own account: second steps, password, where one is signed in."""

    template_name = "web/account.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Return what the page shows; sessions that have ended are forgotten first."""
        user = cast(User, self.request.user)
        sessions = UserSession.objects.purge_and_list(user)
        return {
            **super().get_context_data(**more),
            "sessions": sorted(sessions, key=lambda one: one.last_seen_at, reverse=True),
            "tokens": ApiToken.objects.filter(user=user, expires_at__gt=timezone.now()),
            "must": must_have(user),
            "lacks": still_lacks(user),
        }


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey, unless it is the last second step of somebody who must have one."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Say whether it can be removed."""
        may = get_adapter().can_delete_authenticator(self.get_object())
        return {**super().get_context_data(**more), "may": may}

    def post(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        """Remove it where that is allowed; else show the page again, which says why not."""
        if get_adapter().can_delete_authenticator(self.get_object()):
            return super().post(request, *args, **more)
        return self.get(request, *args, **more)


@reauthentication_required
def change_email(request: HttpRequest) -> HttpResponse:
    """Change where a link goes when the password is lost."""
    user = cast(User, request.user)
    form = EmailForm(request.POST or None, initial={"email": user.email})
    if request.method == "POST" and form.is_valid():
        user.email = form.cleaned_data["email"].lower()
        user.save(update_fields=["email"])
        return redirect("mfa_index")
    return render(request, "web/account_email.html", {"form": form})


@reauthentication_required
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token for a program; it is shown once."""
    user = cast(User, request.user)
    mine = {one.row.public_id: one for one in open_cases(user)}
    named = sorted((str(plain(one.case.title)), own) for own, one in mine.items())
    form = TokenForm(request.POST or None, cases=[(own, title) for title, own in named])
    token = ""
    if request.method == "POST" and form.is_valid():
        chosen = mine.get(form.cleaned_data["case"])
        token = make_token(
            user,
            name=form.cleaned_data["name"],
            may_write=form.cleaned_data["may_write"],
            case=chosen.row if chosen else None,
            days=form.cleaned_data["days"],
            now=timezone.now(),
        )
    return render(request, "web/account_token.html", {"form": form, "token": token})


@require_POST
def end_token(request: HttpRequest, token: int) -> HttpResponse:
    """Take a token back."""
    revoke_token(cast(User, request.user), token)
    return redirect("mfa_index")


@require_POST
@reauthentication_required
def end_session(request: HttpRequest) -> HttpResponse:
    """Sign out elsewhere: from one place, or from all but this one."""
    user = cast(User, request.user)
    wanted = request.POST.get("session", "")
    sessions = UserSession.objects.filter(user=user).exclude(
        session_key=request.session.session_key
    )
    if wanted != "others":
        sessions = sessions.filter(pk=int(wanted) if wanted.isascii() and wanted.isdigit() else 0)
    end_sessions(request, list(sessions))
    return redirect("mfa_index")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("account_login")


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language and stay on the page."""
    return set_language(request)
