"""Three figures, each with numerator, denominator and day; none is guessed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inquiries.examples import five_letters, inquiry, reply, sent, settled, sheet
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import InquiryId
from witnessmark.inquiries.coding import Directness, Settlement, Substance
from witnessmark.inquiries.figures import Figures, figures
from witnessmark.inquiries.inquiry import Delivery, Inquiry, ReplyKind, Round
from witnessmark.inquiries.schedule import Terms

START = date(2031, 4, 10)
ON = date(2031, 6, 1)
LINK = Substance.LINK_ACKNOWLEDGED


def numbers(found: Figures) -> list[tuple[int | None, int | None]]:
    return [(one.numerator, one.denominator) for one in found]


def count(*inquiries: Inquiry, settlements: tuple[Settlement, ...] = (), on: date = ON) -> Figures:
    return figures(inquiries, questionnaires=(sheet(),), settlements=settlements, on=on)


def answered(name: str, day: date = date(2031, 4, 20)) -> Inquiry:
    return inquiry(sent(START), replies=(reply(day),), name=name)


def test_silence_stays_in_every_denominator() -> None:
    direct = answered("direct")
    settlements = (
        settled(direct, direct.replies[0], "q1", directness=Directness.DIRECT),
        settled(direct, direct.replies[0], "q2", substance=(Substance.LINK_ACKNOWLEDGED,)),
    )
    found = count(direct, inquiry(*five_letters(START), name="silent"), settlements=settlements)
    assert numbers(found) == [(1, 2), (1, 4), (1, 2)]
    assert {one.as_of for one in found} == {ON}
    assert "1 of 4 questions" in found[1].sentence.en
    assert not [one for one in found if one.sentence.missing()]


def test_late_and_declined_are_replies_and_late_is_said() -> None:
    late = answered("late", date(2031, 5, 20))
    declined = inquiry(
        sent(START), replies=(reply(date(2031, 4, 11), ReplyKind.DECLINED),), name="declined"
    )
    rate = count(late, declined)[0]
    assert (rate.numerator, rate.denominator) == (2, 2)
    assert "1 of them after the deadline" in rate.sentence.en


def test_who_was_not_reached_was_not_asked_and_is_told_apart() -> None:
    unreached = inquiry(sent(START, delivery=Delivery.UNPROVEN), name="unreached")
    rate = count(answered("one"), unreached)[0]
    assert (rate.numerator, rate.denominator) == (1, 1)
    assert "for 1 more" in rate.sentence.en


def test_an_unfinished_coding_is_not_published() -> None:
    one = answered("one")
    half = (settled(one, one.replies[0], "q1"),)
    assert numbers(count(one, settlements=half)) == [(1, 1), (None, 2), (None, 1)]


def test_a_code_settled_later_does_not_count_yet() -> None:
    one = answered("one")
    both = tuple(settled(one, one.replies[0], question) for question in ("q1", "q2"))
    assert numbers(count(one, settlements=both, on=date(2031, 5, 1)))[1] == (None, 2)
    assert numbers(count(one, settlements=both, on=date(2031, 5, 2)))[1] == (0, 2)


def test_a_revised_settlement_counts_in_every_figure() -> None:
    one = answered("one")
    first = (
        settled(one, one.replies[0], "q1", directness=Directness.DIRECT, substance=(LINK,)),
        settled(one, one.replies[0], "q2"),
    )
    revised = replace(
        settled(one, one.replies[0], "q1", directness=Directness.PARTIAL),
        settled_at=datetime(2031, 5, 10, 12, tzinfo=UTC),
    )
    assert numbers(count(one, settlements=first)) == [(1, 1), (1, 2), (1, 1)]
    assert numbers(count(one, settlements=(revised, *first))) == [(1, 1), (0, 2), (0, 1)]
    before = count(one, settlements=(revised, *first), on=date(2031, 5, 9))
    assert numbers(before) == [(1, 1), (1, 2), (1, 1)]


def test_a_reply_to_the_final_text_leaves_every_figure_as_it_was() -> None:
    remark = reply(date(2031, 5, 20), in_round=Round.FINAL_TEXT)
    silent = inquiry(*five_letters(START), replies=(remark,), name="silent")
    code = settled(silent, remark, "q1", directness=Directness.DIRECT, substance=(LINK,))
    found = count(silent, settlements=(code,))
    assert numbers(found) == [(0, 1), (0, 2), (0, 1)]
    assert "after the deadline" not in found[0].sentence.en


def test_the_figures_keep_to_the_terms_of_the_case() -> None:
    slow = Terms(answer_days=40)
    late = answered("late", date(2031, 5, 10))
    found = figures((late,), questionnaires=(sheet(),), settlements=(), on=ON, terms=slow)
    assert "after the deadline" in count(late)[0].sentence.en
    assert "after the deadline" not in found[0].sentence.en


def test_a_company_counts_once_however_often_it_was_asked() -> None:
    first = answered("one")
    second = replace(inquiry(sent(START), name="one"), id=InquiryId("ask-again"))
    assert numbers(count(first, second))[0] == (1, 1)


def test_nobody_asked_is_zero_of_zero() -> None:
    assert numbers(count()) == [(0, 0), (0, 0), (0, 0)]


def test_a_missing_questionnaire_is_named() -> None:
    with pytest.raises(BadInput, match="'questions'"):
        figures([answered("one")], questionnaires=(), settlements=(), on=ON)
