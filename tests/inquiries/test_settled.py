"""Which settlements stand at the end of a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inquiries.examples import inquiry, reply, sent, settled
from witnessmark.base.ids import QuestionId
from witnessmark.inquiries.coding import Directness
from witnessmark.inquiries.settled import latest_settlements, unsettled

ASKED = inquiry(sent(date(2031, 4, 10)), replies=(reply(date(2031, 4, 20)),))
ANSWER = ASKED.replies[0]


@pytest.mark.parametrize("hour", [0, 11, 14, 15, 22, 23])
def test_what_is_settled_today_is_settled_today_at_any_hour(hour: int) -> None:
    evening = replace(settled(ASKED, ANSWER), settled_at=datetime(2031, 5, 2, hour, 30, tzinfo=UTC))
    assert not unsettled(
        ASKED, (evening,), questions=(QuestionId("q1"),), on=evening.settled_at.date()
    )


def test_what_is_settled_tomorrow_leaves_the_question_open() -> None:
    later = replace(settled(ASKED, ANSWER), settled_at=datetime(2031, 5, 3, 12, tzinfo=UTC))
    open_ = unsettled(ASKED, (later,), questions=(QuestionId("q1"),), on=date(2031, 5, 2))
    assert open_ == ((ANSWER, (QuestionId("q1"),)),)


def test_the_latest_settlement_stands_whatever_the_order() -> None:
    first = settled(ASKED, ANSWER)
    second = replace(
        first,
        directness=Directness.DIRECT,
        settled_at=datetime(2031, 5, 4, 12, tzinfo=UTC),
    )
    for given in ((first, second), (second, first)):
        assert latest_settlements(given, inquiries=(ASKED,), on=date(2031, 6, 1)) == (second,)
        assert latest_settlements(given, inquiries=(ASKED,), on=date(2031, 5, 3)) == (first,)
