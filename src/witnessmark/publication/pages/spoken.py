"""The sentences that a page says, each with all that it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Language
from witnessmark.evidence.document import Statement, StatementKind
from witnessmark.inquiries.figures import Figure
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.claim import Basis, Claim, Remark
from witnessmark.publication.claims.basis import basis_of
from witnessmark.publication.labels import BASES, BASIS_NOTES, LEVEL_BASES, LEVELS
from witnessmark.publication.pages.citations import NOTHING, Foreign
from witnessmark.publication.pages.proofs import (
    NO_PASSAGE,
    Proof,
    Reader,
    passage_of,
    proof_of,
)
from witnessmark.publication.words import day, words


@dataclass(frozen=True, kw_only=True)
class Named:
    """A company that a sentence names, with its response status and the day it is true for."""

    id: str
    name: Foreign
    shape: str
    word: str
    as_of: str


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One published sentence. `level` is 0 to 4 for a claim, None for what others stated.

    `speaker` is empty where the publisher speaks; `notes` are what changed and why.
    """

    id: str
    text: Foreign
    level: int | None = None
    level_tag: str = ""
    level_word: str = ""
    basis: str = ""
    belief: Foreign = NOTHING
    reviewers: tuple[str, ...] = ()
    speaker: Foreign = NOTHING
    quoted: bool = False
    event_on: str = ""
    as_of: str = ""
    companies: tuple[Named, ...] = ()
    proofs: tuple[Proof, ...] = ()


def spoken_claim(claim: Claim, *, reader: Reader) -> Sentence:
    """Return `claim` with its level and everything that it rests on."""
    people = reader.within.people
    basis = basis_of(claim, case=reader.within.case)
    level = claim.level if basis is Basis.LADDER else None
    word = BASES[basis] if level is None else LEVELS[level]
    note = BASIS_NOTES[basis] if level is None else LEVEL_BASES[level]
    return Sentence(
        id=f"claim-{claim.id}",
        text=reader.tell(claim.text),
        level=None if level is None else level.value,
        level_tag="" if level is None else f"L{level.value}",
        level_word=word.within(reader.language),
        basis=note.within(reader.language),
        belief=reader.tell(claim.belief),
        reviewers=tuple(
            reader.tell(people[one].display).text for one in claim.reviewers if one in people
        ),
        companies=tuple(named(company, reader=reader) for company in claim.companies),
        proofs=tuple(proof_of(evidence, reader=reader) for evidence in claim.evidence),
    )


def named(company: CompanyId, *, reader: Reader) -> Named:
    """Return `company` as it must stand wherever it is named."""
    return named_as(standing_of(company, within=reader.within, on=reader.on), reader=reader)


def named_as(standing: Standing, *, reader: Reader) -> Named:
    """Return the company of `standing` with its response status and as-of date."""
    return Named(
        id=standing.company,
        name=reader.name(standing.company),
        shape=standing.state,
        word=reader.tell(standing.word).text,
        as_of=day(standing.as_of, language=reader.language),
    )


def statements_of(*kinds: StatementKind, reader: Reader) -> tuple[Sentence, ...]:
    """Return what others stated, of any of `kinds`, in the order of the case."""
    return tuple(
        spoken_statement(statement, reader=reader)
        for statement in reader.within.case.statements
        if statement.kind in kinds
    )


def spoken_statement(statement: Statement, *, reader: Reader) -> Sentence:
    """Return `statement` with its speaker and source: reported, not found by us.

    A note of the replay's own has no speaker: its document is what it is a note on.
    """
    return Sentence(
        id=f"statement-{statement.id}",
        text=reader.tell(statement.text),
        speaker=reader.tell(statement.speaker),
        quoted=statement.quoted,
        event_on=day(statement.event_on, language=reader.language) if statement.event_on else "",
        as_of=day(statement.as_of, language=reader.language) if statement.as_of else "",
        companies=tuple(named(company, reader=reader) for company in statement.companies),
        proofs=(_source(statement, reader=reader),),
    )


@dataclass(frozen=True, kw_only=True)
class Remarked:
    """What the publisher says of the page itself, and what of the case shows it."""

    text: Foreign
    proofs: tuple[Proof, ...]


def remarked(remarks: Iterable[Remark], *, reader: Reader) -> tuple[Remarked, ...]:
    """Return `remarks` for the page."""
    return tuple(
        Remarked(
            text=reader.tell(one.text),
            proofs=tuple(proof_of(evidence, reader=reader) for evidence in one.evidence),
        )
        for one in remarks
    )


def _source(statement: Statement, *, reader: Reader) -> Proof:
    citation = reader.cite(statement.document)
    passage = passage_of(statement, reader=reader)
    return Proof(
        kind="",
        subject=citation.title,
        target=f"index.html#source-{citation.number}",
        shows=NOTHING,
        lines=() if passage or not statement.speaker else (reader.tell(NO_PASSAGE),),
        quote=passage,
        citation=citation,
    )


@dataclass(frozen=True, kw_only=True)
class Count:
    """One of the three figures: `value` of `total`, both empty where it is not published."""

    name: str
    value: str
    total: str
    fraction: str
    share: float | None
    as_of: str
    sentence: Foreign
    reported: bool
    names: tuple[Named, ...]


def counted(figure: Figure, *, name: str, companies: Sequence[CompanyId], reader: Reader) -> Count:
    """Return `figure` for the page; `companies` are those that it was counted over."""
    known = figure.numerator is not None and bool(figure.denominator)
    return Count(
        name=name,
        value=str(figure.numerator) if known else "",
        total=str(figure.denominator) if known else "",
        fraction=_fraction(figure, language=reader.language) if known else "",
        share=(figure.numerator or 0) / figure.denominator
        if known and figure.denominator
        else None,
        as_of=day(figure.as_of, language=reader.language),
        sentence=reader.tell(figure.sentence),
        reported=figure.reported,
        names=tuple(named(company, reader=reader) for company in companies),
    )


def _fraction(figure: Figure, *, language: Language) -> str:
    _ = words(language)
    return (
        _("%(value)s of %(total)s")
        .replace("%(value)s", str(figure.numerator))
        .replace("%(total)s", str(figure.denominator))
    )
