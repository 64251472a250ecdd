"""The form of part numbers in words."""

import pytest

from witnessmark.web.patterns import in_words


@pytest.mark.parametrize(
    ("pattern", "en", "ja"),
    [
        (r"KQD\d{4}", "KQD, then 4 digits", "KQD、続いて数字4桁"),
        ("7Q33[A-F]", "7Q33, then one of A–F", "7Q33、続いてA–Fのうち1文字"),
        (r"SDP\d{2,3}", "SDP, then 2–3 digits", "SDP、続いて数字2–3桁"),
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
