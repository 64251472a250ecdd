"""The restricted values of a case, to make sure that none stands in a text."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Final, get_args

from witnessmark.base.fields import is_restricted
from witnessmark.publication.case import Case

SHORTEST: Final = 5
"""Shorter values, such as a town's name of four letters, also stand in texts by chance."""


def restricted_words(case: Case) -> frozenset[str]:
    """Return every restricted text value of `case` that is long enough to be told from chance.

    The journal is left out: its restricted parts are notes on what is public elsewhere.
    """
    found = {words.strip() for words in _inside(replace(case, journal=()))}
    return frozenset(words for words in found if len(words) >= SHORTEST)


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _leading_fields(type(value)):
            yield from _inside(getattr(value, name))


@cache
def _leading_fields(cls: type) -> tuple[str, ...]:
    """Return the fields of `cls` that are restricted, or that lead to one that is."""
    return tuple(
        field.name
        for field in fields(cls)
        if is_restricted(field) or any(_leading_fields(kind) for kind in _kinds(field.type))
    )


def _kinds(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _kinds(part)
