"""A search in the cases that somebody may see: what they may not see is not found either."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from witnessmark.base.text import Text
from witnessmark.web import models
from witnessmark.web.models import Role
from witnessmark.web.queries import OpenCase
from witnessmark.web.search.folding import Snippet, fold, snippet
from witnessmark.web.search.index import candidates
from witnessmark.web.search.passages import NOTE, passages

LINES: Final = 30
"""What is found that stands on one page."""

_LONGEST: Final = 100
_WHOLE: Final = frozenset(Role) - {Role.READER, Role.DATA_VIEWER}
"""Roles that see a case as it is; of others what they see is compared first."""

_PAGES: Final = {
    "case": "case",
    "devices": "device",
    "samples": "device",
    "photos": "device",
    "components": "component",
    "identifications": "component",
    "companies": "company",
    "reviews": "company",
    "measures": "screening",
    "documents": "sources",
    "statements": "sources",
    "questionnaires": "inquiries",
    "inquiries": "inquiry",
    "papers": "inquiry",
    "contests": "inquiry",
    NOTE: "inquiry",
    "claims": "claim",
}
_OWN: Final = frozenset({"component", "company", "inquiry", "claim"})
"""Pages of one thing; on the others it stands under its id."""


@dataclass(frozen=True)
class Found:
    """A thing in which the words stand: its case, its kind, where it is, and the words there."""

    opened: OpenCase
    kind: str
    thing: str
    address: str
    snippet: Snippet


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of what was typed; none where it holds no letter or digit."""
    folded = (fold(word).text for word in query[:_LONGEST].split())
    return tuple(dict.fromkeys(word for word in folded if word))


def search(query: str, *, cases: Sequence[OpenCase], start: int = 0) -> Sequence[Found]:
    """Return what is found from the place `start` on, one more than a page holds if there is."""
    words = words_of(query)
    if not words:
        return ()
    found = _found(words, {one.row.pk: one for one in cases})
    return list(islice(found, start, start + LINES + 1))


def _found(words: tuple[str, ...], cases: dict[int, OpenCase]) -> Iterator[Found]:
    rows: QuerySet[models.Case] = models.Case.objects.filter(pk__in=cases)
    seen = cache(lambda key: _seen(cases[key]))
    for passage in candidates(words, cases=rows).iterator(chunk_size=LINES):
        opened = cases[passage.case_id]
        if passage.kind == NOTE and not opened.may_read_notes:
            continue
        text = passage.text
        if opened.role not in _WHOLE:
            text = seen(passage.case_id).get((passage.kind, passage.thing, passage.part), "")
        if where := snippet(text, words):
            yield Found(opened, passage.kind, passage.thing, _address(passage, opened), where)


def _seen(opened: OpenCase) -> Mapping[tuple[str, str, str], str]:
    """Return the passages of the case as its seeker sees it."""
    return {(one.kind, one.thing, one.part): one.text for one in passages(opened.case)}


def _address(passage: models.Passage, opened: OpenCase) -> str:
    page = _PAGES[passage.kind]
    own = (passage.thing,) if page in _OWN else ()
    address = reverse(page, args=(opened.row.public_id, *own))
    place = passage.part if passage.kind == "papers" else "" if own else passage.thing
    return f"{address}#{place}" if place else address


KINDS: Final = {
    "case": Text("The case itself", "事例そのもの"),
    "devices": Text("Device", "機器"),
    "samples": Text("Sample", "検体"),
    "photos": Text("Photo", "写真"),
    "components": Text("Component", "部品"),
    "identifications": Text("What a part is", "部品の判断"),
    "companies": Text("Company", "企業"),
    "reviews": Text("Decision about a hit", "該当候補の判断"),
    "measures": Text("Measure", "規制措置"),
    "documents": Text("Document", "資料"),
    "statements": Text("Statement by others", "他者の発言・記述"),
    "questionnaires": Text("Questionnaire", "質問状"),
    "inquiries": Text("Inquiry", "照会"),
    "papers": Text("Letter or reply", "書簡・回答"),
    "contests": Text("Objection to a code", "分類への異議"),
    NOTE: Text("Internal note", "内部メモ"),
    "claims": Text("Claim", "主張"),
}
"""What each kind is called where it is found."""
