"""How sure a candidate is: the share of such candidates that were right in a trial, smoothed.

What a candidate is like is its grade, where it is alone, and its place, where it has rivals. The
trial is run by benchmarks/identify.py on teardowns.csv, each row one part that somebody found in a
device and named the maker of; the maker is withheld. Markings are halved by the first bit of the
SHA-256 of their letters and digits: the figures below come from the development half alone, and
`benchmarks/results/identify.json` says how well they fit the other. Which cells there are was
settled with both halves in view. Most of the parts are router chips of a few makers.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from witnessmark.base.ids import MakerId
from witnessmark.parts.support import Rule


class Grade(StrEnum):
    """What kind of support a candidate has in all, strongest first."""

    PATTERN_AND_CATALOGUE = "pattern_and_catalogue"
    PATTERN = "pattern"
    CATALOGUE = "catalogue"
    MARK_AND_NUMBER = "mark_and_number"
    SHARED_AND_CATALOGUE = "shared_and_catalogue"
    SHARED_PATTERN = "shared_pattern"
    MARK = "mark"
    CATALOGUE_SHARED = "catalogue_shared"
    UNREADABLE = "unreadable"
    CATALOGUE_NEAR = "catalogue_near"
    LOOSE = "loose"


NEAR_MISSES: Final = frozenset({Grade.CATALOGUE_NEAR, Grade.LOOSE})
"""Grades of candidates whose number is not the one on the part."""

WEAK: Final = NEAR_MISSES | {Grade.UNREADABLE}
"""Grades that make no rival of a candidate whose number was read whole."""

_ALIKE: Final = {
    Grade.PATTERN_AND_CATALOGUE: Grade.PATTERN,
    Grade.SHARED_AND_CATALOGUE: Grade.MARK_AND_NUMBER,
    Grade.LOOSE: Grade.CATALOGUE_NEAR,
}
"""Grades that are as strong as another."""

_SPECIFIC: Final = frozenset({Grade.PATTERN_AND_CATALOGUE, Grade.PATTERN, Grade.CATALOGUE})


class Place(StrEnum):
    """How a candidate stands to its rivals.

    Ahead is one better founded than all of them, `AHEAD_SHARED` if by what may speak for others,
    too; level is one founded as well as the best of them.
    """

    SOLE = "sole"
    AHEAD = "ahead"
    AHEAD_SHARED = "ahead_shared"
    LEVEL = "level"
    BEHIND = "behind"
    BEHIND_CONTRADICTED = "behind_contradicted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """What the score of a candidate rests on."""

    maker_id: MakerId
    grade: Grade
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """In how many of how many rows such a candidate was right; how many markings these have."""

    right: int
    rows: int
    markings: int

    @property
    def score(self) -> float:
        """Return the share that was right, as if of two more markings one had been right.

        Rows with one marking count as one observation here: they do not err independently.
        """
        share = self.right / self.rows
        return min(MOST, (share * self.markings + 1) / (self.markings + 2))


MOST: Final = 0.95
"""The highest score: a marking cannot rule out that a part was marked anew."""

ALONE: Final[Mapping[Grade, float]] = {
    Grade.PATTERN_AND_CATALOGUE: Trial(242, 248, 59).score,
    Grade.PATTERN: Trial(386, 398, 122).score,
    Grade.CATALOGUE: Trial(5, 5, 5).score,
    Grade.MARK_AND_NUMBER: 0.8,
    Grade.SHARED_AND_CATALOGUE: 0.8,
    Grade.SHARED_PATTERN: Trial(16, 16, 15).score,
    Grade.MARK: 0.7,
    Grade.CATALOGUE_SHARED: 0.4,
    Grade.UNREADABLE: Trial(441, 480, 310).score,
    Grade.CATALOGUE_NEAR: 0.4,
    Grade.LOOSE: 0.3,
}
"""The score of a sole candidate, by its grade.

A bare figure is a cautious guess where fewer than five markings were found. `UNREADABLE` was
measured on the same rows with one character made unreadable.
"""

SHARED_UNCHECKED: Final = Trial(843, 1053, 1044).score
"""The same of a number with a shared form, where no catalogue says whose else it may be.

Measured on numbers drawn from a catalogue and identified without it.
"""

AMONG_RIVALS: Final[Mapping[Place, float]] = {
    Place.AHEAD: Trial(81, 81, 20).score,
    Place.AHEAD_SHARED: Trial(9, 13, 7).score,
    Place.LEVEL: 0.5,
    Place.BEHIND: Trial(3, 224, 38).score,
    Place.BEHIND_CONTRADICTED: 0.25,
}
"""The score of a candidate among rivals; if level with them, never more than it would have alone.

Nothing tells level ones apart, and they share one. A number of the catalogue that is ahead has more
than alone: a form speaks for it, too, that its rivals share. Behind one that something speaks
against, half of what `LEVEL` has; no such marking was found.
"""

MORE_OFTEN: Final[Mapping[frozenset[str], tuple[str, Trial]]] = {
    frozenset({"atheros", "qualcomm"}): ("atheros", Trial(48, 54, 24)),
    frozenset({"spansion", "cypress", "infineon"}): ("spansion", Trial(6, 6, 5)),
    frozenset({"csr", "qualcomm"}): ("qualcomm", Trial(5, 5, 2)),
    frozenset({"lantiq", "maxlinear"}): ("lantiq", Trial(3, 3, 3)),
}
"""Of makers that were level, which was more often right, where two markings or more were seen.

The others share what it leaves. These are makers one of which took the other over, and no rule of
theirs: who became whom does not say whose name stands on a part. Left out are Broadcom Corporation
and the Broadcom that bought it, because those who named the makers call both the same.
"""

_EXACT: Final = frozenset({Rule.CATALOGUE_NUMBER, Rule.SPLIT_NUMBER})
_SHARED: Final = frozenset({Rule.SHARED_PATTERN, Rule.DROPPED_PREFIX, Rule.MAKER_PATTERN})
_MARKS: Final = frozenset({Rule.MAKER_MARK, Rule.LOGO})
_UNREADABLE: Final = frozenset({Rule.CATALOGUE_UNREADABLE, Rule.PATTERN_UNREADABLE})
_NEAR: Final = frozenset({Rule.CATALOGUE_BEGINNING, Rule.CATALOGUE_STEM})


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
    if not _UNREADABLE.isdisjoint(rules):
        return Grade.UNREADABLE
    return Grade.LOOSE if _NEAR.isdisjoint(rules) else Grade.CATALOGUE_NEAR


def place_of(contender: Contender, contenders: Sequence[Contender]) -> Place:
    """Return how `contender` stands to its rivals among `contenders`.

    Weak ones are rivals of weak ones only, and behind the others.
    """
    strong = [one for one in contenders if one.grade not in WEAK]
    if strong and contender.grade in WEAK:
        return Place.BEHIND
    rivals = [one for one in strong or contenders if one.maker_id != contender.maker_id]
    level = [one for one in rivals if _strength(one) == _strength(contender)]
    stronger = [one for one in rivals if _strength(one) < _strength(contender)]
    if not rivals:
        return Place.SOLE
    if stronger:
        doubtful = all(one.contradicted for one in stronger)
        return Place.BEHIND_CONTRADICTED if doubtful else Place.BEHIND
    if not level:
        return Place.AHEAD if contender.grade in _SPECIFIC else Place.AHEAD_SHARED
    return Place.LEVEL


def scores_of(contenders: Sequence[Contender], *, catalogued: bool) -> list[float]:
    """Return the scores of rivals; all of them add up to no more than one.

    `catalogued` says that a catalogue was searched for more of them.
    Those behind share what the others leave. A mark, a hint or a package that speaks against a
    candidate halves its score; this is a choice, not a measurement.
    """
    places = [place_of(one, contenders) for one in contenders]
    level = frozenset(
        one.maker_id for one, place in zip(contenders, places, strict=True) if place is Place.LEVEL
    )
    weights = [
        _weight(one, place, level=level, catalogued=catalogued)
        for one, place in zip(contenders, places, strict=True)
    ]
    behind = sum(w for w, place in zip(weights, places, strict=True) if place is Place.BEHIND)
    whole = max(1.0, sum(weights) - behind)
    left = 1 - (sum(weights) - behind) / whole
    return [
        _rounded_down(weight * min(1, left / behind) if place is Place.BEHIND else weight / whole)
        for weight, place in zip(weights, places, strict=True)
    ]


def _strength(contender: Contender) -> int:
    return list(Grade).index(_ALIKE.get(contender.grade, contender.grade))


def _weight(
    contender: Contender, place: Place, *, level: frozenset[MakerId], catalogued: bool
) -> float:
    if place is Place.SOLE and contender.grade is Grade.SHARED_PATTERN and not catalogued:
        score = SHARED_UNCHECKED
    elif place is Place.SOLE:
        score = ALONE[contender.grade]
    elif place is Place.LEVEL and level in MORE_OFTEN:
        often, trial = MORE_OFTEN[level]
        is_often = contender.maker_id == often
        score = trial.score if is_often else (1 - trial.score) / (len(level) - 1)
    elif place is Place.LEVEL:
        score = min(ALONE[contender.grade], AMONG_RIVALS[place])
    else:
        score = AMONG_RIVALS[place]
    return score / 2 if contender.contradicted else score


def _rounded_down(score: float) -> float:
    """Return `score` in thousandths, never more than it is but for what a float adds."""
    return math.floor(round(score * 1000, 6)) / 1000
