"""Ids of a case: each well-formed and given once, and each mention of one leads somewhere.

The types tell which field names what: a field typed `SampleId` that is not called `id` names a
sample of the same case. So a field that is added later is checked without a word here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, get_args

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import (
    CaseId,
    ClaimId,
    CompanyId,
    ComponentId,
    DeviceId,
    DocumentId,
    InquiryId,
    PersonId,
    PhotoId,
    QuestionId,
    ReplyId,
    SampleId,
    check_id,
)
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Evidence

_KINDS: Final[dict[object, str]] = {
    PersonId: "person",
    DeviceId: "device",
    SampleId: "sample",
    PhotoId: "photo",
    ComponentId: "component",
    DocumentId: "document",
    CompanyId: "company",
    QuestionId: "question",
    InquiryId: "inquiry",
    ReplyId: "reply",
    ClaimId: "claim",
}
"""Types of id whose owner must be in the case. Makers and lists may stand in reference tables."""


@dataclass(frozen=True)
class Mention:
    """An id as it stands at `place`: of what kind, and whether it is given there or used."""

    place: str
    kind: str
    id: str
    is_given: bool


def check_ids(case: Case) -> None:
    """Raise BadInput at the first id that is malformed, given twice, or used but never given.

    The journal is left out: it also tells of things that are no longer there.
    """
    check_id(case.id, what="case")
    mentions = tuple(_mentions(case))
    given = _given(mentions)
    for mention in mentions:
        if not mention.is_given and mention.id not in given.get(mention.kind, ()):
            raise BadInput(
                f"{mention.place} names the {mention.kind} {mention.id[:60]!r}, "
                "which is not in the case.",
                remedy=f"Add this {mention.kind}, or correct the id.",
            )


def _given(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for mention in mentions:
        if not mention.is_given:
            continue
        try:
            check_id(mention.id, what=mention.kind)
        except BadInput as error:
            raise BadInput(f"{mention.place}: {error.message}", remedy=error.remedy) from error
        same = given.setdefault(mention.kind, set())
        if mention.id in same:
            raise BadInput(
                f"{mention.place}: the {mention.kind} {mention.id!r} is in the case twice.",
                remedy="Give one of the two another id.",
            )
        same.add(mention.id)
    return given


def _mentions(case: Case) -> Iterator[Mention]:
    for field in fields(case):
        things = getattr(case, field.name)
        if field.name == "journal":
            continue
        if not isinstance(things, tuple):
            if is_dataclass(things) and not isinstance(things, type):
                yield from _inside(things, field.name)
            continue
        for number, thing in enumerate(things, start=1):
            if is_dataclass(thing):
                yield from _inside(thing, f"{field.name}, entry {number}{_called(thing)}")


def _inside(thing: Any, place: str) -> Iterator[Mention]:
    for name, kind in _id_fields(thing.__class__):
        value = getattr(thing, name)
        for id_ in value if isinstance(value, tuple) else (value,):
            if id_ is not None:
                yield Mention(f"{place}, field {name}", kind, id_, is_given=name == "id")
    if isinstance(thing, Evidence):
        yield Mention(f"{place}, field id", thing.kind, thing.id, is_given=False)
    for field in fields(thing):
        value = getattr(thing, field.name)
        for number, part in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if is_dataclass(part) and not isinstance(part, type):
                yield from _inside(part, f"{place}, {field.name} {number}{_called(part)}")


@cache
def _id_fields(cls: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the fields of `cls` that hold ids, each with the kind of thing that they name."""
    found = []
    for name, hint in ((field.name, field.type) for field in fields(cls)):
        types = (hint, *get_args(hint))
        kind = next((_KINDS[one] for one in types if one in _KINDS), None)
        if kind is None and name == "id" and cls is not Evidence and CaseId not in types:
            kind = cls.__name__.lower()
        if cls is Inquiry and name == "questionnaire":
            kind = Questionnaire.__name__.lower()
        if kind is not None:
            found.append((name, kind))
    return tuple(found)


def _called(thing: Any) -> str:
    return f" ({thing.id})" if isinstance(getattr(thing, "id", None), str) else ""
