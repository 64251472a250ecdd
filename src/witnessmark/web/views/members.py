"""Who works on a case, and how somebody comes to."""

from typing import cast

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.membership import (
    accept,
    change_role,
    invitation_of,
    invite,
    revoke,
)
from witnessmark.web.forms.members import InviteForm, JoinForm
from witnessmark.web.models import Role
from witnessmark.web.pages import called, page
from witnessmark.web.queries import OpenCase, case_for


def members(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show who works on the case; its owner invites others here."""
    opened = case_for(request.user, public_id)
    form = InviteForm(*([request.POST] if request.method == "POST" else []))
    link = ""
    if request.method == "POST":
        _only_owner(opened)
        if form.is_valid():
            name = form.cleaned_data
            display = Text(en=name["display_en"], ja=name["display_ja"] or name["display_en"])
            token = invite(opened, display=display, role=Role(name["role"]), now=timezone.now())
            link = request.build_absolute_uri(reverse("join", args=(token,)))
            opened, form = case_for(request.user, public_id), InviteForm()
    return _page(request, opened, form=form, link=link)


def _page(
    request: HttpRequest, opened: OpenCase, *, form: InviteForm, link: str = "", fault: str = ""
) -> HttpResponse:
    rows = opened.row.memberships.select_related("person", "user").order_by("pk")
    invitations = opened.row.invitations.filter(used_at__isnull=True, expires_at__gt=timezone.now())
    answer = page(
        request,
        "members",
        opened,
        members=[(row, Role(row.role), called(row)) for row in rows],
        invitations=[(one, Role(one.role)) for one in invitations.select_related("person")],
        people=opened.within.people,
        roles=tuple(Role),
        form=form,
        link=link,
        fault=fault,
    )
    answer.status_code = 422 if fault or form.errors else 200
    return answer


@require_POST
def change_member(request: HttpRequest, public_id: str, member: int) -> HttpResponse:
    """Give a member another role, or let them go."""
    opened = case_for(request.user, public_id)
    _only_owner(opened)
    wanted = request.POST.get("role", "")
    if wanted and wanted not in set(Role):
        raise Http404
    role = Role(wanted) if wanted else None
    try:
        change_role(opened, member=member, role=role, now=timezone.now())
    except BadInput as error:
        return _page(request, opened, form=InviteForm(), fault=f"{error.message} {error.remedy}")
    still = opened.row.memberships.filter(user=cast(models.User, request.user)).exists()
    return redirect("members", public_id) if still else redirect("cases")


@require_POST
def revoke_invitation(request: HttpRequest, public_id: str, invitation: int) -> HttpResponse:
    """Close an invitation."""
    opened = case_for(request.user, public_id)
    _only_owner(opened)
    revoke(opened, invitation=invitation)
    return redirect("members", public_id)


def _only_owner(opened: OpenCase) -> None:
    if opened.role is not Role.OWNER or not opened.person:
        raise PermissionDenied


@login_not_required
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Take an invitation up, with a new account or the one that is signed in."""
    now = timezone.now()
    found = invitation_of(token, now=now)
    if found is None:
        return render(request, "web/join_closed.html", status=404)
    user = request.user if request.user.is_authenticated else None
    form = JoinForm(request.POST if request.method == "POST" and user is None else None)
    fault = ""
    if request.method == "POST" and (user is not None or form.is_valid()):
        try:
            with transaction.atomic():
                joined = user or create_user(
                    form.cleaned_data["username"], password=form.cleaned_data["password"]
                )
                case = accept(token, user=joined, now=now)
        except BadInput as error:
            fault = f"{error.message} {error.remedy}"
        else:
            place = reverse("case", args=(case.public_id,))
            if user is None:
                return perform_password_login(
                    request,
                    {"username": joined.username},
                    Login(user=joined, redirect_url=place),
                )
            return redirect(place)
    shown = {"form": form, "role": Role(found.role), "fault": fault}
    return render(request, "web/join.html", shown, status=422 if fault or form.errors else 200)
