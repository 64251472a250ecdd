"""Rules of date and lot codes: a possible reading, never a fact."""

from datetime import date, timedelta

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.parts.datecode import date_and_lot, week_span


@pytest.mark.parametrize(
    ("words", "raw", "rule"),
    [(["9831"], "9831", "YYWW"), (["953"], "953", "YWW"), (["9831", "145N", "7"], "9831", "YYWW")],
)
def test_a_sole_possible_date_code_is_read(words: list[str], raw: str, rule: str) -> None:
    reading, _lot = date_and_lot(words)
    assert reading is not None
    assert (reading.raw, reading.rule) == (raw, rule)


def test_every_reading_says_that_no_standard_does_and_names_its_source() -> None:
    reading, _lot = date_and_lot(["9831"])
    assert reading is not None
    assert "no standard" in reading.meaning.en
    assert "規格はない" in reading.meaning.ja
    assert reading.source.startswith("https://")


@pytest.mark.parametrize("words", [[], ["9854"], ["9800"], ["9831", "9832"], ["98315"], ["A831"]])
def test_what_may_be_two_weeks_or_none_is_not_read(words: list[str]) -> None:
    assert date_and_lot(words)[0] is None


def test_a_sole_word_left_over_is_the_lot_code_as_printed() -> None:
    assert date_and_lot(["9831", "b4x77"])[1] == "b4x77"
    assert date_and_lot(["9831", "B4X77", "C5Y88"])[1] is None


@pytest.mark.parametrize("year", range(2020, 2032))
@pytest.mark.parametrize("week", [1, 2, 21, 52])
def test_a_week_lies_in_its_span_however_it_is_counted(year: int, week: int) -> None:
    first, last = week_span(year, week=week)
    monday = date.fromisocalendar(year, week, 1)
    assert first <= monday
    assert monday + timedelta(days=6) <= last
    january = date(year, 1, 1)
    sunday = january + timedelta(days=(6 - january.weekday()) % 7 or 7, weeks=week - 2)
    assert week == 1 or first <= sunday
    assert first <= january + timedelta(weeks=week - 1)
    assert january + timedelta(weeks=week, days=-1) <= last


def test_a_week_that_no_year_has_is_refused() -> None:
    with pytest.raises(BadInput, match="no week 54"):
        week_span(2030, week=54)
