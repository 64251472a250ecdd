"""Searching the cases that one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from witnessmark.web.queries import case_for, open_cases
from witnessmark.web.search.search import KINDS, LINES, search, words_of


def searching(request: HttpRequest) -> HttpResponse:
    """Show where words stand: in the case `?in=`, or in all that the visitor may see."""
    query, within = request.GET.get("q", "").strip(), request.GET.get("in", "")
    opened = case_for(request.user, within) if within else None
    start = request.GET.get("start", "")
    first = int(start) if start.isdecimal() and len(start) < 6 else 0
    cases = [opened] if opened else open_cases(request.user)
    found = search(query, cases=cases, start=first) if query else ()
    shown = {
        "query": query,
        "only": opened,
        "found": found[:LINES],
        "kinds": KINDS,
        "first": first + 1,
        "next": first + LINES if len(found) > LINES else 0,
        "before": max(0, first - LINES) if first else None,
        "is_asked": bool(words_of(query)),
    }
    return render(request, "web/search.html", shown)
