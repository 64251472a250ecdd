"""What a published sentence rests on, laid open: evidence, rule, both values, source, date."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.ids import CompanyId, ComponentId, DocumentId, PersonId, PhotoId
from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import Statement
from witnessmark.inquiries.days import written
from witnessmark.parts.patterns import form_in_words, rests_on_form
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.claim import Evidence, EvidenceKind
from witnessmark.publication.labels import (
    EVIDENCE_KINDS,
    LIST_VERDICTS,
    METHODS,
    PART_VERDICTS,
    source_in_words,
)
from witnessmark.publication.lookup import Lookup, name_of
from witnessmark.publication.pages.citations import Citation, Foreign, foreign
from witnessmark.publication.words import day, moment, words

DIRECTIONS: Final[Mapping[Direction, Text]] = {
    Direction.FOR: Text("for", "支持"),
    Direction.AGAINST: Text("against", "反証"),
}


NO_PASSAGE: Final = Text("passage not kept", "該当箇所の引用なし")
"""What stands in the place of a passage that was read and not copied out."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One ground: its rule, what was seen, what was expected, its source and date, in words."""

    rule: str
    direction: str
    direction_word: str
    seen: str
    expected: str
    source: str
    date: str
    text: Foreign


@dataclass(frozen=True, kw_only=True)
class Proof:
    """One thing that a sentence rests on. `target` is the page and place where it is shown whole.

    `quote` is in its original language; `lines` are the facts of it as short sentences.
    """

    kind: str
    subject: Foreign
    target: str
    shows: Foreign
    lines: tuple[Foreign, ...] = ()
    quote: Foreign | None = None
    reasons: tuple[Reason, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whom proofs are laid open for: the case, the language, the day, the numbered sources."""

    within: Lookup
    language: Language
    on: date
    sources: Mapping[DocumentId, Citation]

    def tell(self, text: Text) -> Foreign:
        """Return `text` for this reader."""
        return foreign(text, language=self.language)

    def cite(self, document: DocumentId) -> Citation:
        """Return the numbered source `document`; raises BadInput where the case lacks it."""
        self.within.document(document)
        return self.sources[document]

    def name(self, company: CompanyId) -> Foreign:
        """Return the name of `company` for this reader."""
        name = name_of(self.within.company(company), language=self.language)
        return Foreign(name.text, name.language) if name else Foreign(company, "")

    def person(self, who: PersonId | None) -> str:
        """Return what the public sees of a person: the display name, which may be a pseudonym."""
        shown = self.within.people.get(who) if who else None
        return self.tell(shown.display).text if shown else ""


def proof_of(evidence: Evidence, *, reader: Reader) -> Proof:
    """Return what `evidence` points at, laid open; raises BadInput where the case lacks it."""
    return _OPENED[evidence.kind](evidence, reader)


def passage_of(statement: Statement, *, reader: Reader) -> Foreign | None:
    """Return the words of the source that `statement` repeats, or None where they were not kept."""
    if statement.quote:
        document = reader.within.document(statement.document)
        return Foreign(statement.quote, statement.quote_language or document.language or "")
    return reader.tell(statement.text) if statement.quoted else None


def reasons_of(grounds: Iterable[Ground], *, reader: Reader) -> tuple[Reason, ...]:
    """Return `grounds` in words, those for first."""
    ordered = sorted(grounds, key=lambda ground: ground.direction is Direction.AGAINST)
    return tuple(
        Reason(
            rule=ground.rule,
            direction=ground.direction,
            direction_word=DIRECTIONS[ground.direction].within(reader.language),
            seen=ground.seen,
            expected=expected_of(ground, language=reader.language),
            source=source_in_words(ground.source, language=reader.language),
            date=_date(ground.date, language=reader.language),
            text=reader.tell(ground.text),
        )
        for ground in ordered
    )


def expected_of(ground: Ground, *, language: Language) -> str:
    """Return what `ground` was held against, the form of a part number in words."""
    if rests_on_form(ground):
        return form_in_words(ground.expected).within(language)
    return ground.expected


def _date(value: str, *, language: Language) -> str:
    try:
        return day(date.fromisoformat(value[:10]), language=language)
    except ValueError:
        return value


def _proof(
    evidence: Evidence,
    reader: Reader,
    *,
    subject: Foreign,
    target: str = "",
    lines: tuple[Foreign, ...] = (),
    quote: Foreign | None = None,
    reasons: tuple[Reason, ...] = (),
    citation: Citation | None = None,
) -> Proof:
    return Proof(
        kind=EVIDENCE_KINDS[evidence.kind].within(reader.language),
        subject=subject,
        target=target,
        shows=reader.tell(evidence.shows),
        lines=lines,
        quote=quote,
        reasons=reasons,
        citation=citation,
    )


def _told(label: str, value: str, *, reader: Reader) -> Foreign:
    return Foreign(f"{label}{words(reader.language)(': ')}{value}", reader.language.value)


def _missing(evidence: Evidence, reader: Reader) -> BadInput:
    return BadInput(
        f"A claim of {reader.within.case.id} rests on the {evidence.kind} {evidence.id!r}, "
        "which the case lacks.",
        remedy="Add it, or take it out of the claim's evidence.",
    )


def _photo(evidence: Evidence, reader: Reader) -> Proof:
    photo = reader.within.photos.get(PhotoId(evidence.id))
    if photo is None:
        raise _missing(evidence, reader)
    return _proof(
        evidence,
        reader,
        subject=reader.tell(photo.caption),
        target=f"components.html#photo-{photo.id}",
        lines=(Foreign(f"SHA-256 {photo.sha256}", "en"),),
    )


def _component(evidence: Evidence, reader: Reader) -> Proof:
    component = reader.within.components.get(ComponentId(evidence.id))
    if component is None:
        raise _missing(evidence, reader)
    identification = reader.within.identifications.get(component.id)
    _ = words(reader.language)
    read = tuple(
        _told(_("Read"), " / ".join(reading.lines), reader=reader) for reading in component.readings
    )
    subject = Foreign(component.designator or component.id, "en")
    target = f"components.html#component-{component.id}"
    if identification is None:
        return _proof(evidence, reader, subject=subject, target=target, lines=read)
    methods = _(", ").join(METHODS[one].within(reader.language) for one in identification.methods)
    decided = day(identification.decided_at.date(), language=reader.language)
    verdict = PART_VERDICTS[identification.verdict].within(reader.language)
    told_ = (
        _told(_("Verdict"), verdict, reader=reader),
        _told(_("Method"), methods, reader=reader),
        _told(_("Decided on"), decided, reader=reader),
        reader.tell(identification.reason),
    )
    grounds = [ground for one in identification.left_open for ground in one.grounds]
    return _proof(
        evidence,
        reader,
        subject=subject,
        target=target,
        lines=(*read, *(line for line in told_ if line.text)),
        reasons=reasons_of(grounds, reader=reader),
    )


def _company(evidence: Evidence, reader: Reader) -> Proof:
    company = reader.within.company(CompanyId(evidence.id))
    lines = tuple(
        Foreign(
            f"{name.text} – {source_in_words(name.source, language=reader.language)}", name.language
        )
        for name in company.names
    )
    target = f"companies.html#company-{company.id}"
    return _proof(evidence, reader, subject=reader.name(company.id), target=target, lines=lines)


def _screening(evidence: Evidence, reader: Reader) -> Proof:
    screening = next((one for one in reader.within.case.screenings if one.id == evidence.id), None)
    if screening is None:
        raise _missing(evidence, reader)
    verdict = LIST_VERDICTS[screening.verdict].within(reader.language)
    when = moment(screening.screened_at, language=reader.language)
    grounds = [ground for hit in screening.hits for ground in hit.grounds]
    return _proof(
        evidence,
        reader,
        subject=reader.name(screening.company),
        target=f"companies.html#screening-{screening.company}",
        lines=(Foreign(f"{verdict} – {when}", reader.language),),
        reasons=reasons_of(grounds, reader=reader),
    )


def _measure(evidence: Evidence, reader: Reader) -> Proof:
    measure = reader.within.measures.get(evidence.id)
    if measure is None:
        raise _missing(evidence, reader)
    since = written(measure.listed_on).within(reader.language) if measure.listed_on else ""
    lines = (reader.tell(measure.authority), reader.tell(measure.legal_effect))
    return _proof(
        evidence,
        reader,
        subject=reader.tell(measure.list),
        target=f"index.html#measure-{measure.id}",
        lines=(*lines, *([Foreign(since, reader.language)] if since else [])),
        citation=reader.cite(measure.document),
    )


def _inquiry(evidence: Evidence, reader: Reader) -> Proof:
    inquiry = reader.within.inquiries.get(evidence.id)
    if inquiry is None:
        raise _missing(evidence, reader)
    standing = standing_of(inquiry.company, within=reader.within, on=reader.on)
    grounds = standing.correspondence.grounds if standing.correspondence else ()
    return _proof(
        evidence,
        reader,
        subject=reader.name(inquiry.company),
        target=f"index.html#answer-{inquiry.company}",
        lines=(reader.tell(standing.sentence),),
        reasons=reasons_of(grounds, reader=reader),
    )


def _reply(evidence: Evidence, reader: Reader) -> Proof:
    found = reader.within.replies.get(evidence.id)
    if found is None:
        raise _missing(evidence, reader)
    inquiry, reply = found
    received = day(reply.received_at.date(), language=reader.language)
    _ = words(reader.language)
    return _proof(
        evidence,
        reader,
        subject=reader.name(inquiry.company),
        target=f"index.html#reply-{reply.id}",
        lines=(_told(_("Received on"), received, reader=reader),),
        quote=Foreign(reply.text, reply.language),
        citation=reader.cite(reply.document) if reply.document else None,
    )


def _statement(evidence: Evidence, reader: Reader) -> Proof:
    statement = reader.within.statements.get(evidence.id)
    if statement is None:
        raise _missing(evidence, reader)
    citation = reader.cite(statement.document)
    passage = passage_of(statement, reader=reader)
    text = reader.tell(statement.text)
    gap = () if passage or not statement.speaker else (reader.tell(NO_PASSAGE),)
    return _proof(
        evidence,
        reader,
        subject=reader.tell(statement.speaker) if statement.speaker else citation.title,
        target=f"statements.html#statement-{statement.id}",
        lines=(text, *gap) if passage != text else (),
        quote=passage,
        citation=citation,
    )


def _document(evidence: Evidence, reader: Reader) -> Proof:
    citation = reader.cite(DocumentId(evidence.id))
    target = f"index.html#source-{citation.number}"
    return _proof(evidence, reader, subject=citation.title, target=target, citation=citation)


_OPENED: Final[Mapping[EvidenceKind, Callable[[Evidence, Reader], Proof]]] = {
    EvidenceKind.PHOTO: _photo,
    EvidenceKind.COMPONENT: _component,
    EvidenceKind.COMPANY: _company,
    EvidenceKind.SCREENING: _screening,
    EvidenceKind.MEASURE: _measure,
    EvidenceKind.INQUIRY: _inquiry,
    EvidenceKind.REPLY: _reply,
    EvidenceKind.STATEMENT: _statement,
    EvidenceKind.DOCUMENT: _document,
}
