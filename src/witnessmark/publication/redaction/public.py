"""What of a case the public may see; everything that publishes starts from here."""

from dataclasses import replace
from typing import Final

from witnessmark.base.codec import encode
from witnessmark.base.fields import publishable
from witnessmark.base.json import Json
from witnessmark.publication.case import Case, EnclosureKind
from witnessmark.publication.claim import ClaimStatus

UNPUBLISHED: Final = frozenset({ClaimStatus.DRAFT, ClaimStatus.SENT_FOR_REPLY})
"""States in which a claim has not been said yet."""


def public_case(case: Case) -> Case:
    """Return `case` without restricted and unknown fields, unpublished claims and letter files.

    Journal entries keep their public part and their seal, so that the chain still holds.
    """
    shown = publishable(case)
    return replace(
        shown,
        claims=tuple(claim for claim in shown.claims if claim.status not in UNPUBLISHED),
        enclosures=tuple(one for one in shown.enclosures if one.kind != EnclosureKind.LETTER),
    )


def public_json(case: Case) -> Json:
    """Return the public case as JSON, its journal apart."""
    return encode(replace(public_case(case), journal=()))
