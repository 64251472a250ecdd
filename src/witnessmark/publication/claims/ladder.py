"""The claim ladder: a claim says what its level and its evidence carry, and no more."""

from datetime import date
from itertools import chain
from typing import Final

from witnessmark.base.text import Text
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim
from witnessmark.publication.claims.fault import Fault
from witnessmark.publication.claims.forms import form_faults
from witnessmark.publication.claims.grounding import evidence_faults
from witnessmark.publication.claims.phrases import phrase_faults
from witnessmark.publication.claims.versions import name_faults, version_faults

__all__ = ["COUNTERFEIT", "NO_INFERENCE", "Fault", "faults"]

NO_INFERENCE: Final = Text(
    en="Being named here is not a finding of wrongdoing, and nothing is inferred from a silence.",
    ja="ここに社名があることは不正の認定を意味せず、回答がないことからは何も推認しない。",
)
"""Stands wherever a company is named."""

COUNTERFEIT: Final = Text(
    en="A part can be counterfeit, resold or old stock; its marking does not show who sold it to "
    "whom.",
    ja="部品は偽造品、転売品、旧在庫である可能性があり、表示だけでは誰が誰に販売したかは分からない。",
)
"""Stands wherever a company is named beside a part."""


def faults(
    claim: Claim, *, case: Case, on: date | None = None, terms: Terms | None = None
) -> tuple[Fault, ...]:
    """Return everything that the ladder refuses in `claim`, phrases first, in order of the text.

    Checked are refused words, the prescribed wording, the evidence of the level, the companies
    named, and whether the language versions agree. Correspondence is computed for `on`, the
    case's as-of date where it is not given. Rules: docs/reference/claim-ladder.md.
    """
    found = chain(
        phrase_faults(claim, case=case),
        name_faults(claim, case=case),
        form_faults(claim, case=case, on=on or case.as_of, terms=terms or case.terms),
        evidence_faults(claim, case=case),
        version_faults(claim, case=case),
    )
    return tuple(sorted(found, key=_order))


def _order(fault: Fault) -> tuple[bool, str, int, int, str]:
    return (not fault.phrase, fault.language or "", fault.start, fault.end, fault.rule)
