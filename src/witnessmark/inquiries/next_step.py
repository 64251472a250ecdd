"""What to do next in a correspondence, and by when."""

from dataclasses import dataclass
from datetime import date

from witnessmark.base.text import Text
from witnessmark.inquiries.days import written
from witnessmark.inquiries.inquiry import Letter
from witnessmark.inquiries.post import Post, attempts_by, sent_day
from witnessmark.inquiries.schedule import Terms, questions_from, reminders_due


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One thing to do; `due` is the day to do it on, None where it should be done now."""

    text: Text
    due: date | None = None


def ask(post: Post, *, terms: Terms) -> NextStep:
    """Nothing was asked: send the notice, then the questions."""
    notices = [
        sent_day(sent, inquiry=post.inquiry)
        for sent in attempts_by(post.inquiry, on=post.on)
        if sent.letter is Letter.NOTICE
    ]
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
            ja="配達の証明を記録する。得られなければ別の手段で送り直す。",
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
    return _remind(post, terms=terms) or _await(post.deadline)


def attempt_again(post: Post, *, terms: Terms) -> NextStep:
    """The deadline has passed; say what is still missing before "did not respond"."""
    if post.closing is not None:
        return _await(post.closing)
    channels = len({attempt.channel for attempt in post.proven})
    attempts = max(terms.proven_attempts - len(post.proven), 0)
    more = max(terms.channels - channels, 0)
    return NextStep(
        text=Text(
            en=f"Send again: {attempts} more proven deliveries and {more} more channels are "
            "needed before it may be said that the company did not respond.",
            ja="再送する。「回答がなかった」と書くには、配達の証明があと"
            f"{attempts}件、手段があと{more}種類必要である。",
        )
    )


def code(post: Post) -> NextStep:
    """An answer is here."""
    return _append(post) or NextStep(
        text=Text(
            en="Have two people code the reply, then send the final text.",
            ja="2名で回答をコーディングし、公表予定の文面を送る。",
        )
    )


def send_final_text(post: Post) -> NextStep:
    """There is no answer to code: the text to be published comes next."""
    return _append(post) or NextStep(
        text=Text(en="Send the final text.", ja="公表予定の文面を送る。")
    )


def _append(post: Post) -> NextStep | None:
    """The final text was sent: what still comes back is appended."""
    days = [
        sent_day(attempt, inquiry=post.inquiry)
        for attempt in post.inquiry.attempts
        if attempt.letter is Letter.FINAL_TEXT
    ]
    if not any(day <= post.on for day in days):
        return None
    shown = written(min(days))
    return NextStep(
        text=Text(
            en=f"The final text was sent on {shown.en}; append whatever comes back.",
            ja=f"公表予定の文面は{shown.ja}に送付済み。返信があれば追記する。",
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
