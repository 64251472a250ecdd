"""Which part of the page a sentence belongs to: found, asked, answered, assessed, and so on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from witnessmark.evidence.document import Statement, StatementKind
from witnessmark.publication.claim import Claim, EvidenceKind, Level
from witnessmark.publication.lookup import Lookup
from witnessmark.publication.pages.proofs import Reader
from witnessmark.publication.pages.spoken import Sentence, spoken_claim, spoken_statement


class Part(StrEnum):
    """A part of the page. Facts and assessments never share one."""

    FOUND = "found"
    ASKED = "asked"
    ANSWERED = "answered"
    ASSESSMENT = "assessment"
    MEASURED = "measured"
    CONTEXT = "context"


@dataclass(frozen=True, kw_only=True)
class Section:
    """The claims of one part of the page, and what others stated that no claim takes up."""

    claims: tuple[Sentence, ...]
    statements: tuple[Sentence, ...]


_OF_STATEMENT: Final[Mapping[StatementKind, Part]] = {
    StatementKind.EVENT: Part.CONTEXT,
    StatementKind.TEARDOWN: Part.FOUND,
    StatementKind.PARTS: Part.FOUND,
    StatementKind.QUESTIONS: Part.ASKED,
    StatementKind.RESPONSE: Part.ANSWERED,
    StatementKind.ROUTE: Part.ANSWERED,
    StatementKind.MARKET: Part.CONTEXT,
    StatementKind.CAPABILITY: Part.CONTEXT,
    StatementKind.MEASURE: Part.MEASURED,
    StatementKind.AFTERMATH: Part.CONTEXT,
}

_SEEN: Final = frozenset({EvidenceKind.PHOTO, EvidenceKind.COMPONENT})

_OF_EVIDENCE: Final[Mapping[EvidenceKind, Part]] = {
    EvidenceKind.MEASURE: Part.MEASURED,
    EvidenceKind.SCREENING: Part.MEASURED,
    EvidenceKind.REPLY: Part.ANSWERED,
    EvidenceKind.INQUIRY: Part.ANSWERED,
}


def sections(*, reader: Reader) -> Mapping[Part, Section]:
    """Return every part of the page with its sentences, each in the order of the case."""
    within = reader.within
    cited = {proof.id for claim in within.spoken for proof in claim.evidence}
    claims = [(part_of(claim, within=within), claim) for claim in within.spoken]
    left = [said for said in within.case.statements if said.id not in cited]
    return {
        part: Section(
            claims=tuple(
                spoken_claim(claim, reader=reader) for place, claim in claims if place is part
            ),
            statements=tuple(
                spoken_statement(said, reader=reader)
                for said in left
                if _OF_STATEMENT[said.kind] is part
            ),
        )
        for part in Part
    }


def part_of(claim: Claim, *, within: Lookup) -> Part:
    """Return the part of the page that `claim` belongs to, by its level, then by its evidence."""
    if claim.level is Level.ASSESSMENT:
        return Part.ASSESSMENT
    kinds = [proof.kind for proof in claim.evidence]
    if claim.level < Level.SUPPLY_ROUTE and set(kinds) & _SEEN:
        return Part.FOUND
    for kind in kinds:
        if kind in _OF_EVIDENCE:
            return _OF_EVIDENCE[kind]
    said = _first_statement(claim, within=within)
    if said:
        return _OF_STATEMENT[said.kind]
    return Part.ANSWERED if claim.level is Level.SUPPLY_ROUTE else Part.FOUND


def _first_statement(claim: Claim, *, within: Lookup) -> Statement | None:
    for proof in claim.evidence:
        if proof.kind is EvidenceKind.STATEMENT and proof.id in within.statements:
            return within.statements[proof.id]
    return None
