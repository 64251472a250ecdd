"""One text laid under another, character by character, so that differences can be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

UNREAD = "?"
"""Stands in a marking for one character that cannot be read."""


class Fit(StrEnum):
    """How two characters that lie above each other agree."""

    SAME = "same"
    UNREAD = "unread"
    DIFFERENT = "different"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True)
class Pair:
    """One column: the upper character, the lower one, and how they agree; a gap is empty."""

    upper: str
    lower: str
    fit: Fit


def align(upper: str, lower: str) -> tuple[Pair, ...]:
    """Return `lower` laid under `upper` with as few differences as possible."""
    return tuple(_pairs(upper, lower))


def align_marking(lines: Sequence[str], part: str) -> tuple[Pair, ...]:
    """Return `part` laid under that line of a marking, or two joined lines, that it fits best."""
    joined = [first + second for first, second in pairwise(lines)]
    options = [line for line in (*lines, *joined) if line]
    if not options or not part:
        return ()
    best = min(options, key=lambda line: _distance(line, part))
    return align(best, part)


def _distance(line: str, part: str) -> float:
    return Levenshtein.normalized_distance(line.upper(), part.upper())


def _pairs(upper: str, lower: str) -> Iterator[Pair]:
    for step in Levenshtein.opcodes(upper, lower):
        above = upper[step.src_start : step.src_end]
        below = lower[step.dest_start : step.dest_end]
        for place in range(max(len(above), len(below))):
            one, other = above[place : place + 1], below[place : place + 1]
            yield Pair(one, other, _fit(one, other))


def _fit(upper: str, lower: str) -> Fit:
    if upper == lower:
        return Fit.SAME
    if not upper:
        return Fit.EXTRA
    if not lower:
        return Fit.MISSING
    return Fit.UNREAD if UNREAD in (upper, lower) else Fit.DIFFERENT
