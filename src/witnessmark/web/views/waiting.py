"""What waits for the visitor in all their cases, what others did there, and the deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from witnessmark.base.ids import PersonId
from witnessmark.web import models
from witnessmark.web.actions.tokens import make_token, token_of
from witnessmark.web.calendars import calendar_of
from witnessmark.web.queries import OpenCase, open_cases
from witnessmark.web.second_factor import still_lacks
from witnessmark.web.subjects import thing_of
from witnessmark.web.templatetags.say import act, plain
from witnessmark.web.waiting import Waiting, waiting_in

_NEWS = 50
_A_YEAR = 365

Line = tuple[OpenCase, Waiting]
Told = tuple[OpenCase, dict[str, object]]


def waiting(request: HttpRequest, link: str = "") -> HttpResponse:
    """List what waits, what is due first standing first, and what others did meanwhile."""
    user = cast(models.User, request.user)
    opened = open_cases(user)
    lines = [
        {"opened": one, "waits": waits, "late": waits.due is not None and waits.due < one.on}
        for one, waits in _lines(opened)
    ]
    news = _news(user, opened)
    by_case: dict[OpenCase, list[dict[str, object]]] = {}
    for case, told in news[:_NEWS]:
        by_case.setdefault(case, []).append(told)
    shown = {"lines": lines, "news": by_case.items(), "more": len(news) > _NEWS, "link": link}
    return render(request, "web/waiting.html", shown)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Note that the visitor knows what was done so far."""
    user = cast(models.User, request.user)
    mine = models.Membership.objects.filter(user=user)
    for membership in mine.annotate(last=Max("case__journal__number")):
        models.Looked.objects.update_or_create(
            membership=membership, defaults={"number": membership.last or 0}
        )
    return redirect("waiting")


def deadlines(request: HttpRequest) -> HttpResponse:
    """Send the deadlines as a calendar, once."""
    return _calendar(request, open_cases(request.user), is_discreet=False)


@require_POST
def subscribe(request: HttpRequest) -> HttpResponse:
    """Make an address at which a calendar finds the days of the deadlines; it is shown once."""
    user = cast(models.User, request.user)
    token = make_token(
        user,
        name="calendar",
        may_write=False,
        case=None,
        days=_A_YEAR,
        now=timezone.now(),
        for_calendar=True,
    )
    return waiting(request, request.build_absolute_uri(reverse("subscribed", args=(token,))))


@login_not_required
def subscribed(request: HttpRequest, token: str) -> HttpResponse:
    """Send the days of the deadlines to the calendar that has the address, and no names."""
    found = token_of(token, now=timezone.now(), for_calendar=True)
    if found is None or still_lacks(found.user):
        raise Http404
    return _calendar(request, open_cases(found.user), is_discreet=True)


def _calendar(
    request: HttpRequest, opened: Sequence[OpenCase], *, is_discreet: bool
) -> HttpResponse:
    due = [(plain(one.state.title), waits) for one, waits in _lines(opened) if waits.due]
    content = calendar_of(
        due,
        site=request.build_absolute_uri("/").rstrip("/"),
        now=timezone.now(),
        is_discreet=is_discreet,
    )
    name = {"Content-Disposition": 'attachment; filename="deadlines.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=name)


def _lines(opened: Sequence[OpenCase]) -> list[Line]:
    lines = ((one, waits) for one in opened for waits in waiting_in(one))
    return sorted(lines, key=lambda line: (line[1].due or date.max, line[0].row.local_id))


def _news(user: models.User, opened: Sequence[OpenCase]) -> list[Told]:
    """Return what others did since the visitor looked, the last first."""
    known = {one.row.pk: one for one in opened}
    looked = models.Looked.objects.filter(membership__user=user, membership__case=OuterRef("case"))
    entries = (
        models.Entry.objects.filter(case__in=known)
        .annotate(known=Coalesce(Subquery(looked.values("number")[:1]), 0))
        .filter(number__gt=F("known"))
        .order_by("-at", "-number")
    )
    return [*_told(entries[: _NEWS * 4], known)][: _NEWS + 1]


def _told(entries: Iterable[models.Entry], known: dict[int, OpenCase]) -> Iterator[Told]:
    for entry in entries:
        opened = known[entry.case_id]
        if entry.actor == opened.person:
            continue
        person = opened.within.people.get(PersonId(entry.actor))
        told = {
            "at": entry.at,
            "who": plain(person.display) if person else entry.actor,
            "did": act(entry.act),
            "thing": thing_of(entry.subject, opened=opened),
        }
        yield opened, told
