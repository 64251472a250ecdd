"""A case as a page in one language: what the site and the PDF both say, from the same claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from witnessmark.base.text import Language
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.figures import (
    ANSWERED_DIRECTLY,
    LINKS_ACKNOWLEDGED,
    REPLY_RATE,
    Figures,
    figures,
)
from witnessmark.inquiries.reported import reported_figures
from witnessmark.inquiries.schedule import correction_until
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.chain import STEP_NAMES, Step, chain_of
from witnessmark.publication.chain.link_states import asked_companies
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.publication.claims.ladder import COUNTERFEIT, NO_INFERENCE
from witnessmark.publication.lookup import Lookup
from witnessmark.publication.pages.acts import Act, acts
from witnessmark.publication.pages.answers import Answer, answers
from witnessmark.publication.pages.boards import Chip, Found, Picture, chips, found, photos
from witnessmark.publication.pages.chain_picture import Way, chain_heads, chain_rows
from witnessmark.publication.pages.citations import Citation, Foreign, citations
from witnessmark.publication.pages.dossiers import Cited, Dossier, dossiers, measures
from witnessmark.publication.pages.matrix import Matrix, matrix_of
from witnessmark.publication.pages.proofs import Reader
from witnessmark.publication.pages.sections import Part, Section, sections
from witnessmark.publication.pages.spoken import (
    Count,
    Remarked,
    Sentence,
    counted,
    remarked,
    spoken_statement,
)
from witnessmark.publication.pages.timeline import Timeline, timeline_of
from witnessmark.publication.redaction.public import public_case
from witnessmark.publication.words import day, words


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """One link of the chain in words; `count` is empty where there is nothing to count."""

    step: str
    name: str
    count: str
    state: str
    word: str
    days: int | None
    note: Foreign


@dataclass(frozen=True, kw_only=True)
class Change:
    """A correction or withdrawal: what stood there, when it changed, why, what stands now."""

    claim: str
    at: str
    before: Foreign
    after: Foreign
    reason: Foreign
    is_withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """Everything that a page of a case says in one language."""

    id: str
    language: str
    is_replay: bool
    is_fictional: bool
    title: str
    summary: str
    as_of: str
    published_on: str
    publisher: Foreign
    chain: tuple[ChainLink, ...]
    chain_heads: tuple[str, ...]
    chain_rows: tuple[Way, ...]
    found: Section
    asked: Section
    answered: Section
    assessment: Section
    measured: Section
    context: Section
    samples: tuple[Found, ...]
    chips: tuple[Chip, ...]
    photos: tuple[Picture, ...]
    questions: tuple[tuple[int, Foreign], ...]
    counts: tuple[Count, ...]
    matrix: Matrix | None
    timeline: Timeline | None
    answers: tuple[Answer, ...]
    limits: tuple[Remarked, ...]
    not_published: tuple[Remarked, ...]
    no_inference: str
    counterfeit: str
    caution: str
    measures: tuple[Cited, ...]
    dossiers: tuple[Dossier, ...]
    statements: tuple[Sentence, ...]
    sources: tuple[Citation, ...]
    changes: tuple[Change, ...]
    correctable: str
    people: tuple[tuple[str, str], ...]
    journal: tuple[Act, ...]


def page_of(
    case: Case, *, language: Language, on: date, pictures: Mapping[str, bytes] | None = None
) -> CasePage:
    """Return the page of `case` in `language`: only what the public may see of it.

    States are those of the case's as-of date; `on` is the day of publication where the case does
    not give one. A replay's figures count every report it holds, each with its own date.
    `pictures` are the public pictures by path.
    """
    shown = public_case(case)
    reader = _reader(shown, language=language)
    parts = sections(reader=reader)
    return CasePage(
        id=shown.id,
        language=language.value,
        is_replay=shown.kind is CaseKind.REPLAY,
        is_fictional=shown.fictional,
        title=reader.tell(shown.title).text,
        summary=reader.tell(shown.summary).text,
        as_of=day(shown.as_of, language=language),
        published_on=day(shown.published_on or on, language=language),
        publisher=reader.tell(shown.publisher),
        chain=_chain(shown, reader=reader),
        chain_heads=chain_heads(language=language),
        chain_rows=chain_rows(shown, on=shown.as_of, language=language),
        found=parts[Part.FOUND],
        asked=parts[Part.ASKED],
        answered=parts[Part.ANSWERED],
        assessment=parts[Part.ASSESSMENT],
        measured=parts[Part.MEASURED],
        context=parts[Part.CONTEXT],
        samples=found(reader=reader),
        chips=chips(reader=reader, pictures=pictures or {}),
        photos=photos(reader=reader, pictures=pictures or {}),
        questions=tuple((one.number, reader.tell(one.text)) for one in reader.within.questions),
        counts=_counts(shown, reader=reader),
        matrix=matrix_of(reader=reader, book=load_codebook()),
        timeline=timeline_of(reader=reader),
        answers=answers(reader=reader),
        limits=remarked(shown.notice.limits, reader=reader),
        not_published=remarked(shown.notice.not_published, reader=reader),
        no_inference=NO_INFERENCE.within(language),
        counterfeit=COUNTERFEIT.within(language),
        caution=_caution(language),
        measures=measures(reader=reader),
        dossiers=dossiers(reader=reader),
        statements=tuple(spoken_statement(one, reader=reader) for one in shown.statements),
        sources=tuple(reader.sources.values()),
        changes=tuple(_changes(shown.claims, reader=reader)),
        correctable=_correctable(shown, reader=reader, on=on),
        people=tuple(
            (reader.tell(one.display).text, reader.tell(one.role).text) for one in shown.people
        ),
        journal=acts(reader=reader),
    )


def _reader(shown: Case, *, language: Language) -> Reader:
    sources = citations(shown, language=language)
    return Reader(within=Lookup(shown), language=language, on=shown.as_of, sources=sources)


def _caution(language: Language) -> str:
    space = "" if language is Language.JA else " "
    return f"{NO_INFERENCE.within(language)}{space}{COUNTERFEIT.within(language)}"


def _chain(case: Case, *, reader: Reader) -> tuple[ChainLink, ...]:
    return tuple(
        ChainLink(
            step=link.step,
            name=STEP_NAMES[link.step].within(reader.language),
            count=str(link.count) if link.count or link.step is Step.ANSWERED else "",
            state=link.state,
            word=reader.tell(link.word).text,
            days=link.days,
            note=reader.tell(link.note),
        )
        for link in chain_of(case, on=reader.on)
    )


def _counts(case: Case, *, reader: Reader) -> tuple[Count, ...]:
    _ = words(reader.language)
    names = {
        REPLY_RATE: _("Companies that replied"),
        ANSWERED_DIRECTLY: _("Questions answered directly"),
        LINKS_ACKNOWLEDGED: _("Links acknowledged"),
    }
    companies = [company.id for company in asked_companies(reader.within, on=reader.on)]
    return tuple(
        counted(figure, name=names[figure.name], companies=companies, reader=reader)
        for figure in _figures(case)
    )


def _figures(case: Case) -> Figures:
    if case.kind is CaseKind.REPLAY:
        told = [said.as_of for said in case.statements if said.as_of]
        return reported_figures(case.statements, on=max([case.as_of, *told]))
    return figures(
        case.inquiries,
        questionnaires=case.questionnaires,
        settlements=case.settlements,
        on=case.as_of,
        terms=case.terms,
    )


def _changes(claims: Sequence[Claim], *, reader: Reader) -> Iterable[Change]:
    for claim in claims:
        for correction in claim.corrections:
            yield Change(
                claim=claim.id,
                at=day(correction.at.date(), language=reader.language),
                before=reader.tell(correction.before),
                after=reader.tell(claim.text),
                reason=reader.tell(correction.reason),
                is_withdrawn=claim.status is ClaimStatus.WITHDRAWN,
            )


def _correctable(case: Case, *, reader: Reader, on: date) -> str:
    """Return until when a correction can be asked for; a replay cannot promise for its source."""
    if case.kind is CaseKind.REPLAY:
        return ""
    _ = words(reader.language)
    until = correction_until(case.published_on or on, terms=case.terms)
    shown = day(until, language=reader.language)
    return _("A correction can be asked for until %(date)s.").replace("%(date)s", shown)
