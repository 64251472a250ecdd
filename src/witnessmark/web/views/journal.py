"""The journal: who did what to which thing, when, and whether it still holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from witnessmark.base.errors import Untrusted
from witnessmark.base.merkle import merkle_root
from witnessmark.evidence.journal import Entry, check_chain, sealed_bytes
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import OpenCase, case_for, journal_of
from witnessmark.web.subjects import Thing, thing_of
from witnessmark.web.templatetags.say import act, plain


@dataclass(frozen=True)
class Line:
    """An entry in words: who did what to which thing."""

    entry: Entry
    who: str
    did: str
    thing: Thing


def journal(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the journal, newest first, filtered; asked to verify, check it from the tables."""
    opened = case_for(request.user, public_id)
    entries = journal_of(opened)
    wanted = request.GET.get("q", "").strip()
    newest_first = list(reversed(entries))
    shown = [
        entry
        for entry in newest_first
        if not wanted or _fits(_line(entry, opened), wanted.casefold())
    ]
    if asked_for(request):
        return csv_of(opened, "journal", _table([_line(entry, opened) for entry in shown]))
    turned = one_page(request, shown)
    return page(
        request,
        "journal",
        opened,
        wanted=wanted,
        total=len(entries),
        turned=turned,
        lines=[_line(entry, opened) for entry in turned],
        verified=_verify(entries) if "verify" in request.GET else None,
    )


def _line(entry: Entry, opened: OpenCase) -> Line:
    person = opened.within.people.get(entry.actor)
    return Line(
        entry=entry,
        who=plain(person.display) if person else entry.actor,
        did=act(entry.act),
        thing=thing_of(entry.subject, opened=opened),
    )


def _fits(line: Line, wanted: str) -> bool:
    kept = (line.entry.actor, line.entry.act, line.entry.subject)
    texts = (*kept, line.who, line.did, line.thing.name)
    return any(wanted in text.casefold() for text in texts)


def _table(lines: Sequence[Line]) -> Iterator[Sequence[object]]:
    yield ("number", "at", "person", "act", "thing", "act_as_kept", "subject_as_kept", "sha256")
    for line in lines:
        entry = line.entry
        yield (
            entry.number,
            entry.at.isoformat(),
            line.who,
            line.did,
            " ".join(part for part in (plain(line.thing.kind), line.thing.name) if part),
            entry.act,
            entry.subject,
            entry.sha256,
        )


def _verify(entries: Sequence[Entry]) -> dict[str, object]:
    root = merkle_root([sealed_bytes(entry) for entry in entries]).hex()
    try:
        check_chain(entries)
    except Untrusted as error:
        return {"holds": False, "why": str(error), "root": root}
    return {"holds": True, "why": "", "root": root}
