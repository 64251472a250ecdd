"""Rules of date and lot codes: a possible reading, never a fact."""

import pytest

from witnessmark.parts.datecode import date_and_lot


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
