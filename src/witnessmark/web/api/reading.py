"""What a program may read."""

from operator import attrgetter
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from witnessmark.base.codec import encode
from witnessmark.base.json import Json
from witnessmark.evidence.journal import Entry
from witnessmark.web.actions.recording import hash_of
from witnessmark.web.api.access import REFUSALS, Page, Some, found_in, opened_for, token
from witnessmark.web.api.shown import Things, head_of, things_of
from witnessmark.web.queries import OpenCase, open_cases

router = Router()
ONE: Final[dict[int, Any]] = {200: dict[str, Any], **REFUSALS}
LIST: Final[dict[int, Any]] = {200: Page, **REFUSALS}


@router.get("/cases", response=LIST, summary="The cases that one may see")
def cases(request: HttpRequest, some: Query[Some]) -> Any:
    """List them by id."""
    held = token(request)
    found = [one for one in open_cases(held.user) if held.case_id in (None, one.row.pk)]
    return some.page(request, sorted(found, key=attrgetter("row.public_id")), _named)


@router.get("/cases/{case}", response=ONE, summary="What a case says of itself")
def case(request: HttpRequest, case: str) -> Any:
    """Return its title, its dates, one's role, and how many things it holds."""
    return head_of(opened_for(request, case))


@router.get("/cases/{case}/gate", response=LIST, summary="The locks of the gate")
def gate(request: HttpRequest, case: str, some: Query[Some]) -> Any:
    """List what keeps the case from being published, and what is open already."""
    return some.page(request, opened_for(request, case).locks() or (), encode)


@router.get("/cases/{case}/journal", response=LIST, summary="Who did what, and when")
def journal(request: HttpRequest, case: str, some: Query[Some]) -> Any:
    """List the entries; reasons are shown to those who may read internal notes."""
    opened = opened_for(request, case)

    def say(entry: Entry) -> dict[str, Json]:
        return {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "act": entry.act,
            "subject": entry.subject,
            "reason": entry.reason if opened.may_read_notes else "",
            "sha256": entry.sha256,
        }

    return some.page(request, opened.case.journal, say)


@router.get("/cases/{case}/{things}", response=LIST, summary="A list of a case")
def listed(request: HttpRequest, case: str, things: Things, some: Query[Some]) -> Any:
    """List its things in their order."""
    return some.page(request, things_of(opened_for(request, case), things), encode)


@router.get("/cases/{case}/{things}/{thing}", response=ONE, summary="A thing of a case")
def thing(
    request: HttpRequest, response: HttpResponse, case: str, things: Things, thing: str
) -> Any:
    """Return it; its ETag is what a correction names in If-Match."""
    found = found_in(things_of(opened_for(request, case), things), thing)
    response.headers["ETag"] = f'"{hash_of(found)}"'
    return encode(found)


def _named(opened: OpenCase) -> dict[str, Json]:
    row = opened.row
    return {
        "id": row.public_id,
        "name": row.local_id,
        "kind": row.kind,
        "title": cast(Json, row.title),
        "fictional": row.fictional,
        "role": opened.role.value,
    }
