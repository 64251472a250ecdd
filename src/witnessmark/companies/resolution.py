"""What a name led to: steps from a brand to an addressee, or candidates for a person to decide."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from witnessmark.base.grounds import Ground
from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text


class StepKind(StrEnum):
    """The steps from a brand to the company that a letter goes to, in their order."""

    BRAND = "brand"
    LEGAL_MAKER = "legal_maker"
    PARENT_THEN = "parent_then"
    PARENT_NOW = "parent_now"
    ADDRESSEE = "addressee"


class ResolutionVerdict(StrEnum):
    """Whether a name led to exactly one company."""

    RESOLVED = "resolved"
    UNSURE = "unsure"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step, with its grounds; `company` is None where it is not on record.

    `note` is what the register warns of about that company.
    """

    step: StepKind
    company: CompanyId | None
    name: Text
    since: date | None
    until: date | None
    grounds: tuple[Ground, ...]
    note: Text


@dataclass(frozen=True, kw_only=True)
class CompanyCandidate:
    """A company that the name may stand for, with the name form it was found by."""

    company: CompanyId
    matched_name: str
    score: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What a name led to; steps only where it led to one company."""

    name: str
    on: date | None
    verdict: ResolutionVerdict
    steps: tuple[Step, ...] = ()
    candidates: tuple[CompanyCandidate, ...] = ()
