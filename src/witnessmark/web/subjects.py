"""What an entry of the journal is about: its name in words, and where in the case it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from witnessmark.base.ids import CompanyId, ComponentId, DocumentId, PersonId, PhotoId
from witnessmark.base.text import Text
from witnessmark.publication.claim import EvidenceKind
from witnessmark.publication.labels import EVIDENCE_KINDS
from witnessmark.publication.lookup import Lookup
from witnessmark.web.queries import OpenCase
from witnessmark.web.templatetags.say import plain, plain_name

PREFIXES = ("case:", "sample:", "photo:", "inquiry:", "component:", "company:", "claim:")
"""What may stand before the id in a subject."""


@dataclass(frozen=True)
class Thing:
    """`name` in words, or as it is kept; `address` is empty where it stands on no page.

    `kind` says what it is; `rest` is what the journal adds after the id.
    """

    name: str
    kind: Text = Text()
    address: str = ""
    rest: str = ""


def thing_of(subject: str, *, opened: OpenCase) -> Thing:
    """Return what `subject` names in the case."""
    if subject.startswith("user:"):
        return Thing(subject.removeprefix("user:"), Text("account", "アカウント"))
    bare = next((subject.removeprefix(one) for one in PREFIXES if subject.startswith(one)), subject)
    wanted, _, rest = bare.partition("/")
    for find in _FINDERS:
        if found := find(wanted, rest, opened):
            return found
    return Thing(name=subject)


def _at(opened: OpenCase, page: str, *more: str, on: str = "") -> str:
    place = reverse(page, args=(opened.row.public_id, *more))
    return f"{place}#{on}" if on else place


def _case(wanted: str, _rest: str, opened: OpenCase) -> Thing | None:
    if wanted != opened.case.id:
        return None
    return Thing(plain(opened.case.title), Text("case", "事例"), _at(opened, "case"))


def _component(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    one = opened.within.components.get(ComponentId(wanted))
    if one is None:
        return None
    kind = EVIDENCE_KINDS[EvidenceKind.COMPONENT]
    return Thing(one.designator or one.id, kind, _at(opened, "component", one.id), rest)


def _on_device(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    if photo := opened.within.photos.get(PhotoId(wanted)):
        kind = EVIDENCE_KINDS[EvidenceKind.PHOTO]
        return Thing(plain(photo.caption), kind, _at(opened, "device", on=photo.id), rest)
    for sample in opened.case.samples:
        if sample.id == wanted:
            place = _at(opened, "device", on=sample.id)
            return Thing(sample.id, Text("sample", "検体"), place, rest)
    return None


def _claim(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    for place, claim in enumerate(opened.case.claims, start=1):
        if claim.id == wanted:
            return Thing(f"{place}", Text("claim", "主張"), _at(opened, "claim", claim.id), rest)
    return None


def _inquiry(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    within = opened.within
    kind = EVIDENCE_KINDS[EvidenceKind.INQUIRY]
    if asked := within.inquiries.get(wanted):
        papers = [attempt.id for attempt in asked.attempts] + [one.id for one in asked.replies]
        on = rest if rest in papers else ""
        told = "" if on else _question(rest, within)
        return Thing(plain(asked.addressee), kind, _at(opened, "inquiry", asked.id, on=on), told)
    if found := within.replies.get(wanted):
        kind = EVIDENCE_KINDS[EvidenceKind.REPLY]
        place = _at(opened, "inquiry", found[0].id, on=wanted)
        return Thing(plain(found[0].addressee), kind, place, _question(rest, within))
    return None


def _question(rest: str, within: Lookup) -> str:
    number = next((one.number for one in within.questions if one.id == rest), None)
    return rest if number is None else plain(Text(f"question {number}", f"質問{number}"))


def _company(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    company = opened.within.companies.get(CompanyId(wanted))
    if company is None:
        return None
    kind = EVIDENCE_KINDS[EvidenceKind.COMPANY]
    return Thing(plain_name(company), kind, _at(opened, "company", company.id), rest)


def _source(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    within = opened.within
    if document := within.documents.get(DocumentId(wanted)):
        kind = EVIDENCE_KINDS[EvidenceKind.DOCUMENT]
        return Thing(plain(document.title), kind, _at(opened, "sources", on=wanted), rest)
    if said := within.statements.get(wanted):
        kind, name = EVIDENCE_KINDS[EvidenceKind.STATEMENT], plain(said.speaker or said.text)
        return Thing(name, kind, _at(opened, "sources", on=wanted), rest)
    if measure := within.measures.get(wanted):
        kind = EVIDENCE_KINDS[EvidenceKind.MEASURE]
        return Thing(plain(measure.list), kind, _at(opened, "screening", on=wanted), rest)
    return None


def _person(wanted: str, rest: str, opened: OpenCase) -> Thing | None:
    person = opened.within.people.get(PersonId(wanted))
    return Thing(plain(person.display), rest=rest) if person else None


_FINDERS: tuple[Callable[[str, str, OpenCase], Thing | None], ...] = (
    _case, _component, _on_device, _claim, _inquiry, _company, _source, _person,
)  # fmt: skip
