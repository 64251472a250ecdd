"""The settlements that stand: settled again is settled anew, everywhere where codes are counted."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from witnessmark.base.ids import InquiryId, QuestionId, ReplyId
from witnessmark.inquiries.coding import Settlement
from witnessmark.inquiries.days import own_day
from witnessmark.inquiries.inquiry import Inquiry, Reply, ReplyKind, Round
from witnessmark.inquiries.post import replies_by


def latest_settlements(
    settlements: Iterable[Settlement], *, inquiries: Sequence[Inquiry], on: date
) -> tuple[Settlement, ...]:
    """Return the settlement that stood for each question of each reply at the end of `on`.

    Of one inquiry, reply and question that is the latest by `settled_at`. Settlements of replies
    that are no answer to the questions, such as those to the final text, are left out.
    """
    answers = {
        (inquiry.id, reply.id) for inquiry in inquiries for reply in answers_by(inquiry, on=on)
    }
    found: dict[tuple[InquiryId, ReplyId, QuestionId], Settlement] = {}
    for one in sorted(settlements, key=attrgetter("settled_at")):
        if (one.inquiry, one.reply) in answers and own_day(one.settled_at) <= on:
            found[one.inquiry, one.reply, one.question] = one
    return tuple(found.values())


def answers_by(inquiry: Inquiry, *, on: date) -> tuple[Reply, ...]:
    """Return the answers to the questions that had come by `on`: these are coded."""
    return tuple(
        reply
        for reply in replies_by(inquiry, on=on)
        if reply.kind is ReplyKind.ANSWER and reply.round is Round.QUESTIONS
    )


def unsettled(
    inquiry: Inquiry,
    settlements: Iterable[Settlement],
    *,
    questions: Sequence[QuestionId],
    on: date,
) -> tuple[tuple[Reply, tuple[QuestionId, ...]], ...]:
    """Return each answer that had come by `on`, with its questions that lack a settlement."""
    standing = latest_settlements(settlements, inquiries=(inquiry,), on=on)
    done = {(one.reply, one.question) for one in standing}
    open_ = (
        (reply, tuple(question for question in questions if (reply.id, question) not in done))
        for reply in answers_by(inquiry, on=on)
    )
    return tuple((reply, lacking) for reply, lacking in open_ if lacking)
