"""What a claim rests on: the ladder, or reports, letters or listings, which have no step there."""

from typing import Final

from witnessmark.base.text import Text
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import Basis, Claim, EvidenceKind, Level
from witnessmark.publication.labels import BASES, LEVELS

_PLAIN: Final = (Level.OBSERVED, Level.SUPPLY_ROUTE)
_LISTINGS: Final = {EvidenceKind.MEASURE, EvidenceKind.SCREENING}
_BESIDE: Final = {EvidenceKind.COMPANY, EvidenceKind.DOCUMENT, EvidenceKind.STATEMENT}


def basis_of(claim: Claim, *, case: Case) -> Basis:
    """Return what `claim` rests on.

    In a replay all but assessments only repeat what others published. Such a claim, and one of
    letters or listings, stands on no step of the ladder, whatever step its wording is checked by.
    """
    if case.kind is CaseKind.REPLAY and claim.level is not Level.ASSESSMENT:
        return Basis.REPORTED
    if is_about_letters(claim):
        return Basis.LETTERS
    if is_about_a_listing(claim):
        return Basis.LISTING
    return Basis.LADDER


def step_of(claim: Claim, *, case: Case) -> Text:
    """Return how `claim` is marked: `L1 consistent`, or in a word what else it rests on."""
    basis = basis_of(claim, case=case)
    if basis is not Basis.LADDER:
        return BASES[basis]
    word = LEVELS[claim.level]
    return Text(en=f"L{claim.level.value} {word.en}", ja=f"L{claim.level.value} {word.ja}")


def is_about_letters(claim: Claim) -> bool:
    """Say whether the claim, of L0 or L3, rests on letters alone."""
    kinds = {one.kind for one in claim.evidence} - {EvidenceKind.COMPANY}
    return claim.level in _PLAIN and kinds == {EvidenceKind.INQUIRY}


def is_about_a_listing(claim: Claim) -> bool:
    """Say whether the claim, of L0 or L3, rests on listings and what documents say of them."""
    kinds = {one.kind for one in claim.evidence}
    return claim.level in _PLAIN and bool(kinds & _LISTINGS) and kinds <= _LISTINGS | _BESIDE
