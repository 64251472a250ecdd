"""A claim on its way: reviewed, sent for reply, published, corrected, withdrawn."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256
from witnessmark.base.text import Text
from witnessmark.publication.claim import Claim, ClaimReview, ClaimStatus, Correction
from witnessmark.web import models
from witnessmark.web.actions.recording import Act, ChangedMeanwhile, correct, enter, hash_of
from witnessmark.web.queries import OpenCase

NEXT: Final[Mapping[ClaimStatus, tuple[ClaimStatus, ...]]] = {
    ClaimStatus.DRAFT: (ClaimStatus.SENT_FOR_REPLY, ClaimStatus.WITHDRAWN),
    ClaimStatus.SENT_FOR_REPLY: (ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN),
    ClaimStatus.PUBLISHED: (ClaimStatus.WITHDRAWN,),
    ClaimStatus.CORRECTED: (ClaimStatus.WITHDRAWN,),
    ClaimStatus.WITHDRAWN: (),
}
"""Where a person may move a claim; to *published* only publishing moves it."""

SAID: Final = frozenset({ClaimStatus.PUBLISHED, ClaimStatus.CORRECTED})
"""A claim that the public has read: what changes of it is shown as a correction."""


def review_claim(opened: OpenCase, claim: Claim, *, seen: Sha256, once: str, now: datetime) -> None:
    """Note that the visitor reviewed `claim` in the wording whose hash is `seen`.

    Raises ChangedMeanwhile where it reads otherwise by now.
    """
    if claim.text_hash != seen:
        raise ChangedMeanwhile(
            "The wording was changed after you opened it.", remedy="Read it again.", now=claim
        )
    review = ClaimReview(reviewer=opened.person, at=now, text_sha256=seen)
    row = models.Claim.objects.get(case=opened.row, local_id=claim.id)
    act = Act(actor=opened.person, act="claim-reviewed", subject=claim.id, once=once)
    enter(opened.row, review, act, table=models.ClaimReview, now=now, under=row)


def move_claim(
    opened: OpenCase, claim: Claim, *, to: ClaimStatus, reason: str, once: str, now: datetime
) -> None:
    """Move `claim` to another status. A claim that was said is withdrawn with a public reason.

    Raises BadInput where the claim cannot be moved there.
    """
    if to not in NEXT[claim.status]:
        raise BadInput(
            f"A claim that is {claim.status} does not become {to} by hand.",
            remedy="Look at the claim again; somebody may have moved it.",
        )
    if claim.status in SAID and not reason:
        raise BadInput("The public is told why.", remedy="Give the reason.")
    said = note_of(opened, claim, reason=Text(en=reason, ja=reason), now=now)
    correct(
        opened.row,
        replace(claim, status=to),
        Act(
            actor=opened.person,
            act=f"claim-{to.value.replace('_', '-')}",
            subject=claim.id,
            reason=reason,
            once=once,
        ),
        table=models.Claim,
        seen=hash_of(claim),
        now=now,
        parts={models.Correction: said} if claim.status in SAID else {},
    )


def note_of(opened: OpenCase, claim: Claim, *, reason: Text, now: datetime) -> Correction:
    """Return what the public is told of a change to `claim`: what stood there, when, why."""
    return Correction(at=now, by=opened.person, before=claim.text, reason=reason)
