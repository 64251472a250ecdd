"""The form of part numbers in words."""

import pytest

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.text import Text
from witnessmark.parts.patterns import form_in_words, in_words, rests_on_form


@pytest.mark.parametrize(
    ("pattern", "en", "ja"),
    [
        (r"KQD\d{4}", "KQD, then 4 digits", "KQD、続いて数字4桁"),
        ("7Q33[A-F]", "7Q33, then one of A–F", "7Q33、続いてA–Fのうち1文字"),
        (r"SDP\d{2,3}", "SDP, then 2–3 digits", "SDP、続いて数字2–3桁"),
        ("A[BCD]", "A, then one of B, C, D", "A、続いてB、C、Dのうち1文字"),
        (r"AB\d", "AB, then 1 digit", "AB、続いて数字1桁"),
    ],
)
def test_a_plain_pattern_is_said_in_words(pattern: str, en: str, ja: str) -> None:
    said = in_words(pattern)
    assert said is not None
    assert (said.en, said.ja) == (en, ja)


@pytest.mark.parametrize("pattern", [r"A(?!B)\d", "A|B", r"A\w{3}", "A.*", "A+", "(A)"])
def test_what_is_not_plain_is_not_guessed(pattern: str) -> None:
    assert in_words(pattern) is None


@pytest.mark.parametrize("pattern", [r"KQD\d{4}", r"A(?!B)\d"])
def test_no_reader_sees_a_raw_pattern(pattern: str) -> None:
    words = form_in_words(pattern)
    assert "\\" not in words.en + words.ja
    assert words.en
    assert words.ja


@pytest.mark.parametrize(
    ("rule", "expected", "rests"),
    [
        ("maker_pattern", "SDP", True),
        ("other_makers", "7Q33[A-F]", True),
        ("catalogue_number", "KQD4310", False),
        ("name.same", "A LANTERN [OF OLD] CO", False),
    ],
)
def test_a_ground_says_whether_it_rests_on_a_form(rule: str, expected: str, *, rests: bool) -> None:
    ground = Ground(
        rule=rule,
        direction=Direction.FOR,
        seen="KQD4310",
        expected=expected,
        source="",
        date="",
        text=Text(en="It fits.", ja="合う。"),
    )
    assert rests_on_form(ground) is rests
