"""Values of a case that its types allow and the world does not: a score of 42, a day before a day.

The database refuses most of them too, but a case can be checked and published without one. Each
fault is named as in `references`: file, thing, field, and what to do.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias, get_args

from stdnum import isin, lei
from stdnum.cn import uscc
from stdnum.jp import cn

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import PhotoId
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company, Identifier, NameForm, Relation, Scheme
from witnessmark.evidence.component import Component, DateCode
from witnessmark.evidence.document import Document
from witnessmark.evidence.photo import Photo, Region
from witnessmark.inquiries.coding import Code, Contest, Directness, Settlement
from witnessmark.inquiries.inquiry import Attempt, Delivery, DeliveryNote, Inquiry, Reply
from witnessmark.parts.identification import Candidate, Identification
from witnessmark.parts.identification import Verdict as PartVerdict
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim
from witnessmark.screening.screening import Hit, Measure, Screening, Verdict

Fault: TypeAlias = tuple[str, str, str]
"""The field, what is wrong with it, and what to do."""

LONGEST_TITLE: Final = 300
"""Characters that the title of a case may have."""
LARGEST_NUMBER: Final = 2**31 - 1
"""The largest number that a column of PostgreSQL keeps; no count of a case comes near it."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_COUNTRY: Final = re.compile(r"([A-Z]{2})?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_CHECKS: Final[Mapping[Scheme, Callable[[str], bool]]] = {
    Scheme.LEI: lei.is_valid,
    Scheme.JP_CORPORATE_NUMBER: cn.is_valid,
    Scheme.ISIN: isin.is_valid,
    Scheme.USCC: uscc.is_valid,
}
_UNQUOTED: Final = frozenset({Directness.NOT_ADDRESSED, Directness.UNCODABLE})
_MOVED: Final[Mapping[type, Mapping[str, str]]] = {
    Component: {
        "authenticity": "examinations",
        "authenticity_basis": "examinations",
        "date_code": "date_codes",
        "lot_code": "lot_codes",
    },
    Attempt: {"delivery": "deliveries", "delivered_at": "deliveries", "proof": "deliveries"},
    Reply: {
        "translation": "translations",
        "translator": "translations",
        "extension_until": "grants",
    },
    Contest: {"answer": "answers"},
    Claim: {"reviewers": "reviews"},
}
"""Fields in the folders of the first drafts; kept unread, what they say would be lost."""


def check_values(case: Case) -> None:
    """Raise BadInput at the first value that cannot be true, naming its place and the remedy."""
    for name, what, remedy in _title(case.title):
        raise BadInput(f"case, field title.{name}: {what}.", remedy=remedy)
    photos = {photo.id: photo for photo in case.photos}
    for field in fields(case):
        things = getattr(case, field.name)
        if field.name == "journal" or not isinstance(things, tuple):
            continue
        for number, thing in enumerate(things, start=1):
            if is_dataclass(thing):
                _check(thing, place=f"{field.name}, entry {number}{_called(thing)}", photos=photos)


def _check(thing: Any, *, place: str, photos: Mapping[PhotoId, Photo]) -> None:
    for name, what, remedy in faults_of(thing, photos):
        raise BadInput(f"{place}, field {name}: {what}.", remedy=remedy)
    for field in fields(thing):
        value = getattr(thing, field.name)
        for number, part in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            if is_dataclass(part) and not isinstance(part, type):
                inside = f"{place}, {field.name} {number}{_called(part)}"
                _check(part, place=inside, photos=photos)


def faults_of(
    thing: Any, photos: Mapping[PhotoId, Photo] = MappingProxyType({})
) -> Iterator[Fault]:
    """Yield what of `thing` itself, without its parts, cannot be true."""
    moved = _MOVED.get(type(thing), {})
    for name in sorted(thing.unknown.keys() & moved.keys()) if moved else ():
        remedy = f"Write it as an entry of {moved[name]}, with who did it and when."
        yield name, f"{type(thing).__name__} no longer has this field", remedy
    for name in _hash_fields(thing.__class__):
        sha256 = getattr(thing, name)
        if sha256 is not None and not _HASH.fullmatch(sha256):
            remedy = "Give the 64 lower-case digits that `sha256sum` prints."
            yield name, f"{sha256[:80]!r} is not a SHA-256", remedy
    for name in _number_fields(thing.__class__):
        if abs(getattr(thing, name) or 0) > LARGEST_NUMBER:
            what = f"{str(getattr(thing, name))[:20]}… is a number that no database here keeps"
            yield name, what, f"The largest is {LARGEST_NUMBER}."
    if isinstance(thing, Region):
        yield from _outside(thing, photos.get(thing.photo))
    elif faults := _BY_TYPE.get(type(thing)):
        yield from faults(thing)


@cache
def _hash_fields(cls: type[Any]) -> tuple[str, ...]:
    hints = {field.name: (field.type, *get_args(field.type)) for field in fields(cls)}
    return tuple(name for name, hint in hints.items() if Sha256 in hint)


@cache
def _number_fields(cls: type[Any]) -> tuple[str, ...]:
    hints = {field.name: (field.type, *get_args(field.type)) for field in fields(cls)}
    return tuple(name for name, hint in hints.items() if int in hint)


def _title(title: Text) -> Iterator[Fault]:
    for language in Language:
        words = title.within(language)
        if len(words) > LONGEST_TITLE:
            what = f"{len(words)} characters are too long for a title"
            yield language.value, what, f"Use {LONGEST_TITLE} or fewer."


def _called(thing: Any) -> str:
    return f" ({thing.id})" if isinstance(getattr(thing, "id", None), str) else ""


def _order(thing: Any, earlier: str, later: str) -> Iterator[Fault]:
    first: date | datetime | None = getattr(thing, earlier)
    last: date | datetime | None = getattr(thing, later)
    if first is not None and last is not None and last < first:
        what = f"{last.isoformat()} is before {earlier}, {first.isoformat()}"
        yield later, what, "Correct one of the two."


def _score(thing: Candidate | Hit) -> Iterator[Fault]:
    if not 0 <= thing.score <= 1:
        yield "score", f"{thing.score} is no probability", "Give a number from 0 to 1."


def _country(thing: Any, *names: str) -> Iterator[Fault]:
    for name in names:
        value = getattr(thing, name)
        if not _COUNTRY.fullmatch(value):
            remedy = "Give two capital letters of ISO 3166, or nothing where it is not known."
            yield name, f"{value[:40]!r} is not a country code", remedy


def _language(thing: NameForm | Document) -> Iterator[Fault]:
    if thing.language is not None and not _LANGUAGE.fullmatch(thing.language):
        remedy = "Give a BCP 47 tag, such as ja or zh-Hant."
        yield "language", f"{thing.language[:40]!r} is not a language tag", remedy


def _outside(region: Region, photo: Photo | None) -> Iterator[Fault]:
    if min(region.x, region.y) < 0 or min(region.width, region.height) < 1:
        yield "x", "the region is empty or begins before its photo", "Draw the region again."
    elif photo and (
        region.x + region.width > photo.width or region.y + region.height > photo.height
    ):
        what = f"the region reaches beyond its photo of {photo.width} × {photo.height}"
        yield "width", what, "Draw the region again."


def _photo(photo: Photo) -> Iterator[Fault]:
    if min(photo.width, photo.height) < 1:
        yield "width", "a photo has at least one pixel each way", "Give its size in pixels."


def _component(component: Component) -> Iterator[Fault]:
    if component.pins is not None and component.pins < 0:
        yield "pins", f"{component.pins} pins", "Count them, or leave it out."
    seen = [(reading.reader, reading.read_at) for reading in component.readings]
    if len(set(seen)) < len(seen):
        remedy = "Keep one of them; a second look has its own time."
        yield "readings", "one reader read twice at the same moment", remedy


def _identification(decided: Identification) -> Iterator[Fault]:
    if decided.chosen is None:
        return
    if decided.verdict is not PartVerdict.CONSISTENT:
        remedy = "Leave it out, or decide for “consistent”."
        yield "chosen", f"a candidate is chosen, and the verdict is {decided.verdict}", remedy
    elif decided.decided is None:
        remedy = f"Count from 0; there are {len(decided.candidates)} candidates."
        yield "chosen", f"there is no candidate {decided.chosen}", remedy


def _company(company: Company) -> Iterator[Fault]:
    yield from _country(company, "headquarters", "incorporation", "parent_country", "manufacture")
    numbers = [(one.scheme, one.value) for one in company.identifiers]
    if len(set(numbers)) < len(numbers):
        yield "identifiers", "a number stands there twice", "Keep one of the two."
    if any(relation.company == company.id for relation in company.relations):
        remedy = "Name the other company, or remove the relation."
        yield "relations", "the company is related to itself", remedy


def _identifier(number: Identifier) -> Iterator[Fault]:
    if (is_valid := _CHECKS.get(number.scheme)) and not is_valid(number.value):
        what = f"{number.value[:40]!r} is no {number.scheme}: its check digits do not fit"
        yield "value", what, "Compare it with the register."


def _screening(screening: Screening) -> Iterator[Fault]:
    if screening.verdict in (Verdict.MATCH, Verdict.POSSIBLE) and not screening.hits:
        what = f"the verdict is {screening.verdict}, and there is no hit"
        yield "hits", what, "Screen the company again."
    if screening.verdict is not Verdict.UNKNOWN and not screening.snapshots:
        what = f"the verdict is {screening.verdict}, and no list was searched"
        yield "snapshots", what, "Screen the company again."


def _attempt(attempt: Attempt) -> Iterator[Fault]:
    yield from _order(attempt, "sent_at", "delivered_at")


def _note(note: DeliveryNote) -> Iterator[Fault]:
    if note.outcome is Delivery.PROVEN and note.at is None:
        remedy = "Give the moment that the proof tells, or call the delivery unproven."
        yield "at", "the delivery is proven, and its moment is not given", remedy
    yield from _order(note, "at", "noted_at")


def _coded(code: Code | Settlement) -> Iterator[Fault]:
    if code.directness not in _UNQUOTED and not code.quote.strip():
        remedy = "Quote the words of the reply, or code B0 or BX."
        yield "quote", f"{code.directness} rests on no words of the reply", remedy


def _hit(hit: Hit) -> Iterator[Fault]:
    yield from _score(hit)
    yield from _order(hit, "listed_on", "delisted_on")


def _document(document: Document) -> Iterator[Fault]:
    yield from _language(document)
    yield from _order(document, "published_on", "accessed_on")


def _span(thing: Measure) -> Iterator[Fault]:
    yield from _order(thing, "listed_on", "delisted_on")


def _days(code: DateCode) -> Iterator[Fault]:
    yield from _order(code, "earliest", "latest")


def _since(relation: Relation) -> Iterator[Fault]:
    yield from _order(relation, "since", "until")


def _asked(inquiry: Inquiry) -> Iterator[Fault]:
    yield from _country(inquiry, "addressee_country")


_BY_TYPE: Final[Mapping[type, Callable[[Any], Iterator[Fault]]]] = {
    Photo: _photo,
    Component: _component,
    DateCode: _days,
    Document: _document,
    Identification: _identification,
    Candidate: _score,
    Company: _company,
    NameForm: _language,
    Identifier: _identifier,
    Relation: _since,
    Screening: _screening,
    Hit: _hit,
    Measure: _span,
    Inquiry: _asked,
    Attempt: _attempt,
    DeliveryNote: _note,
    Code: _coded,
    Settlement: _coded,
}
