"""How often a candidate with such support was right: coarse bins, measured, never made up."""

import math
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final

from witnessmark.parts.support import Rule


class Grade(StrEnum):
    """What kind of support a candidate has in all, strongest first."""

    PATTERN_AND_CATALOGUE = "pattern_and_catalogue"
    PATTERN = "pattern"
    CATALOGUE = "catalogue"
    MARK_AND_NUMBER = "mark_and_number"
    SHARED_AND_CATALOGUE = "shared_and_catalogue"
    SHARED_PATTERN = "shared_pattern"
    CATALOGUE_SHARED = "catalogue_shared"
    CATALOGUE_NEAR = "catalogue_near"
    LOOSE = "loose"
    MARK = "mark"


NEAR_MISSES: Final = frozenset({Grade.CATALOGUE_NEAR, Grade.LOOSE})
"""Grades of candidates whose number is not the one on the part."""

PROBABILITIES: Final[Mapping[Grade, tuple[float, float]]] = {
    Grade.PATTERN_AND_CATALOGUE: (0.95, 0.9),
    Grade.PATTERN: (0.95, 0.9),
    Grade.CATALOGUE: (0.85, 0.75),
    Grade.MARK_AND_NUMBER: (0.8, 0.6),
    Grade.SHARED_AND_CATALOGUE: (0.8, 0.6),
    Grade.SHARED_PATTERN: (0.8, 0.4),
    Grade.CATALOGUE_SHARED: (0.4, 0.1),
    Grade.CATALOGUE_NEAR: (0.4, 0.03),
    Grade.LOOSE: (0.3, 0.03),
    Grade.MARK: (0.7, 0.3),
}
"""The share of candidates that were right: of sole ones, and of those among rivals.

Measured by benchmarks/identify.py on the development halves of its two splits (2,226 catalogue
numbers and 115 teardown markings for `pattern`; 1,031 and 14 for `shared_pattern`; 25 markings for
`catalogue`), rounded down. Nothing is above 0.95: a marking cannot rule out that a part was marked
anew. For the grades with a mark, for shared numbers without a pattern, and for near misses fewer
than 30 markings were found; those figures are cautious guesses of that size, not measurements.
"""

_EXACT: Final = frozenset({Rule.CATALOGUE_NUMBER, Rule.SPLIT_NUMBER})
_SHARED: Final = frozenset({Rule.SHARED_PATTERN, Rule.DROPPED_PREFIX, Rule.MAKER_PATTERN})
_MARKS: Final = frozenset({Rule.MAKER_MARK, Rule.LOGO})


def grade_of(rules: Collection[Rule], *, specific: Collection[Rule]) -> Grade:
    """Return the grade of a candidate with support by `rules`, some of them specific."""
    exact = not _EXACT.isdisjoint(rules)
    shared = not _SHARED.isdisjoint(rules)
    if Rule.MAKER_PATTERN in specific:
        return Grade.PATTERN_AND_CATALOGUE if exact else Grade.PATTERN
    if Rule.CATALOGUE_NUMBER in specific:
        return Grade.CATALOGUE
    if not _MARKS.isdisjoint(rules):
        return Grade.MARK if _MARKS.issuperset(rules) else Grade.MARK_AND_NUMBER
    if shared:
        return Grade.SHARED_AND_CATALOGUE if exact else Grade.SHARED_PATTERN
    if exact:
        return Grade.CATALOGUE_SHARED
    near = Rule.CATALOGUE_BEGINNING in rules or Rule.CATALOGUE_STEM in rules
    return Grade.CATALOGUE_NEAR if near else Grade.LOOSE


def scores_of(standings: Sequence[tuple[Grade, bool]]) -> list[float]:
    """Return the scores of rivals, given the grade of each and whether it is contradicted.

    The score of a sole candidate is the first of its grade's probabilities, among rivals the
    second, shrunk so that all scores add up to no more than one. A mark, a hint or a package that
    speaks against a candidate halves its score; this is a choice, not a measurement.
    """
    contested = len(standings) > 1
    weights = [
        PROBABILITIES[grade][contested] / (2 if contradicted else 1)
        for grade, contradicted in standings
    ]
    whole = max(1.0, sum(weights))
    return [_rounded_down(weight / whole) for weight in weights]


def _rounded_down(score: float) -> float:
    """Return `score` in thousandths, never more than it is but for what a float adds."""
    return math.floor(round(score * 1000, 6)) / 1000
