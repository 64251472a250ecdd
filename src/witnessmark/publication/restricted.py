"""The restricted values of a case, to make sure that none stands in a text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from witnessmark.base.fields import is_restricted
from witnessmark.publication.case import Case

SHORTEST: Final = 5
"""Shorter values, such as a town's name of four letters, also stand in texts by chance."""


def restricted_words(case: Case) -> frozenset[str]:
    """Return every restricted text value of `case` that is long enough to be told from chance.

    The journal is left out: its restricted parts are notes on what is public elsewhere.
    """
    found = {
        words
        for field in fields(case)
        if field.name != "journal"
        for words in _inside(getattr(case, field.name))
    }
    return frozenset(words for words in found if len(words) >= SHORTEST)


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            held = getattr(value, field.name)
            if is_restricted(field) and isinstance(held, str):
                yield held.strip()
            else:
                yield from _inside(held)
