"""Register numbers are compared in one spelling, and told apart by their check digits."""

import pytest

from witnessmark.companies.company import Scheme
from witnessmark.companies.identifiers import fold_number, scheme_of


@pytest.mark.parametrize(
    "text", ["9133 0000 7337 9610 6P", "USCC: 91330000733796106p", "91330000733796106P"]
)
def test_one_number_has_one_spelling(text: str) -> None:
    assert fold_number(text) == "91330000733796106P"


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("91330000733796106P", Scheme.USCC),
        ("CNE100000PM8", Scheme.ISIN),
        ("7010001034849", Scheme.JP_CORPORATE_NUMBER),
        ("91330000733796106Q", None),
        ("002415", None),
    ],
)
def test_check_digits_say_the_register(number: str, scheme: Scheme | None) -> None:
    assert scheme_of(number) == scheme
