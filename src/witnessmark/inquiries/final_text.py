"""The second round: which claims the addressee has had, each in which exact wording."""

from datetime import date

from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import ClaimId
from witnessmark.inquiries.inquiry import Attempt, Delivery, Inquiry, Letter
from witnessmark.inquiries.post import attempts_by, delivery_day

Wording = tuple[ClaimId, Sha256]
"""A claim in one exact wording, known by the hash of its text."""


def final_texts(inquiry: Inquiry, *, by: date) -> tuple[Attempt, ...]:
    """Return the final texts that were sent by `by`, oldest first."""
    return tuple(sent for sent in attempts_by(inquiry, on=by) if sent.letter is Letter.FINAL_TEXT)


def shown_by(inquiry: Inquiry, *, by: date) -> frozenset[Wording]:
    """Return each claim, in the wording in which it provably reached the addressee by `by`."""
    return frozenset(
        (one.claim, one.sha256)
        for sent in final_texts(inquiry, by=by)
        if (day := delivery_day(sent, inquiry=inquiry)) is not None and day <= by
        for one in sent.claims
    )


def returned_by(inquiry: Inquiry, *, by: date, channels: int) -> frozenset[Wording]:
    """Return each claim, in the wording in which it came back from every one of `channels`.

    Nobody can be made to take a letter: where every final text sent by `by` came back, those that
    went over enough channels will do. One that is only unproven may have arrived.
    """
    sent = final_texts(inquiry, by=by)
    if any(attempt.delivery is not Delivery.FAILED for attempt in sent):
        return frozenset()
    ways: dict[Wording, set[str]] = {}
    for attempt in sent:
        for one in attempt.claims:
            ways.setdefault((one.claim, one.sha256), set()).add(attempt.channel)
    return frozenset(wording for wording, over in ways.items() if len(over) >= channels)
