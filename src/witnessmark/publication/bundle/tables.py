"""The tables of a published case: plain rows, one thing each, in the order of the case."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from witnessmark.companies.company import Company, NameKind
from witnessmark.evidence.component import Component
from witnessmark.inquiries.inquiry import Inquiry
from witnessmark.parts.identification import Identification
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Basis
from witnessmark.publication.claims.basis import basis_of
from witnessmark.screening.screening import Screening

Cell: TypeAlias = "str | int | float | bool | date | datetime | None"
Row: TypeAlias = "Sequence[Cell]"


@dataclass(frozen=True)
class Column:
    """A column: its name, its type in Frictionless' words, and what stands in it."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A table: what one row is, its columns, and how the rows come out of a public case."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Case], Iterator[Row]]


def _columns(text: str) -> tuple[Column, ...]:
    """Return the columns written one a line, as `name type description`."""
    return tuple(Column(*line.split(maxsplit=2)) for line in text.strip().splitlines())


def _joined(values: Sequence[str]) -> str:
    return " | ".join(values)


def _components(case: Case) -> Iterator[Row]:
    latest: dict[str, Identification] = {}
    for one in sorted(case.identifications, key=lambda one: one.decided_at):
        latest[one.component] = one
    for component in case.components:
        yield _component(component, latest.get(component.id))


def _component(component: Component, found: Identification | None) -> Row:
    readings = [_joined(reading.lines) for reading in component.readings]
    candidates = found.candidates if found else ()
    place = (component.id, component.sample, component.board, component.designator)
    seen = (component.kind.en, component.kind.ja, component.package, component.pins)
    codes = [one.raw if one else "" for one in (component.date_code, component.lot_code)]
    return (
        *(*place, *seen, "\n".join(readings), *codes, component.country_mark),
        *(component.authenticity.value, found.verdict.value if found else ""),
        "\n".join(f"{one.maker} {one.mpn or one.family}".strip() for one in candidates),
    )


def _companies(case: Case) -> Iterator[Row]:
    for one in case.companies:
        names = [f"{name.text} [{name.language}, {name.kind}]" for name in one.names]
        numbers = [f"{number.scheme} {number.value}" for number in one.identifiers]
        yield (
            *(one.id, _name(one, "en"), _name(one, "ja"), "\n".join(names), _joined(numbers)),
            *(one.headquarters, one.headquarters_source),
            *(one.incorporation, one.incorporation_source),
            *(one.parent_country, one.parent_country_source),
            *(one.manufacture, one.manufacture_source),
        )


def _name(company: Company, language: str) -> str:
    names = [name for name in company.names if name.language == language]
    official = [name for name in names if name.kind is NameKind.OFFICIAL]
    return next((name.text for name in official or names), "")


def _attempts(case: Case) -> Iterator[Row]:
    for inquiry in case.inquiries:
        for one in inquiry.attempts:
            yield (
                *(*_asked(inquiry), one.id, one.letter.value, one.channel.value),
                *(one.sent_at, one.delivery.value, one.delivered_at, one.proof.en, one.proof.ja),
            )


def _replies(case: Case) -> Iterator[Row]:
    for inquiry in case.inquiries:
        for one in inquiry.replies:
            yield (
                *(*_asked(inquiry), one.id, one.round.value, one.kind.value, one.received_at),
                *(one.language, one.text, one.translation.en, one.translation.ja),
            )


def _asked(inquiry: Inquiry) -> Row:
    return (inquiry.id, inquiry.company, inquiry.addressee.en, inquiry.addressee.ja)


def _codes(case: Case) -> Iterator[Row]:
    for one in case.codes:
        yield (
            *(one.inquiry, one.reply, one.question, one.coder, one.coded_at, one.codebook),
            *(one.directness.value, _joined(one.account), _joined(one.substance)),
            *(one.support.value, one.quote),
        )


def _settlements(case: Case) -> Iterator[Row]:
    for one in case.settlements:
        yield (
            *(one.inquiry, one.reply, one.question, one.codebook, one.directness.value),
            *(_joined(one.account), _joined(one.substance), one.support.value),
            *(one.quote, one.settled_by, one.settled_at, one.reason.en, one.reason.ja),
        )


def _claims(case: Case) -> Iterator[Row]:
    for one in case.claims:
        evidence = [f"{ground.kind} {ground.id}" for ground in one.evidence]
        basis = basis_of(one, case=case)
        level = f"L{one.level.value}" if basis is Basis.LADDER else basis.value
        yield (
            *(one.id, level, one.status.value, one.text.en, one.text.ja),
            *(_joined(one.companies), _joined(evidence), len(one.corrections)),
        )


def _statements(case: Case) -> Iterator[Row]:
    documents = {document.id: document for document in case.documents}
    for one in case.statements:
        source = documents[one.document]
        yield (
            *(one.id, one.kind.value, one.text.en, one.text.ja, one.speaker.en, one.speaker.ja),
            *(_joined(one.companies), one.response.value if one.response else ""),
            *(one.event_on, one.as_of, one.quoted, source.id, source.title.en, source.title.ja),
            *(source.address, source.mark.value, source.copy_read),
        )


def _measures(case: Case) -> Iterator[Row]:
    documents = {document.id: document for document in case.documents}
    for one in case.measures:
        yield (
            *(one.id, _joined(one.companies), one.list.en, one.list.ja),
            *(one.authority.en, one.authority.ja, one.legal_effect.en, one.legal_effect.ja),
            *(one.listed_on, one.delisted_on, one.programme),
            *(one.document, documents[one.document].address),
        )


def _screenings(case: Case) -> Iterator[Row]:
    for one in case.screenings:
        for hit in one.hits:
            yield (
                *(*_screened(one), hit.list, hit.entry_id, hit.matched_name, hit.score),
                *(hit.listed_on, hit.delisted_on, hit.programme),
                *(hit.legal_effect.en, hit.legal_effect.ja),
            )
        if not one.hits:
            yield (*_screened(one), "", "", "", None, None, None, "", "", "")


def _screened(screening: Screening) -> Row:
    searched = [f"{one.list} {one.sha256}" for one in screening.snapshots]
    verdict = screening.verdict.value
    return (
        *(screening.company, screening.name, screening.screened_at, screening.on_date),
        *(verdict, "\n".join(searched)),
    )


_ASKED: Final = """
inquiry string Id of the inquiry
company string Id of the company asked
addressee_en string Addressee in English
addressee_ja string Addressee in Japanese
"""

TABLES: Final = (
    Table(
        "components",
        "One component on a board, with the latest identification by a person",
        _columns("""
id string Id of the component
sample string Id of the sample
board string Board
designator string The board's own name for the place
kind_en string Kind of part in English
kind_ja string Kind of part in Japanese
package string Package
pins integer Number of pins
readings string One reading a line; lines of the marking are parted by |; ? cannot be read
date_code string Date code as it stands there
lot_code string Lot code as it stands there
country_mark string Country mark as it stands there
authenticity string What is known of whether the part is what its marking says
verdict string consistent, candidates, unsure or not_identified
candidates string One candidate a line, the likeliest first
"""),
        _components,
    ),
    Table(
        "companies",
        "One legal entity",
        _columns("""
id string Id of the company
name_en string Name in English
name_ja string Name in Japanese
names string One name form a line, with language and kind
identifiers string Numbers in registers
headquarters string Country of the headquarters (ISO 3166)
headquarters_source string Where that was read
incorporation string Country of incorporation
incorporation_source string Where that was read
parent_country string Country of the parent
parent_country_source string Where that was read
manufacture string Country of manufacture
manufacture_source string Where that was read
"""),
        _companies,
    ),
    Table(
        "attempts",
        "One letter sent or one call made",
        _columns(f"""{_ASKED.strip()}
attempt string Id of the attempt
letter string What was sent
channel string How it travelled
sent_at datetime When it was sent
delivery string What is proved of its arrival
delivered_at datetime When it arrived, where that is known
proof_en string What proves it, in English
proof_ja string What proves it, in Japanese
"""),
        _attempts,
    ),
    Table(
        "replies",
        "One reply, in full",
        _columns(f"""{_ASKED.strip()}
reply string Id of the reply
round string Which round it answers
kind string What it does
received_at datetime When it was received
language string Language of the original
text string The original, in full
translation_en string Translation into English
translation_ja string Translation into Japanese
"""),
        _replies,
    ),
    Table(
        "codes",
        "One coder's judgement of one reply to one question",
        _columns("""
inquiry string Id of the inquiry
reply string Id of the reply
question string Id of the question
coder string Id of the coder
coded_at datetime When
codebook string Version of the codebook
directness string B0 to B7, or BX
account string Kinds of account
substance string What it says of substance
support string What stands behind it
quote string The words of the original that the code rests on
"""),
        _codes,
    ),
    Table(
        "settlements",
        "The code that stands after two coders compared theirs",
        _columns("""
inquiry string Id of the inquiry
reply string Id of the reply
question string Id of the question
codebook string Version of the codebook
directness string B0 to B7, or BX
account string Kinds of account
substance string What it says of substance
support string What stands behind it
quote string The words of the original that the code rests on
settled_by string Id of the person
settled_at datetime When
reason_en string Why, in English
reason_ja string Why, in Japanese
"""),
        _settlements,
    ),
    Table(
        "claims",
        "One published sentence",
        _columns("""
id string Id of the claim
level string L0 to L4 of the claim ladder; or reported, letters, listing
status string published, corrected or withdrawn
text_en string The sentence in English
text_ja string The sentence in Japanese
companies string Ids of the companies that it names
evidence string What it rests on: kind and id
corrections integer How often it was corrected
"""),
        _claims,
    ),
    Table(
        "statements",
        "One thing that somebody said in a document: reported, not found by us",
        _columns("""
id string Id of the statement
kind string What it is about
text_en string What was said, in English
text_ja string What was said, in Japanese
speaker_en string Who said it, in English
speaker_ja string Who said it, in Japanese
companies string Ids of the companies that it names
response string What it says of a company's answer
event_on date When what it tells happened
as_of date The day for which it was true
quoted boolean Whether the text is a quotation
document string Id of the document
document_en string Title of the document in English
document_ja string Title of the document in Japanese
address string Address of the document
mark string verified: the document was read; second_hand: only an account of it
copy_read string Which copy was read, where it is second-hand
"""),
        _statements,
    ),
    Table(
        "measures",
        "One listing, cited from a document and never screened",
        _columns("""
id string Id of the measure
companies string Ids of the companies
list_en string The list, in English
list_ja string The list, in Japanese
authority_en string Who keeps it, in English
authority_ja string Who keeps it, in Japanese
legal_effect_en string What it forbids, and whom it binds, in English
legal_effect_ja string What it forbids, and whom it binds, in Japanese
listed_on date Since when
delisted_on date Until when
programme string The programme
document string Id of the document
address string Address of the document
"""),
        _measures,
    ),
    Table(
        "screenings",
        "One hit of one screening; a screening without a hit has one row, too",
        _columns("""
company string Id of the company
name string The name that was screened
screened_at datetime When
on_date date The day that was asked about
verdict string match, possible, no_match or unknown
snapshots string One list searched a line: its id, and the SHA-256 of the edition
list string Id of the list
entry_id string The entry
matched_name string The name in the list
score number From 0 to 1
listed_on date Since when
delisted_on date Until when
programme string The programme
legal_effect_en string What the listing forbids, and whom it binds, in English
legal_effect_ja string What the listing forbids, and whom it binds, in Japanese
"""),
        _screenings,
    ),
)
"""The tables, in the order in which evidence travels."""
