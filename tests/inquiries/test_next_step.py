"""What to do next: one row for each situation, in the order in which they come about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inquiries.examples import five_letters, inquiry, reply, sent, settled
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import ClaimId, QuestionId
from witnessmark.inquiries.coding import Settlement
from witnessmark.inquiries.inquiry import (
    Attempt,
    Channel,
    Delivery,
    Inquiry,
    Letter,
    Reply,
    ReplyKind,
    Round,
    SentClaim,
)
from witnessmark.inquiries.next_step import NO_PROGRESS, Progress
from witnessmark.inquiries.schedule import Terms
from witnessmark.inquiries.state import correspondence

START = date(2031, 6, 10)
NOTICE = date(2031, 6, 2)
PUBLISHED = date(2031, 8, 20)
ANSWER = reply(START + timedelta(days=3))
WORDING = SentClaim(claim=ClaimId("c1"), sha256=Sha256("a" * 64))
QUESTIONS = (QuestionId("q1"), QuestionId("q2"))


def final(
    outcome: Delivery = Delivery.PROVEN,
    channel: Channel = Channel.EMAIL,
    day: date = date(2031, 7, 10),
    wording: SentClaim = WORDING,
) -> Attempt:
    return replace(sent(day, Letter.FINAL_TEXT, channel, outcome), claims=(wording,))


def codes(*questions: str) -> tuple[Settlement, ...]:
    return tuple(settled(inquiry(), ANSWER, question) for question in questions)


def coded(*questions: str, published_on: date | None = None) -> Progress:
    at = datetime(2031, 7, 1, tzinfo=UTC)
    return Progress(
        questions=QUESTIONS,
        settlements=tuple(replace(one, settled_at=at) for one in codes(*questions)),
        claims=(WORDING,),
        published_on=published_on,
    )


def asked(*attempts: Attempt, replies: tuple[Reply, ...] = (ANSWER,)) -> Inquiry:
    return inquiry(*attempts, replies=replies)


SILENT = five_letters(START)
QUESTION = sent(START)
LATE = date(2031, 7, 15)
BOTH = coded("q1", "q2")
SITUATIONS: dict[str, tuple[Inquiry, date, Progress, str]] = {
    "nothing was sent": (asked(replies=()), NOTICE, coded(), "Send the notice."),
    "the notice is out": (
        asked(sent(NOTICE, Letter.NOTICE), replies=()),
        NOTICE,
        coded(),
        "Send the questions on 9 June 2031 or later.",
    ),
    "the notice came back": (
        asked(sent(NOTICE, Letter.NOTICE, delivery=Delivery.FAILED), replies=()),
        START,
        coded(),
        "The notice came back",
    ),
    "a second notice arrived": (
        asked(
            sent(NOTICE, Letter.NOTICE, delivery=Delivery.FAILED),
            sent(NOTICE + timedelta(days=2), Letter.NOTICE, Channel.POST),
            replies=(),
        ),
        START,
        coded(),
        "Send the questions on 11 June 2031 or later.",
    ),
    "the questions are under way": (
        asked(sent(START, delivery=Delivery.UNPROVEN), replies=()),
        START,
        coded(),
        "Note the proof of delivery",
    ),
    "the questions came back": (
        asked(sent(START, delivery=Delivery.FAILED), replies=()),
        START,
        coded(),
        "Check the address",
    ),
    "a reminder is due": (asked(QUESTION, replies=()), START, coded(), "Send a reminder"),
    "time was asked for": (
        asked(QUESTION, replies=(reply(START, ReplyKind.EXTENSION),)),
        date(2031, 6, 12),
        coded(),
        "Grant or refuse the time asked for on 10 June 2031.",
    ),
    "time was granted": (
        asked(*SILENT[::2], replies=(reply(START, ReplyKind.EXTENSION, until=date(2031, 7, 3)),)),
        date(2031, 6, 28),
        coded(),
        "Wait for the answer until the end of 3 July 2031.",
    ),
    "too few letters arrived": (
        asked(*SILENT[:2], replies=()),
        LATE,
        coded(),
        "Send again: 3 more proven deliveries",
    ),
    "a reply is not coded": (
        asked(QUESTION),
        LATE,
        coded(),
        "Have two people code the reply of 13 June 2031",
    ),
    "a reply is coded in part": (asked(QUESTION), LATE, coded("q1"), "Have two people code"),
    "nothing is known of the codes": (asked(QUESTION), LATE, NO_PROGRESS, "Have two people code"),
    "the final text went out before the reply was coded": (
        asked(QUESTION, final()),
        LATE,
        coded("q1"),
        "Have two people code",
    ),
    "everything is settled": (asked(QUESTION), LATE, BOTH, "Send the final text."),
    "nobody answered": (asked(*SILENT, replies=()), LATE, coded(), "Send the final text."),
    "the company declined": (
        asked(QUESTION, replies=(reply(START, ReplyKind.DECLINED),)),
        LATE,
        coded(),
        "Send the final text.",
    ),
    "the final text is under way": (
        asked(QUESTION, final(Delivery.UNPROVEN)),
        LATE,
        BOTH,
        "Note the proof of delivery of the final text",
    ),
    "the final text came back": (
        asked(QUESTION, final(Delivery.FAILED)),
        LATE,
        BOTH,
        "The final text came back: check the address",
    ),
    "the final text came back twice": (
        asked(QUESTION, final(Delivery.FAILED), final(Delivery.FAILED, Channel.POST)),
        LATE,
        BOTH,
        "The final text came back over 2 channels; append",
    ),
    "the words changed after the final text": (
        asked(QUESTION, final(wording=replace(WORDING, sha256=Sha256("b" * 64)))),
        LATE,
        BOTH,
        "The text to be published has changed",
    ),
    "the final text arrived": (
        asked(QUESTION, final()),
        LATE,
        BOTH,
        "The final text was sent on 10 July 2031; append",
    ),
    "the final text was answered": (
        asked(
            QUESTION,
            final(),
            replies=(ANSWER, reply(date(2031, 7, 12), in_round=Round.FINAL_TEXT)),
        ),
        LATE,
        BOTH,
        "append whatever comes back",
    ),
    "the day before publication": (
        asked(QUESTION, final()),
        PUBLISHED - timedelta(days=1),
        coded("q1", "q2", published_on=PUBLISHED),
        "The final text was sent",
    ),
    "published": (
        asked(QUESTION, final()),
        PUBLISHED,
        coded("q1", "q2", published_on=PUBLISHED),
        "A correction can be asked for until 17 September 2031",
    ),
    "published, and a late reply is not coded": (
        asked(QUESTION, final(), replies=(ANSWER, reply(date(2031, 8, 25)))),
        date(2031, 8, 26),
        coded("q1", "q2", published_on=PUBLISHED),
        "Have two people code the reply of 25 August 2031",
    ),
    "published, and the time for corrections has passed": (
        asked(QUESTION, final()),
        date(2031, 9, 18),
        coded("q1", "q2", published_on=PUBLISHED),
        "The time to ask for a correction passed on 17 September 2031",
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_situation_has_its_next_step(situation: str) -> None:
    stands, on, progress, expected = SITUATIONS[situation]
    step = correspondence(stands, on=on, progress=progress).next_step
    assert expected in step.text.en
    assert not step.text.missing()


def test_the_last_day_for_a_correction_follows_the_terms() -> None:
    progress = coded("q1", "q2", published_on=PUBLISHED)
    step = correspondence(
        asked(QUESTION, final()), on=PUBLISHED, progress=progress, terms=Terms(correction_days=7)
    ).next_step
    assert "27 August 2031" in step.text.en
    assert "2031年8月27日" in step.text.ja
