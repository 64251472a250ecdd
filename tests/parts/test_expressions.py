"""Rules of the index over patterns: it may be slow, never wrong."""

import re
import string

import pytest
from hypothesis import given, strategies

from witnessmark.parts.expressions import first_characters
from witnessmark.reference.makers import load_makers

ANYTHING = string.ascii_uppercase + string.digits


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("QM\\d", "Q"),
        ("[A-C]X", "ABC"),
        ("(?:QM|T[HR])1", "QT"),
        ("\\d2", "0123456789"),
        ("QM|TH", "QT"),
        ("(?!QM)Q", "Q"),
        ("Q?M", None),
        ("(?:QM)?T", None),
        ("[^Q]M", None),
        (".M", None),
        ("Q*M", None),
    ],
)
def test_the_first_characters_are_known_or_unclear(pattern: str, first: str | None) -> None:
    assert first_characters(pattern) == (frozenset(first) if first else None)


PATTERNS = [part.pattern for maker in load_makers() for part in maker.parts]


@given(strategies.sampled_from(PATTERNS), strategies.text(ANYTHING, min_size=1, max_size=12))
def test_a_text_that_fits_begins_with_a_first_character(pattern: str, text: str) -> None:
    first = first_characters(pattern)
    if first is not None and text[0] not in first:
        assert not re.match(pattern, text)
