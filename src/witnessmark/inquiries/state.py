"""Where a correspondence stands on a day: computed from attempts and replies, never typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.ids import CompanyId, InquiryId
from witnessmark.base.text import Text
from witnessmark.inquiries import next_step, sentences
from witnessmark.inquiries.days import written
from witnessmark.inquiries.inquiry import Attempt, Channel, Delivery, Inquiry, Reply, ReplyKind
from witnessmark.inquiries.next_step import NO_PROGRESS, NextStep, Progress
from witnessmark.inquiries.post import Post, post_of, received_day
from witnessmark.inquiries.schedule import DEFAULT_TERMS, TERMS_SOURCE, Terms


class State(StrEnum):
    """Where a correspondence stands. `sent`: under way, with neither proof nor failure."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    EXTENSION = "extension"
    REPLIED = "replied"
    DECLINED = "declined"
    NO_REPLY = "no_reply"
    LATE = "late"


ANSWERED: Final = frozenset({State.REPLIED, State.DECLINED, State.LATE})
"""The states that a later day never leaves: something came back."""

NOT_REACHED: Final = frozenset({State.NOT_SENT, State.SENT, State.UNDELIVERABLE})
"""The states in which it is not proved that the company was asked."""

STATE_WORDS: Final[Mapping[State, Text]] = {
    State.NOT_SENT: Text(en="not sent", ja="未送付"),
    State.SENT: Text(en="sent, delivery not proved", ja="送付済み（到達は未証明）"),
    State.UNDELIVERABLE: Text(en="undeliverable", ja="不達"),
    State.DELIVERED: Text(en="delivered", ja="到達済み"),
    State.ACKNOWLEDGED: Text(en="acknowledged", ja="受領の連絡あり"),
    State.EXTENSION: Text(en="extension", ja="期限延長"),
    State.REPLIED: Text(en="replied", ja="回答あり"),
    State.DECLINED: Text(en="declined", ja="回答を控えるとの連絡あり"),
    State.NO_REPLY: Text(en="no reply by deadline", ja="期限までに回答なし"),
    State.LATE: Text(en="replied after the deadline", ja="期限後に回答あり"),
}
"""Each state in words."""


_SENTENCES: Final[Mapping[State, Callable[[Post], Text]]] = {
    State.NOT_SENT: sentences.not_sent,
    State.SENT: sentences.sent,
    State.UNDELIVERABLE: sentences.undeliverable,
    State.DELIVERED: sentences.delivered,
    State.ACKNOWLEDGED: sentences.acknowledged,
    State.EXTENSION: sentences.extension,
    State.REPLIED: sentences.replied,
    State.DECLINED: sentences.declined,
    State.NO_REPLY: sentences.no_reply,
    State.LATE: sentences.late,
}


@dataclass(frozen=True, kw_only=True)
class Correspondence:
    """What may be said of an inquiry on a day, and why.

    `proven` are the deliveries that count, over `channels`; `replies` are all answers and
    declinations to the questions, late ones too, oldest first; `remarks` are what came to the text
    to be published. Each is published. `sentence` says where the questions stand, `remark` that
    something came to that text (empty where nothing did). `next_step.due` sorts the work.
    """

    inquiry: InquiryId
    company: CompanyId
    on: date
    state: State
    deadline: date | None
    proven: tuple[Attempt, ...]
    channels: tuple[Channel, ...]
    replies: tuple[Reply, ...]
    remarks: tuple[Reply, ...]
    next_step: NextStep
    sentence: Text
    remark: Text
    grounds: tuple[Ground, ...]


def correspondence(
    inquiry: Inquiry,
    *,
    on: date,
    terms: Terms = DEFAULT_TERMS,
    progress: Progress = NO_PROGRESS,
) -> Correspondence:
    """Return where `inquiry` stood at the end of `on`; only the next step looks at `progress`.

    The time to answer runs from the first proven delivery of the questions letter. "No reply" is
    said only after the deadline and after enough proven deliveries over enough channels; until
    then the questions are merely delivered. Automatic replies count as nothing.
    """
    post = post_of(inquiry, on=on, terms=terms)
    state = _state(post)
    return Correspondence(
        inquiry=inquiry.id,
        company=inquiry.company,
        on=on,
        state=state,
        deadline=post.deadline,
        proven=post.counted,
        channels=tuple(sorted({attempt.channel for attempt in post.counted})),
        replies=post.answers,
        remarks=post.remarks,
        next_step=_next_step(state, post, terms=terms, progress=progress),
        sentence=_SENTENCES[state](post),
        remark=sentences.remark(post),
        grounds=_grounds(post, terms=terms),
    )


def _state(post: Post) -> State:
    if post.answers:
        return _answered(post)
    if post.closing is not None and post.on > post.closing:
        return State.NO_REPLY
    if post.granted and post.deadline and post.on <= post.deadline:
        return State.EXTENSION
    if post.acknowledgements or post.extensions:
        return State.ACKNOWLEDGED
    if post.first_delivery:
        return State.DELIVERED
    return _under_way(post)


def _answered(post: Post) -> State:
    in_time = {reply.kind for reply in post.answers if _in_time(reply, post)}
    if ReplyKind.ANSWER in in_time:
        return State.REPLIED
    if in_time and all(reply.kind is ReplyKind.DECLINED for reply in post.answers):
        return State.DECLINED
    return State.LATE


def _under_way(post: Post) -> State:
    if not post.asked:
        return State.NOT_SENT
    failed = all(attempt.delivery is Delivery.FAILED for attempt in post.asked)
    return State.UNDELIVERABLE if failed else State.SENT


def _in_time(reply: Reply, post: Post) -> bool:
    return post.deadline is None or received_day(reply, inquiry=post.inquiry) <= post.deadline


def _next_step(state: State, post: Post, *, terms: Terms, progress: Progress) -> NextStep:
    if state is State.NOT_SENT:
        return next_step.ask(post, terms=terms)
    if step := next_step.after_publication(post, terms=terms, progress=progress):
        return step
    match state:
        case State.SENT:
            return next_step.prove(post)
        case State.UNDELIVERABLE:
            return next_step.readdress(post)
        case State.DELIVERED | State.ACKNOWLEDGED | State.EXTENSION:
            return next_step.wait(post, terms=terms)
        case State.REPLIED | State.LATE | State.DECLINED | State.NO_REPLY:
            return next_step.finish(post, terms=terms, progress=progress)


def _grounds(post: Post, *, terms: Terms) -> tuple[Ground, ...]:
    grounds = [*(post.due.grounds if post.due else ()), _deliveries(post, terms=terms)]
    if post.granted and post.deadline:
        grounds.append(_extension(post, post.deadline))
    if post.remarks:
        grounds.append(_remarks(post))
    if post.automatic:
        grounds.append(_automatic(post))
    return tuple(grounds)


def _deliveries(post: Post, *, terms: Terms) -> Ground:
    channels = sorted({attempt.channel for attempt in post.counted})
    count = len(post.counted)
    enough = count >= terms.proven_attempts and len(channels) >= terms.channels
    return Ground(
        rule="proven-deliveries",
        direction=Direction.FOR if enough else Direction.AGAINST,
        seen=f"{count} of {len(post.asked)}: {', '.join(channels)}",
        expected=f"{terms.proven_attempts} over {terms.channels} channels",
        source=TERMS_SOURCE,
        date=post.on.isoformat(),
        text=Text(
            en=f"Of {len(post.asked)} letters {len(post.proven)} provably arrived and {count} "
            f"count, over {len(channels)} channels: what arrives on one day by one channel counts "
            f"once. {terms.proven_attempts} over {terms.channels} are needed before “did not "
            "respond”.",
            ja=f"書簡{len(post.asked)}件のうち{len(post.proven)}件の到達が証明され、"
            f"{len(channels)}種類の手段による{count}件と数える（同じ日に同じ手段で届いたものは"
            f"1件と数える）。「回答がなかった」と書くには{terms.channels}種類以上の手段で"
            f"{terms.proven_attempts}件の証明を要する。",
        ),
    )


def _extension(post: Post, deadline: date) -> Ground:
    until = written(deadline)
    return Ground(
        rule="extension",
        direction=Direction.FOR,
        seen=post.granted.isoformat() if post.granted else "",
        expected=deadline.isoformat(),
        source=TERMS_SOURCE,
        date=post.on.isoformat(),
        text=Text(
            en=f"With the extension that was granted the deadline is {until.en}.",
            ja=f"認めた延長により、期限は{until.ja}である。",
        ),
    )


def _remarks(post: Post) -> Ground:
    count = len(post.remarks)
    return Ground(
        rule="second-round-answers-no-question",
        direction=Direction.FOR,
        seen=", ".join(reply.id for reply in post.remarks),
        expected="",
        source=TERMS_SOURCE,
        date=post.on.isoformat(),
        text=Text(
            en=f"What came to the text to be published ({count}) is published in full, but is no "
            "answer to the questions.",
            ja=f"公表予定の文面に対して届いたもの（{count}件）は全文を公表するが、"
            "質問への回答とは扱わない。",
        ),
    )


def _automatic(post: Post) -> Ground:
    count = len(post.automatic)
    return Ground(
        rule="automatic-reply-does-not-count",
        direction=Direction.FOR,
        seen=", ".join(reply.id for reply in post.automatic),
        expected="",
        source=TERMS_SOURCE,
        date=post.on.isoformat(),
        text=Text(
            en=f"Automatic replies ({count}) are kept, but are neither a reply nor a receipt.",
            ja=f"自動返信（{count}件）は保存するが、回答とも受領とも扱わない。",
        ),
    )
