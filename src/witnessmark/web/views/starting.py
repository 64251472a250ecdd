"""Beginning a case."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.publication.case import CaseKind
from witnessmark.web import models
from witnessmark.web.actions.starting import start_case
from witnessmark.web.forms.starting import StartCaseForm


def start(request: HttpRequest) -> HttpResponse:
    """Begin a case, and open it."""
    user = cast(models.User, request.user)
    form = StartCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["display"]
        try:
            row = start_case(
                title=form.title,
                kind=CaseKind(form.cleaned_data["kind"]),
                fictional=form.cleaned_data["fictional"],
                as_of=form.cleaned_data["as_of"],
                display=Text(en=name, ja=name),
                user=user,
                now=timezone.now(),
            )
        except BadInput as error:
            form.add_error(None, f"{error.message} {error.remedy}")
        else:
            return redirect("case", row.public_id)
    return render(request, "web/start.html", {"form": form})
