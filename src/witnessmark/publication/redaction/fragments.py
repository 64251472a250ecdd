"""Fragments of restricted values: runs so long that they stand in a text by no chance.

A run is 24 Japanese or Chinese characters, or six words or more: a word counts as its letters, but
as four at most, so that a run of "of the" and the like is longer. What lies between does not count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from witnessmark.publication.claims.folding import fold

RUN: Final = 24
"""How long a run is, in characters."""
_WORD: Final = 4
_CJK: Final = "\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_SIGN: Final = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[^\W_])+")


def runs(text: str) -> Iterator[str]:
    """Yield from each word or character of `text` the shortest run that begins with it."""
    yield from _runs(_SIGN.findall(fold(text).text))


def runs_in(text: str, signs: frozenset[str]) -> Iterator[str]:
    """Yield the runs of `text` that consist of `signs`, its words and characters, alone."""
    for known, stretch in groupby(_SIGN.findall(fold(text).text), signs.__contains__):
        if known:
            yield from _runs(tuple(stretch))


def signs_of(run: str) -> list[str]:
    """Return the words and characters of `run`."""
    return run.split(" ")


def _runs(signs: Sequence[str]) -> Iterator[str]:
    if len(signs) * _WORD < RUN:
        return
    lengths = [min(len(sign), _WORD) for sign in signs]
    end = length = 0
    for start, first in enumerate(lengths):
        while length < RUN and end < len(signs):
            length += lengths[end]
            end += 1
        if length < RUN:
            return
        yield " ".join(signs[start:end])
        length -= first
