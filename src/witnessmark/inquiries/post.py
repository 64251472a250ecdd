"""What has come and gone between us and one addressee by a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from witnessmark.inquiries.days import earliest_day, latest_day
from witnessmark.inquiries.inquiry import (
    Attempt,
    Channel,
    Delivery,
    Inquiry,
    Letter,
    Reply,
    ReplyKind,
    Round,
)
from witnessmark.inquiries.schedule import Due, Terms, answer_due

ASKING = (Letter.QUESTIONS, Letter.REMINDER)
"""The letters that ask; a notice asks nothing, and the final text asks something else."""


class Arrival(StrEnum):
    """What is known, by the day, of one attempt."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Post:
    """One inquiry's attempts and replies up to and including the day `on`, oldest first.

    `answers` are answers and declinations to the questions; `remarks` are what came to the text to
    be published, which answers no question; `automatic` replies never count as anything.
    `proven` are the letters that provably arrived, `counted` those of them that count: what arrives
    on one day by one channel counts once. `deadline` includes a granted extension, the day
    `granted`; `closing` is the first day of which "did not respond by" may be said: the deadline,
    or the day that completed the proven deliveries, if later.
    """

    inquiry: Inquiry
    on: date
    asked: tuple[Attempt, ...]
    proven: tuple[Attempt, ...]
    counted: tuple[Attempt, ...]
    first_delivery: date | None
    due: Due | None
    granted: date | None
    deadline: date | None
    closing: date | None
    answers: tuple[Reply, ...]
    acknowledgements: tuple[Reply, ...]
    extensions: tuple[Reply, ...]
    remarks: tuple[Reply, ...]
    automatic: tuple[Reply, ...]


def post_of(inquiry: Inquiry, *, on: date, terms: Terms) -> Post:
    """Return what the post had brought by the end of `on` at the addressee."""
    asked = tuple(sent for sent in attempts_by(inquiry, on=on) if sent.letter in ASKING)
    proven = tuple(sent for sent in asked if arrival(sent, inquiry=inquiry, on=on) == "proven")
    counted = _counted(proven, inquiry=inquiry)
    replies = replies_by(inquiry, on=on)
    to_questions = tuple(reply for reply in replies if reply.round is Round.QUESTIONS)
    granted = _granted(to_questions, inquiry=inquiry, on=on)
    first = _first_delivery(proven, country=inquiry.addressee_country)
    due = first and answer_due(
        first,
        on=on,
        country=inquiry.addressee_country,
        needs_translation=inquiry.needs_translation,
        terms=terms,
    )
    deadline = max(filter(None, (granted, due.on if due else None)), default=None)
    return Post(
        inquiry=inquiry,
        on=on,
        asked=asked,
        proven=proven,
        counted=counted,
        first_delivery=first,
        due=due or None,
        granted=granted,
        deadline=deadline,
        closing=_closing(counted, deadline=deadline, first=first, inquiry=inquiry, terms=terms),
        answers=_of_kind(to_questions, ReplyKind.ANSWER, ReplyKind.DECLINED),
        acknowledgements=_of_kind(to_questions, ReplyKind.ACKNOWLEDGEMENT),
        extensions=_of_kind(to_questions, ReplyKind.EXTENSION),
        remarks=tuple(
            reply
            for reply in replies
            if reply.round is Round.FINAL_TEXT and reply.kind is not ReplyKind.AUTOMATIC
        ),
        automatic=_of_kind(replies, ReplyKind.AUTOMATIC),
    )


def attempts_by(inquiry: Inquiry, *, on: date) -> tuple[Attempt, ...]:
    """Return every attempt of the inquiry made by `on`, oldest first."""
    ordered = sorted(inquiry.attempts, key=attrgetter("sent_at", "id"))
    return tuple(sent for sent in ordered if sent_day(sent, inquiry=inquiry) <= on)


def replies_by(inquiry: Inquiry, *, on: date) -> tuple[Reply, ...]:
    """Return every reply to the inquiry received by `on`, in either round, oldest first."""
    ordered = sorted(inquiry.replies, key=attrgetter("received_at", "id"))
    return tuple(reply for reply in ordered if received_day(reply, inquiry=inquiry) <= on)


def arrival(attempt: Attempt, *, inquiry: Inquiry, on: date) -> Arrival:
    """Return what is known by `on` of the attempt's delivery.

    Proven needs the moment of delivery: "delivered, we do not know when" is not proof.
    """
    if attempt.delivery is Delivery.FAILED:
        return Arrival.FAILED
    day = delivery_day(attempt, inquiry=inquiry)
    return Arrival.UNPROVEN if day is None or day > on else Arrival.PROVEN


def sent_day(attempt: Attempt, *, inquiry: Inquiry) -> date:
    """Return the day at the addressee on which the letter was sent."""
    return latest_day(attempt.sent_at, country=inquiry.addressee_country)


def delivery_day(attempt: Attempt, *, inquiry: Inquiry) -> date | None:
    """Return the day at the addressee on which the letter provably arrived; None if unproven."""
    if attempt.delivery is not Delivery.PROVEN or attempt.delivered_at is None:
        return None
    return latest_day(attempt.delivered_at, country=inquiry.addressee_country)


def received_day(reply: Reply, *, inquiry: Inquiry) -> date:
    """Return the day at the addressee on which the reply reached us."""
    return earliest_day(reply.received_at, country=inquiry.addressee_country)


def _of_kind(replies: tuple[Reply, ...], *kinds: ReplyKind) -> tuple[Reply, ...]:
    return tuple(reply for reply in replies if reply.kind in kinds)


def _first_delivery(proven: tuple[Attempt, ...], *, country: str) -> date | None:
    return min(
        (
            latest_day(sent.delivered_at, country=country)
            for sent in proven
            if sent.letter is Letter.QUESTIONS and sent.delivered_at
        ),
        default=None,
    )


def _granted(replies: tuple[Reply, ...], *, inquiry: Inquiry, on: date) -> date | None:
    """Return until when more time was granted by `on`; of each reply the latest grant holds."""
    country = inquiry.addressee_country
    days = []
    for reply in replies:
        made = [one for one in reply.grants if earliest_day(one.granted_at, country=country) <= on]
        if made and reply.kind is not ReplyKind.AUTOMATIC:
            days.append(max(made, key=attrgetter("granted_at")).until)
    return max(days, default=None)


def _counted(proven: tuple[Attempt, ...], *, inquiry: Inquiry) -> tuple[Attempt, ...]:
    """Return the first letter of each day and channel: five mails of one minute are one."""
    first: dict[tuple[date | None, Channel], Attempt] = {}
    for sent in proven:
        first.setdefault((delivery_day(sent, inquiry=inquiry), sent.channel), sent)
    return tuple(first.values())


def _closing(
    counted: tuple[Attempt, ...],
    *,
    deadline: date | None,
    first: date | None,
    inquiry: Inquiry,
    terms: Terms,
) -> date | None:
    if deadline is None or first is None:
        return None
    arrived = sorted(
        (day, sent.channel)
        for sent in counted
        if (day := delivery_day(sent, inquiry=inquiry)) is not None
    )
    channels: set[Channel] = set()
    for count, (day, channel) in enumerate(arrived, start=1):
        channels.add(channel)
        if count >= terms.proven_attempts and len(channels) >= terms.channels:
            return max(day, deadline)
    return None
