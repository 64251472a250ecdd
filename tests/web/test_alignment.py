"""Characters lie under those they stand for; what differs, is missing or unread is told apart."""

from witnessmark.web.alignment import Fit, align, align_marking


def fits(upper: str, lower: str) -> list[str]:
    """Return how each column agrees."""
    return [pair.fit.value for pair in align(upper, lower)]


def test_a_confusion_is_marked() -> None:
    assert fits("AB0", "ABO") == ["same", "same", "different"]


def test_an_unread_character_is_not_a_confusion() -> None:
    assert fits("AB?", "ABC") == ["same", "same", "unread"]


def test_gaps_show_on_either_side() -> None:
    assert fits("AB", "ABC") == ["same", "same", "extra"]
    assert fits("ABC", "AB") == ["same", "same", "missing"]


def test_a_part_is_laid_under_the_line_that_it_fits() -> None:
    pairs = align_marking(("MADE", "KM4071", "2231"), "KM4071A")
    assert "".join(pair.upper for pair in pairs) == "KM4071"
    assert pairs[-1].fit is Fit.EXTRA


def test_a_number_split_over_two_lines_is_joined() -> None:
    pairs = align_marking(("HX90", "B128"), "HX90B128")
    assert {pair.fit for pair in pairs} == {Fit.SAME}


def test_without_a_part_number_nothing_is_laid_out() -> None:
    assert align_marking(("KM4071",), "") == ()
