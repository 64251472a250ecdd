"""The journal: who did what to which thing, when, and whether it still holds."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from witnessmark.base.errors import Untrusted
from witnessmark.base.merkle import merkle_root
from witnessmark.evidence.journal import Entry, check_chain, sealed_bytes
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import case_for, journal_of


def journal(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the journal, newest first, filtered; asked to verify, check it from the tables."""
    opened = case_for(request.user, public_id)
    entries = journal_of(opened)
    wanted = request.GET.get("q", "").strip()
    shown = [entry for entry in reversed(entries) if _fits(entry, wanted.casefold())]
    return page(
        request,
        "journal",
        opened,
        wanted=wanted,
        total=len(entries),
        entries=one_page(request, shown),
        verified=_verify(entries) if "verify" in request.GET else None,
    )


def _fits(entry: Entry, wanted: str) -> bool:
    texts = (entry.actor, entry.act, entry.subject)
    return not wanted or any(wanted in text.casefold() for text in texts)


def _verify(entries: Sequence[Entry]) -> dict[str, object]:
    root = merkle_root([sealed_bytes(entry) for entry in entries]).hex()
    try:
        check_chain(entries)
    except Untrusted as error:
        return {"holds": False, "why": str(error), "root": root}
    return {"holds": True, "why": "", "root": root}
