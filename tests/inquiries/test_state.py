"""The state of a correspondence is computed; silence is said only where letters prove it."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.examples import (
    at,
    five_letters,
    inquiry,
    notes,
    reply,
    sent,
    without_offsets,
)
from witnessmark.base.ids import PersonId, ReplyId
from witnessmark.inquiries.inquiry import (
    Attempt,
    Channel,
    Delivery,
    DeliveryNote,
    Grant,
    Inquiry,
    Letter,
    Reply,
    ReplyKind,
    Round,
)
from witnessmark.inquiries.schedule import Terms
from witnessmark.inquiries.state import ANSWERED, STATE_WORDS, State, correspondence

START = date(2031, 6, 10)
DEADLINE = date(2031, 6, 24)
AFTER = DEADLINE + timedelta(days=1)
FORBIDDEN = ("ignor", "refus", "fail", "無視", "拒否", "怠")


def state(
    *attempts: Attempt, replies: tuple[Reply, ...] = (), on: date = AFTER, country: str = "JP"
) -> State:
    return correspondence(inquiry(*attempts, replies=replies, country=country), on=on).state


def arrived(letter: Attempt, moment: datetime) -> Attempt:
    note = DeliveryNote(outcome=Delivery.PROVEN, at=moment, noted_at=moment)
    return replace(letter, deliveries=(note,))


def test_nothing_sent_is_not_sent() -> None:
    assert state() is State.NOT_SENT


def test_a_notice_asks_nothing() -> None:
    assert state(sent(START, Letter.NOTICE)) is State.NOT_SENT


def test_a_letter_under_way_is_neither_delivered_nor_undeliverable() -> None:
    assert state(sent(START, delivery=Delivery.UNPROVEN)) is State.SENT


def test_a_proof_without_its_moment_is_no_proof() -> None:
    undated = DeliveryNote(outcome=Delivery.PROVEN, noted_at=at(START))
    assert state(replace(sent(START), deliveries=(undated,))) is State.SENT


def test_letters_that_all_came_back_are_undeliverable() -> None:
    failed = sent(START, delivery=Delivery.FAILED)
    assert state(failed) is State.UNDELIVERABLE
    assert state(failed, sent(START, delivery=Delivery.UNPROVEN)) is State.SENT


def test_silence_after_too_few_proven_letters_is_only_delivered() -> None:
    assert state(*five_letters(START)[:4]) is State.DELIVERED


def test_unproven_letters_do_not_count_towards_no_reply() -> None:
    letters = five_letters(START)
    unproven = replace(letters[-1], deliveries=())
    assert state(*letters[:4], unproven) is State.DELIVERED


def test_five_letters_over_one_channel_are_not_enough() -> None:
    mails = tuple(replace(one, channel=Channel.EMAIL) for one in five_letters(START))
    assert state(*mails) is State.DELIVERED


def test_a_final_text_and_a_notice_do_not_count_as_asking() -> None:
    others = (sent(START, Letter.NOTICE, Channel.FAX), sent(START, Letter.FINAL_TEXT, Channel.FAX))
    assert state(*five_letters(START)[:4], *others) is State.DELIVERED


def test_no_reply_begins_the_day_after_the_deadline() -> None:
    letters = five_letters(START)
    assert state(*letters, on=DEADLINE) is State.DELIVERED
    assert state(*letters, on=AFTER) is State.NO_REPLY


def test_letters_that_complete_the_number_later_move_the_day() -> None:
    late_letter = sent(date(2031, 7, 2), Letter.REMINDER)
    letters = (*five_letters(START)[:4], late_letter)
    assert state(*letters, on=date(2031, 7, 2)) is State.DELIVERED
    found = correspondence(inquiry(*letters), on=date(2031, 7, 3))
    assert found.state is State.NO_REPLY
    assert found.sentence.en.startswith("Did not respond by 2 July 2031 to letters of 10 June 2031")


def test_the_count_starts_with_the_first_proven_questions_letter() -> None:
    unproven = sent(START, delivery=Delivery.UNPROVEN)
    reminder = sent(START + timedelta(days=1), Letter.REMINDER)
    proven = sent(START + timedelta(days=3), channel=Channel.POST)
    found = correspondence(inquiry(proven, reminder, unproven), on=AFTER)
    assert found.deadline == date(2031, 6, 27)


def test_the_day_of_delivery_is_the_addressees_day() -> None:
    evening = arrived(sent(START), at(START, 23))
    assert correspondence(inquiry(evening), on=AFTER).deadline == DEADLINE
    in_berlin = correspondence(inquiry(evening, country="DE"), on=AFTER)
    assert in_berlin.deadline == DEADLINE
    past_midnight = arrived(sent(START), at(START + timedelta(days=1), 1))
    assert correspondence(inquiry(past_midnight), on=AFTER).deadline == date(2031, 6, 25)
    still_the_day_before = inquiry(past_midnight, country="DE")
    assert correspondence(still_the_day_before, on=AFTER).deadline == DEADLINE


def test_automatic_replies_count_as_nothing() -> None:
    automatic = reply(START + timedelta(days=1), ReplyKind.AUTOMATIC)
    found = correspondence(inquiry(*five_letters(START), replies=(automatic,)), on=AFTER)
    assert found.state is State.NO_REPLY
    assert found.replies == ()
    assert "automatic-reply-does-not-count" in {one.rule for one in found.grounds}


def test_an_answer_on_the_last_day_is_in_time_and_one_a_day_later_is_late() -> None:
    assert state(sent(START), replies=(reply(DEADLINE),)) is State.REPLIED
    late = correspondence(inquiry(sent(START), replies=(reply(AFTER),)), on=AFTER)
    assert late.state is State.LATE
    assert late.sentence.en == "Replied on 25 June 2031; the deadline was 24 June 2031."
    assert [one.id for one in late.replies] == ["answer-2031-06-25"]


def test_a_late_reply_ends_no_reply() -> None:
    letters = five_letters(START)
    answer = (reply(date(2031, 8, 1)),)
    assert state(*letters, replies=answer, on=date(2031, 7, 31)) is State.NO_REPLY
    assert state(*letters, replies=answer, on=date(2031, 8, 1)) is State.LATE


@pytest.mark.parametrize("kind", [one for one in ReplyKind if one is not ReplyKind.AUTOMATIC])
def test_a_reply_to_the_final_text_answers_no_question(kind: ReplyKind) -> None:
    remark = reply(date(2031, 8, 1), kind, in_round=Round.FINAL_TEXT)
    asked = inquiry(*five_letters(START), replies=(remark,))
    found = correspondence(asked, on=date(2031, 8, 2))
    assert found.state is State.NO_REPLY
    assert (found.replies, found.remarks) == ((), (remark,))
    assert found.remark.en == "Wrote on 1 August 2031 about the text to be published."
    assert "公表予定の文面" in found.remark.ja
    assert "second-round-answers-no-question" in {one.rule for one in found.grounds}
    assert not correspondence(asked, on=date(2031, 7, 31)).remark


def test_an_automatic_reply_to_the_final_text_is_no_remark() -> None:
    remark = reply(date(2031, 8, 1), ReplyKind.AUTOMATIC, in_round=Round.FINAL_TEXT)
    found = correspondence(inquiry(sent(START), replies=(remark,)), on=date(2031, 8, 2))
    assert (found.remarks, bool(found.remark)) == ((), False)


def test_five_proofs_of_one_minute_are_one_attempt() -> None:
    mails = tuple(replace(sent(START), id=f"m{number}") for number in range(5))
    post = sent(START, Letter.REMINDER, Channel.POST)
    found = correspondence(inquiry(*mails, post), on=AFTER)
    assert found.state is State.DELIVERED
    assert len(found.proven) == 2
    ground = next(one for one in found.grounds if one.rule == "proven-deliveries")
    assert ground.seen == "2 of 6: email, post"
    assert "counts once" in ground.text.en
    assert "1件と数える" in ground.text.ja


def test_what_was_noted_last_of_a_delivery_holds_and_the_rest_is_kept() -> None:
    bounced = DeliveryNote(outcome=Delivery.FAILED, noted_at=at(START, 9))
    arrived_later = DeliveryNote(
        outcome=Delivery.PROVEN, at=at(START, 11), noted_at=at(START + timedelta(days=3))
    )
    letter = replace(sent(START), deliveries=(arrived_later, bounced))
    assert (letter.delivery, letter.delivered_at) == (Delivery.PROVEN, at(START, 11))
    assert len(letter.deliveries) == 2
    unknown = replace(letter, deliveries=())
    assert (unknown.delivery, unknown.delivered_at) == (Delivery.UNPROVEN, None)


def test_declining_is_an_answer_of_its_own_kind() -> None:
    declined = reply(START + timedelta(days=3), ReplyKind.DECLINED)
    assert state(sent(START), replies=(declined,)) is State.DECLINED
    assert state(sent(START), replies=(declined, reply(DEADLINE))) is State.REPLIED
    assert state(sent(START), replies=(declined, reply(AFTER))) is State.LATE


def test_an_acknowledgement_is_no_answer() -> None:
    receipt = (reply(START + timedelta(days=1), ReplyKind.ACKNOWLEDGEMENT),)
    assert state(sent(START), replies=receipt, on=DEADLINE) is State.ACKNOWLEDGED
    silent = correspondence(inquiry(*five_letters(START), replies=receipt), on=AFTER)
    assert silent.state is State.NO_REPLY
    assert silent.sentence.en.startswith("Acknowledged receipt on 11 June 2031; did not answer by")


def test_a_granted_extension_moves_the_deadline() -> None:
    asked = reply(DEADLINE, ReplyKind.EXTENSION, until=date(2031, 7, 10))
    letters = five_letters(START)
    assert state(*letters, replies=(asked,), on=date(2031, 7, 10)) is State.EXTENSION
    assert state(*letters, replies=(asked,), on=date(2031, 7, 11)) is State.NO_REPLY
    answered = (asked, reply(date(2031, 7, 10)))
    assert state(*letters, replies=answered, on=date(2031, 7, 10)) is State.REPLIED


def test_an_extension_that_was_not_granted_moves_nothing() -> None:
    asked = reply(START + timedelta(days=1), ReplyKind.EXTENSION)
    found = correspondence(inquiry(sent(START), replies=(asked,)), on=DEADLINE)
    assert (found.state, found.deadline) == (State.ACKNOWLEDGED, DEADLINE)


def test_a_grant_counts_from_the_day_it_was_made_and_the_latest_holds() -> None:
    asked = reply(
        START + timedelta(days=1), ReplyKind.EXTENSION, until=date(2031, 7, 10), granted_on=DEADLINE
    )
    before = correspondence(inquiry(sent(START), replies=(asked,)), on=date(2031, 6, 23))
    assert (before.state, before.deadline) == (State.ACKNOWLEDGED, DEADLINE)
    again = Grant(
        until=date(2031, 7, 5), granted_by=PersonId("editor"), granted_at=at(date(2031, 6, 25))
    )
    revised = replace(asked, grants=(again, *asked.grants))
    assert revised.extension_until == date(2031, 7, 5)
    for on, until in ((DEADLINE, date(2031, 7, 10)), (AFTER, date(2031, 7, 5))):
        found = correspondence(inquiry(sent(START), replies=(revised,)), on=on)
        assert (found.state, found.deadline) == (State.EXTENSION, until)


def test_an_extension_never_shortens_the_time() -> None:
    asked = reply(START + timedelta(days=1), ReplyKind.EXTENSION, until=START + timedelta(days=2))
    assert correspondence(inquiry(sent(START), replies=(asked,)), on=AFTER).deadline == DEADLINE


def test_the_sentence_gives_day_and_letters_and_reads_nothing_into_silence() -> None:
    found = correspondence(inquiry(*five_letters(START)), on=AFTER)
    assert found.sentence.en == (
        "Did not respond by 24 June 2031 to letters of 10 June 2031, 17 June 2031 and 22 June 2031."
    )
    assert found.sentence.ja == (
        "2031年6月10日、2031年6月17日、2031年6月22日の書簡に対し、2031年6月24日までに回答はなかった。"
    )


def test_a_call_is_named_as_a_call() -> None:
    letters = (*five_letters(START)[:4], sent(START, Letter.REMINDER, Channel.PHONE))
    sentence = correspondence(inquiry(*letters), on=AFTER).sentence
    assert "letters and calls of" in sentence.en
    assert "電話" in sentence.ja


def test_grounds_say_what_was_proved_and_what_is_needed() -> None:
    found = correspondence(inquiry(*five_letters(START)), on=AFTER)
    ground = next(one for one in found.grounds if one.rule == "proven-deliveries")
    assert ground.seen == "5 of 5: email, post"
    assert ground.expected == "5 over 2 channels"
    assert ground.date == AFTER.isoformat()


def test_terms_are_kept() -> None:
    easy = Terms(proven_attempts=1, channels=1, answer_days=3)
    found = correspondence(inquiry(sent(START)), on=date(2031, 6, 14), terms=easy)
    assert found.state is State.NO_REPLY


def test_every_state_has_words_in_both_languages() -> None:
    assert set(STATE_WORDS) == set(State)
    assert not [state for state, words in STATE_WORDS.items() if words.missing()]


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (START, date(2031, 6, 17)),
        (START + timedelta(days=8), date(2031, 6, 17)),
        (AFTER, None),
    ],
)
def test_the_next_step_names_its_day(on: date, due: date | None) -> None:
    step = correspondence(inquiry(sent(START)), on=on).next_step
    assert step.due == due
    assert not step.text.missing()


def test_the_next_step_says_what_is_missing_before_did_not_respond() -> None:
    step = correspondence(inquiry(*five_letters(START)[:2]), on=AFTER).next_step
    assert "3 more proven deliveries" in step.text.en


days = st.dates(date(2030, 12, 1), date(2031, 3, 31))
attempts = st.builds(
    lambda day, later, letter, channel, delivery, number: Attempt(
        id=f"a{number}",
        letter=letter,
        channel=channel,
        sent_at=at(day),
        deliveries=notes(day + timedelta(days=later), delivery),
    ),
    days,
    st.integers(0, 5),
    st.sampled_from(Letter),
    st.sampled_from(Channel),
    st.sampled_from(Delivery),
    st.integers(0, 10**6),
)
replies = st.builds(
    lambda day, kind, until, number: replace(
        reply(day, kind, until=until), id=ReplyId(f"r{number}"), received_at=at(day, 9)
    ),
    days,
    st.sampled_from(ReplyKind),
    st.none() | days,
    st.integers(0, 10**6),
)
inquiries = st.builds(
    lambda some, back, country: inquiry(*some, replies=tuple(back), country=country),
    st.lists(attempts, max_size=8),
    st.lists(replies, max_size=4),
    st.sampled_from(["JP", "US", "TW", ""]),
)


@given(inquiries, days, st.integers(0, 60))
def test_a_later_day_never_takes_a_reply_or_a_delivery_back(
    asked: Inquiry, day: date, more: int
) -> None:
    first = correspondence(asked, on=day)
    second = correspondence(asked, on=day + timedelta(days=more))
    if first.state in ANSWERED:
        assert second.state in ANSWERED
    assert {one.id for one in first.replies} <= {one.id for one in second.replies}
    assert {one.id for one in first.proven} <= {one.id for one in second.proven}


@given(inquiries, days, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(
    asked: Inquiry, day: date, chance: random.Random
) -> None:
    shuffled = replace(
        asked,
        attempts=tuple(chance.sample(asked.attempts, len(asked.attempts))),
        replies=tuple(chance.sample(asked.replies, len(asked.replies))),
    )
    first, second = (correspondence(one, on=day) for one in (asked, shuffled))
    assert (first.state, first.deadline, first.sentence) == (
        second.state,
        second.deadline,
        second.sentence,
    )


@given(inquiries, days)
def test_the_offset_a_moment_is_stored_with_does_not_matter(asked: Inquiry, day: date) -> None:
    first, second = (correspondence(one, on=day) for one in (asked, without_offsets(asked)))
    assert (first.state, first.deadline, first.sentence) == (
        second.state,
        second.deadline,
        second.sentence,
    )


@given(inquiries, days)
def test_automatic_replies_change_nothing(asked: Inquiry, day: date) -> None:
    by_people = tuple(one for one in asked.replies if one.kind is not ReplyKind.AUTOMATIC)
    assert (
        correspondence(asked, on=day).state
        == correspondence(replace(asked, replies=by_people), on=day).state
    )


@given(inquiries, days)
def test_no_reply_is_said_only_after_deadline_and_enough_proof(asked: Inquiry, day: date) -> None:
    found = correspondence(asked, on=day)
    if found.state is State.NO_REPLY:
        assert found.deadline is not None
        assert day > found.deadline
        assert len(found.proven) >= 5
        assert len(found.channels) >= 2
        assert found.replies == ()


@given(inquiries, days)
def test_no_sentence_reads_anything_into_silence(asked: Inquiry, day: date) -> None:
    sentence = correspondence(asked, on=day).sentence
    assert not sentence.missing()
    assert not [word for word in FORBIDDEN if word in f"{sentence.en} {sentence.ja}".lower()]
