"""The sentences that a page says, each with all that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import Statement, StatementKind
from witnessmark.inquiries.figures import Figure
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.chain.state import REPORTED
from witnessmark.publication.claim import Claim
from witnessmark.publication.claims.forms import is_about_a_listing, is_about_letters
from witnessmark.publication.labels import LEVEL_BASES, LEVELS
from witnessmark.publication.lookup import Lookup, is_reported
from witnessmark.publication.pages.citations import NOTHING, Foreign
from witnessmark.publication.pages.proofs import (
    NO_PASSAGE,
    Proof,
    Reader,
    passage_of,
    proof_of,
)
from witnessmark.publication.words import day, words

REPORTED_BASIS: Final = Text(
    en="Rests on what others published; reported by us, not found by us.",
    ja="他者が公表した内容に基づく。私たちが見いだしたものではない。",
)


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
    step = _step(claim, within=reader.within)
    return Sentence(
        id=f"claim-{claim.id}",
        text=reader.tell(claim.text),
        level=step.level,
        level_tag="" if step.level is None else f"L{step.level}",
        level_word=step.word.within(reader.language),
        basis=step.basis.within(reader.language),
        belief=reader.tell(claim.belief),
        reviewers=tuple(
            reader.tell(people[one].display).text for one in claim.reviewers if one in people
        ),
        companies=tuple(named(company, reader=reader) for company in claim.companies),
        proofs=tuple(proof_of(evidence, reader=reader) for evidence in claim.evidence),
    )


@dataclass(frozen=True)
class _Step:
    """How a sentence is marked: its step of the ladder, or what else it rests on."""

    word: Text
    basis: Text
    level: int | None = None


_REPORTED_STEP: Final = _Step(REPORTED, REPORTED_BASIS)
_LETTERS_STEP: Final = _Step(
    Text("from letters", "書簡の記録による"),
    Text(
        "Rests on the record of letters and replies; computed from it, never typed.",
        "書簡と返信の記録に基づく。記録から計算したもので、手で書いたものではない。",
    ),
)
_LISTING_STEP: Final = _Step(
    Text("from a list", "リストの記載による"),
    Text(
        "Rests on an authority’s list, with its legal effect and date.",
        "当局のリストの記載に基づき、法的効果と日付を添える。",
    ),
)


def _step(claim: Claim, *, within: Lookup) -> _Step:
    """Return what a reader is told that `claim` stands on; only the ladder's own have a level."""
    if is_reported(claim, case=within.case):
        return _REPORTED_STEP
    if is_about_letters(claim):
        return _LETTERS_STEP
    if is_about_a_listing(claim):
        return _LISTING_STEP
    return _Step(LEVELS[claim.level], LEVEL_BASES[claim.level], claim.level.value)


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

    A note of the replay's own has no speaker, and rests on nothing but what it stands beside.
    """
    return Sentence(
        id=f"statement-{statement.id}",
        text=reader.tell(statement.text),
        speaker=reader.tell(statement.speaker),
        quoted=statement.quoted,
        event_on=day(statement.event_on, language=reader.language) if statement.event_on else "",
        as_of=day(statement.as_of, language=reader.language) if statement.as_of else "",
        companies=tuple(named(company, reader=reader) for company in statement.companies),
        proofs=(_source(statement, reader=reader),) if statement.speaker else (),
    )


def _source(statement: Statement, *, reader: Reader) -> Proof:
    citation = reader.cite(statement.document)
    passage = passage_of(statement, reader=reader)
    return Proof(
        kind="",
        subject=citation.title,
        target=f"index.html#source-{citation.number}",
        shows=NOTHING,
        lines=() if passage else (reader.tell(NO_PASSAGE),),
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
