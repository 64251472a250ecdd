"""Countries are known by code and by the names that lists use."""

import pytest

from witnessmark.companies.countries import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cn", "CN"),
        ("China", "CN"),
        ("Korea, North", "KP"),
        ("Democratic People's Republic of Korea", "KP"),
        ("日本", "JP"),
        ("Virgin Islands, British", "VG"),
        ("UK", "GB"),
        ("undetermined", None),
        ("XX", None),
        ("", None),
    ],
)
def test_a_country_has_one_code(text: str, code: str | None) -> None:
    assert country_code(text) == code
