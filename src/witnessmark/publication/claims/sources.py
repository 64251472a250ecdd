"""What a claim of a case rests on, and whether words stand verbatim in a source of the case."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witnessmark.base.text import Language, Text
from witnessmark.evidence.component import Component
from witnessmark.evidence.document import Document, Statement
from witnessmark.inquiries.inquiry import Inquiry, Reply
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, EvidenceKind
from witnessmark.screening.screening import Measure


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list that a claim's evidence names a company on, since when, and to what effect."""

    name: Text
    effect: Text
    listed_on: date | None

    def list_name(self, language: Language) -> str:
        """Return the list's name in `language`, or an empty string."""
        return self.name.within(language)


def ids_of(claim: Claim, kind: EvidenceKind) -> frozenset[str]:
    """Return the ids of the claim's evidence of `kind`."""
    return frozenset(one.id for one in claim.evidence if one.kind is kind)


def components_of(claim: Claim, case: Case) -> tuple[Component, ...]:
    """Return the components that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.COMPONENT)
    return tuple(one for one in case.components if one.id in wanted)


def replies_of(claim: Claim, case: Case) -> tuple[Reply, ...]:
    """Return the replies that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.REPLY)
    return tuple(
        reply for inquiry in case.inquiries for reply in inquiry.replies if reply.id in wanted
    )


def statements_of(claim: Claim, case: Case) -> tuple[Statement, ...]:
    """Return the reported statements that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.STATEMENT)
    return tuple(one for one in case.statements if one.id in wanted)


def documents_of(claim: Claim, case: Case) -> tuple[Document, ...]:
    """Return the documents that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.DOCUMENT)
    return tuple(one for one in case.documents if one.id in wanted)


def measures_of(claim: Claim, case: Case) -> tuple[Measure, ...]:
    """Return the measures that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.MEASURE)
    return tuple(one for one in case.measures if one.id in wanted)


def inquiries_of(claim: Claim, case: Case) -> tuple[Inquiry, ...]:
    """Return the inquiries that the claim rests on."""
    wanted = ids_of(claim, EvidenceKind.INQUIRY)
    return tuple(one for one in case.inquiries if one.id in wanted)


def listings_of(claim: Claim, case: Case) -> tuple[Listing, ...]:
    """Return the listings that the claim rests on: cited measures and hits of screenings."""
    screened = ids_of(claim, EvidenceKind.SCREENING)
    measures = [
        Listing(name=one.list, effect=one.legal_effect, listed_on=one.listed_on)
        for one in measures_of(claim, case)
    ]
    hits = [
        Listing(
            name=Text(en=hit.list, ja=hit.list), effect=hit.legal_effect, listed_on=hit.listed_on
        )
        for screening in case.screenings
        if screening.id in screened
        for hit in screening.hits
    ]
    return (*measures, *hits)


def is_from_a_source(words: str, *, case: Case) -> bool:
    """Say whether `words` stand verbatim in a marking, a reply, a statement or a document."""
    wanted = squeezed(words)
    return bool(wanted) and any(wanted in squeezed(source) for source in _all_sources(case))


def spoken_by(claim: Claim, case: Case, *, language: Language) -> Iterator[str]:
    """Yield the texts that a quotation in `language` may be taken from: originals, translations."""
    for reply in replies_of(claim, case):
        yield from (reply.text, reply.translation.within(language))
    for statement in statements_of(claim, case):
        yield statement.text.within(language)
    cited = {one.document for one in statements_of(claim, case)}
    for document in case.documents:
        if document.id in cited or document.id in ids_of(claim, EvidenceKind.DOCUMENT):
            yield document.fragment


def said_under(claim: Claim, case: Case) -> Iterator[str]:
    """Yield what the statements, replies and passages under `claim` say, in whichever language."""
    for said in statements_of(claim, case):
        yield from (*_versions(said.text), said.quote)
    for reply in replies_of(claim, case):
        yield from (reply.text, *_versions(reply.translation))
    yield from (document.fragment for document in documents_of(claim, case))


def words_under(claim: Claim, case: Case) -> Iterator[str]:
    """Yield the words of all that `claim` rests on, in whichever language."""
    yield from said_under(claim, case)
    for document in _documents_under(claim, case):
        yield from (*_versions(document.title), document.fragment)
    for measure in measures_of(claim, case):
        yield from (*_versions(measure.list), *_versions(measure.authority), measure.programme)
    for listing in listings_of(claim, case):
        yield from (*_versions(listing.name), *_versions(listing.effect))
    for component in components_of(claim, case):
        yield from (component.id, component.designator, component.role, component.package)
        yield from (*markings_of(component), *_versions(component.kind))
        yield from (code.raw for code in (component.date_code, component.lot_code) if code)
        if decided := case.identified.get(component.id):
            yield from (word for one in decided.candidates for word in (one.mpn, one.family))
    for photo in case.photos:
        if photo.id in ids_of(claim, EvidenceKind.PHOTO):
            yield from _versions(photo.caption)


def days_under(claim: Claim, case: Case) -> frozenset[date]:
    """Return the days that what `claim` rests on carries beside its words."""
    days: set[date | None] = {one.listed_on for one in listings_of(claim, case)}
    days |= {one.published_on for one in _documents_under(claim, case)}
    for said in statements_of(claim, case):
        days |= {said.as_of, said.event_on}
    return frozenset(day for day in days if day is not None)


def markings_of(component: Component) -> Iterator[str]:
    """Yield each reading of the component as one string, lines separated by spaces."""
    for reading in component.readings:
        yield " ".join(reading.lines)


def squeezed(text: str) -> str:
    """Return `text` in normal form C, with line breaks, ` / ` and runs of spaces as one space."""
    return re.sub(r"\s*[/|]\s*|\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _documents_under(claim: Claim, case: Case) -> tuple[Document, ...]:
    """Return the documents that the claim cites, or its statements and measures were read in."""
    wanted = {*ids_of(claim, EvidenceKind.DOCUMENT)}
    wanted |= {one.document for one in statements_of(claim, case)}
    wanted |= {one.document for one in measures_of(claim, case)}
    return tuple(one for one in case.documents if one.id in wanted)


def _versions(text: Text) -> Iterator[str]:
    return (text.within(language) for language in Language)


def _all_sources(case: Case) -> Iterator[str]:
    for component in case.components:
        yield from markings_of(component)
    for inquiry in case.inquiries:
        for reply in inquiry.replies:
            yield from (reply.text, reply.translation.en, reply.translation.ja)
    for statement in case.statements:
        yield from (statement.text.en, statement.text.ja)
    for document in case.documents:
        yield from (document.fragment, document.title.en, document.title.ja)
