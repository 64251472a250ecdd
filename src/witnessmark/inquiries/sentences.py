"""The sentence that says, in public, where a correspondence stands: facts, no reading of them."""

from witnessmark.base.text import Text
from witnessmark.inquiries.days import listed, written
from witnessmark.inquiries.inquiry import Channel, Reply
from witnessmark.inquiries.post import Post, received_day, sent_day


def not_sent(post: Post) -> Text:
    """Say that nothing was asked by the day."""
    on = written(post.on)
    return Text(
        en=f"No questions had been sent by {on.en}.",
        ja=f"{on.ja}の時点で質問状は送付されていない。",
    )


def sent(post: Post) -> Text:
    """Say that questions were sent, and that no delivery is proved."""
    on, sent_on = written(post.on), _letters(post)
    return Text(
        en=f"Questions were sent on {sent_on.en}; their delivery had not been proved by {on.en}.",
        ja=f"{sent_on.ja}に質問状を送付したが、{on.ja}の時点で到達は証明されていない。",
    )


def undeliverable(post: Post) -> Text:
    """Say that no letter could be delivered."""
    sent_on = _letters(post)
    return Text(
        en=f"Questions sent on {sent_on.en} could not be delivered.",
        ja=f"{sent_on.ja}に送付した質問状は届かなかった。",
    )


def delivered(post: Post) -> Text:
    """Say when the questions arrived and by when an answer was asked for."""
    first = written(post.first_delivery or post.on)
    return _awaited(
        post,
        Text(
            en=f"The questions were delivered on {first.en}",
            ja=f"質問状は{first.ja}に到達した",
        ),
    )


def acknowledged(post: Post) -> Text:
    """Say that receipt was acknowledged, and that no answer has come."""
    days = _received(post, post.acknowledgements or post.extensions)
    return _awaited(
        post,
        Text(en=f"Acknowledged receipt on {days.en}", ja=f"{days.ja}に受領の連絡があった"),
    )


def extension(post: Post) -> Text:
    """Say until when the time to answer was extended."""
    until = written(post.deadline or post.on)
    return Text(
        en=f"Was given more time to answer, until {until.en}.",
        ja=f"回答期限を{until.ja}まで延長した。",
    )


def replied(post: Post) -> Text:
    """Say when replies came."""
    days = _received(post, post.answers)
    return Text(en=f"Replied on {days.en}.", ja=f"{days.ja}に回答があった。")


def declined(post: Post) -> Text:
    """Say when the company said that it would not answer."""
    days = _received(post, post.answers)
    return Text(
        en=f"Stated on {days.en} that it would not answer the questions.",
        ja=f"{days.ja}に、質問には回答しないとの連絡があった。",
    )


def late(post: Post) -> Text:
    """Say when a reply came, and that the deadline had passed."""
    days, deadline = _received(post, post.answers), written(post.deadline or post.on)
    return Text(
        en=f"Replied on {days.en}; the deadline was {deadline.en}.",
        ja=f"{days.ja}に回答があった（期限は{deadline.ja}）。",
    )


def no_reply(post: Post) -> Text:
    """Say by when no response had come to which letters; why, nobody knows (Kamminga)."""
    by, letters = written(post.closing or post.on), _letters(post, proven=True)
    calls = any(attempt.channel is Channel.PHONE for attempt in post.proven)
    kind = Text(en="letters and calls", ja="書簡および電話") if calls else Text("letters", "書簡")
    if contact := post.acknowledgements or post.extensions:
        days = _received(post, contact)
        return Text(
            en=f"Acknowledged receipt on {days.en}; "
            f"did not answer by {by.en} the {kind.en} of {letters.en}.",
            ja=f"{days.ja}に受領の連絡があったが、"
            f"{letters.ja}の{kind.ja}に対し、{by.ja}までに回答はなかった。",
        )
    return Text(
        en=f"Did not respond by {by.en} to {kind.en} of {letters.en}.",
        ja=f"{letters.ja}の{kind.ja}に対し、{by.ja}までに回答はなかった。",
    )


def remark(post: Post) -> Text:
    """Say when something came to the text to be published; empty where nothing did.

    It stands apart from the sentence on the questions, since it answers none of them.
    """
    if not post.remarks:
        return Text()
    days = _received(post, post.remarks)
    return Text(
        en=f"Wrote on {days.en} about the text to be published.",
        ja=f"公表予定の文面に対し、{days.ja}に連絡があった。",
    )


def _awaited(post: Post, start: Text) -> Text:
    on = written(post.on)
    if post.deadline is None or post.on > post.deadline:
        return Text(
            en=f"{start.en}; no answer had been received by {on.en}.",
            ja=f"{start.ja}。{on.ja}の時点で回答は届いていない。",
        )
    deadline = written(post.deadline)
    return Text(
        en=f"{start.en}; an answer was asked for by {deadline.en}.",
        ja=f"{start.ja}。回答期限は{deadline.ja}である。",
    )


def _letters(post: Post, *, proven: bool = False) -> Text:
    attempts = post.proven if proven else post.asked
    return listed(
        day
        for attempt in attempts
        if (day := sent_day(attempt, inquiry=post.inquiry)) <= (post.closing or post.on)
    )


def _received(post: Post, replies: tuple[Reply, ...]) -> Text:
    return listed(received_day(reply, inquiry=post.inquiry) for reply in replies)
