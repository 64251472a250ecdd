"""Rules of reading a marking."""

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.parts.marking import LONGEST, fragments_of, read_marking


@pytest.mark.parametrize(
    "text", ["TH5000\nEV100", "TH5000 / EV100", "TH5000|EV100", "TH5000\r\nEV100\n"]
)
def test_lines_are_separated_in_three_ways(text: str) -> None:
    assert read_marking(text).lines == ("TH5000", "EV100")


def test_a_slash_without_spaces_is_part_of_the_number() -> None:
    assert read_marking("LM358/NOPB").lines == ("LM358/NOPB",)


def test_a_trailing_question_mark_is_unreadable_unless_it_is_doubt() -> None:
    plain, doubted = read_marking("QM1234?"), read_marking("QM1234 ?", doubt_mark=True)
    assert (plain.lines, plain.doubted) == (("QM1234?",), False)
    assert (doubted.lines, doubted.doubted) == (("QM1234",), True)
    assert doubted.text == "QM1234 ?"


def test_the_marking_is_kept_as_given() -> None:
    assert read_marking("  qm1234a / 2345 ").text == "  qm1234a / 2345 "


def test_a_text_that_no_part_has_room_for_is_refused() -> None:
    with pytest.raises(BadInput, match="10,000 characters"):
        read_marking("Q" * 10_000)
    assert read_marking("Q" * LONGEST)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85"])
def test_a_control_character_is_refused(character: str) -> None:
    with pytest.raises(BadInput, match="control character"):
        read_marking(f"QM12{character}34")


def test_words_are_joined_within_a_line_and_over_two_lines() -> None:
    texts = {fragment.text for fragment in fragments_of(read_marking("AA 11 / BB"))}
    assert texts == {"AA", "11", "BB", "AA11", "11BB"}


def test_a_country_is_no_part_of_a_number() -> None:
    texts = {fragment.text for fragment in fragments_of(read_marking("QM1234 JAPAN 9831"))}
    assert texts == {"QM1234", "9831"}


def test_a_marking_with_very_many_words_stays_bounded() -> None:
    assert len(list(fragments_of(read_marking("A1 " * 300)))) <= 40 * 3
