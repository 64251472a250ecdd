"""What to do next in a correspondence, and by when."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import QuestionId
from witnessmark.base.text import Text
from witnessmark.inquiries.coding import Settlement
from witnessmark.inquiries.days import listed, written
from witnessmark.inquiries.final_text import final_texts, shown_by
from witnessmark.inquiries.inquiry import Delivery, Letter, Reply, SentClaim
from witnessmark.inquiries.post import (
    Arrival,
    Post,
    arrival,
    attempts_by,
    received_day,
    sent_day,
)
from witnessmark.inquiries.schedule import (
    Terms,
    correction_until,
    questions_from,
    reminders_due,
)
from witnessmark.inquiries.settled import answers_by, unsettled


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One thing to do; `due` is the day to do it on, None where it should be done now."""

    text: Text
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What the next step must know beyond the letters.

    `questions` were put, `settlements` are the case's, `claims` are those that name the company,
    each with the hash of its present wording, `published_on` is the day of publication. Without
    `questions` nothing is known of the coding: then each answer is held to be uncoded.
    """

    questions: tuple[QuestionId, ...] | None = None
    settlements: tuple[Settlement, ...] = ()
    claims: tuple[SentClaim, ...] = ()
    published_on: date | None = None


NO_PROGRESS: Final = Progress()
"""Nothing is known beyond the letters."""


def ask(post: Post, *, terms: Terms) -> NextStep:
    """Nothing was asked: send the notice, then the questions; a notice that came back is none."""
    sent = [one for one in attempts_by(post.inquiry, on=post.on) if one.letter is Letter.NOTICE]
    notices = [
        sent_day(one, inquiry=post.inquiry) for one in sent if one.delivery is not Delivery.FAILED
    ]
    if sent and not notices:
        return NextStep(
            text=Text(
                en="The notice came back: check the address, then send it again.",
                ja="予告の書簡が戻ってきた。宛先を確かめて送り直す。",
            )
        )
    if not notices:
        return NextStep(text=Text(en="Send the notice.", ja="予告の書簡を送る。"))
    day = questions_from(min(notices), terms=terms)
    shown = written(day)
    return NextStep(
        text=Text(
            en=f"Send the questions on {shown.en} or later.",
            ja=f"{shown.ja}以降に質問状を送る。",
        ),
        due=day,
    )


def prove(post: Post) -> NextStep:
    """Letters are under way: look for proof of delivery."""
    return NextStep(
        text=Text(
            en="Note the proof of delivery, or send again by another channel.",
            ja="到達の証明を記録する。得られなければ別の手段で送り直す。",
        )
    )


def readdress(post: Post) -> NextStep:
    """Every letter failed: find another address or channel."""
    return NextStep(
        text=Text(
            en="Check the address, then send by another channel.",
            ja="宛先を確かめ、別の手段で送る。",
        )
    )


def wait(post: Post, *, terms: Terms) -> NextStep:
    """The addressee has the questions and no answer has come."""
    if post.deadline is None:
        return prove(post)
    if post.on > post.deadline:
        return attempt_again(post, terms=terms)
    return _grant(post) or _remind(post, terms=terms) or _await(post.deadline)


def attempt_again(post: Post, *, terms: Terms) -> NextStep:
    """The deadline has passed; say what is still missing before "did not respond"."""
    if post.closing is not None:
        return _await(post.closing)
    channels = len({attempt.channel for attempt in post.counted})
    more = max(terms.channels - channels, 0)
    attempts = max(terms.proven_attempts - len(post.counted), more)
    return NextStep(
        text=Text(
            en=f"Send again: {attempts} more proven deliveries and {more} more channels are "
            "needed before it may be said that the company did not respond.",
            ja="再送する。「回答がなかった」と書くには、到達の証明があと"
            f"{attempts}件、手段があと{more}種類必要である。",
        )
    )


def finish(post: Post, *, terms: Terms, progress: Progress) -> NextStep:
    """The questions are through: code what came, send the final text, then append."""
    return _code(post, progress=progress) or _final_text(post, terms=terms, progress=progress)


def after_publication(post: Post, *, terms: Terms, progress: Progress) -> NextStep | None:
    """Return what is left to do once the case is published; None before that."""
    if progress.published_on is None or post.on < progress.published_on:
        return None
    until = correction_until(progress.published_on, terms=terms)
    shown = written(until)
    return _code(post, progress=progress) or NextStep(
        text=Text(
            en=f"A correction can be asked for until {shown.en}; append whatever comes back.",
            ja=f"{shown.ja}まで訂正を求めることができる。返信があれば追記する。",
        )
        if post.on <= until
        else Text(
            en=f"The time to ask for a correction passed on {shown.en}; append whatever comes "
            "back, whenever it comes.",
            ja=f"訂正を求める期間は{shown.ja}に過ぎた。返信があれば、時期を問わず追記する。",
        )
    )


def _code(post: Post, *, progress: Progress) -> NextStep | None:
    """Return that answers wait for their codes; None where each is settled."""
    waiting = _uncoded(post, progress=progress)
    if not waiting:
        return None
    days = listed(received_day(reply, inquiry=post.inquiry) for reply in waiting)
    return NextStep(
        text=Text(
            en=f"Have two people code the reply of {days.en}, then settle each code.",
            ja=f"2名で{days.ja}の回答を分類し、各分類を確定する。",
        )
    )


def _uncoded(post: Post, *, progress: Progress) -> tuple[Reply, ...]:
    if progress.questions is None:
        return answers_by(post.inquiry, on=post.on)
    open_ = unsettled(post.inquiry, progress.settlements, questions=progress.questions, on=post.on)
    return tuple(reply for reply, _ in open_)


def _final_text(post: Post, *, terms: Terms, progress: Progress) -> NextStep:
    sent = final_texts(post.inquiry, by=post.on)
    if not sent:
        return NextStep(text=Text(en="Send the final text.", ja="公表予定の文面を送る。"))
    known = {arrival(one, inquiry=post.inquiry, on=post.on) for one in sent}
    if known == {Arrival.FAILED}:
        return _came_back(len({one.channel for one in sent}), terms=terms)
    if Arrival.PROVEN not in known:
        return NextStep(
            text=Text(
                en="Note the proof of delivery of the final text, or send it again by another "
                "channel.",
                ja="公表予定の文面の到達の証明を記録する。得られなければ別の手段で送り直す。",
            )
        )
    present = {(one.claim, one.sha256) for one in progress.claims}
    if present - shown_by(post.inquiry, by=post.on):
        return NextStep(
            text=Text(
                en="The text to be published has changed since it was sent: send the final text "
                "again.",
                ja="送付後に公表予定の文面が変わった。改めて送る。",
            )
        )
    shown = written(min(sent_day(one, inquiry=post.inquiry) for one in sent))
    return NextStep(
        text=Text(
            en=f"The final text was sent on {shown.en}; append whatever comes back.",
            ja=f"公表予定の文面は{shown.ja}に送付済み。返信があれば追記する。",
        )
    )


def _came_back(channels: int, *, terms: Terms) -> NextStep:
    if channels < terms.channels:
        return NextStep(
            text=Text(
                en="The final text came back: check the address, then send it by another channel.",
                ja="公表予定の文面が戻ってきた。宛先を確かめ、別の手段で送る。",
            )
        )
    return NextStep(
        text=Text(
            en=f"The final text came back over {channels} channels; append whatever comes back.",
            ja=f"公表予定の文面は{channels}種類の手段で送ったが、いずれも戻ってきた。"
            "返信があれば追記する。",
        )
    )


def _grant(post: Post) -> NextStep | None:
    """Return that somebody asked for more time and has no answer to it."""
    asked = [reply for reply in post.extensions if not reply.grants]
    if not asked:
        return None
    days = listed(received_day(reply, inquiry=post.inquiry) for reply in asked)
    return NextStep(
        text=Text(
            en=f"Grant or refuse the time asked for on {days.en}.",
            ja=f"{days.ja}に求められた期限の延長を認めるかどうかを決める。",
        )
    )


def _await(deadline: date) -> NextStep:
    shown = written(deadline)
    return NextStep(
        text=Text(
            en=f"Wait for the answer until the end of {shown.en}.",
            ja=f"{shown.ja}の終わりまで回答を待つ。",
        ),
        due=deadline,
    )


def _remind(post: Post, *, terms: Terms) -> NextStep | None:
    if post.first_delivery is None:
        return None
    sent = {
        sent_day(attempt, inquiry=post.inquiry)
        for attempt in post.asked
        if attempt.letter is Letter.REMINDER
    }
    for day in reminders_due(post.first_delivery, terms=terms)[len(sent) :]:
        shown = written(day)
        return NextStep(
            text=Text(en=f"Send a reminder on {shown.en}.", ja=f"{shown.ja}に督促の書簡を送る。"),
            due=day,
        )
    return None
