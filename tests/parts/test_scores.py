"""Rules of the scores."""

import pytest

from witnessmark.parts.scores import PROBABILITIES, Grade, grade_of, scores_of
from witnessmark.parts.support import Rule


@pytest.mark.parametrize("grade", Grade)
def test_rivals_lower_a_score_and_nothing_is_certain(grade: Grade) -> None:
    sole, contested = PROBABILITIES[grade]
    assert 0 < contested < sole <= 0.95


def test_two_equal_rivals_score_alike_and_share_one() -> None:
    one, other = scores_of([(Grade.PATTERN, False), (Grade.PATTERN, False)])
    assert one == other <= 0.5


@pytest.mark.parametrize("rivals", range(1, 12))
@pytest.mark.parametrize("grade", Grade)
def test_rivals_never_add_up_to_more_than_one(grade: Grade, rivals: int) -> None:
    assert sum(scores_of([(grade, False)] * rivals + [(Grade.PATTERN, True)])) <= 1


def test_what_speaks_against_halves_the_score() -> None:
    assert scores_of([(Grade.PATTERN, True)]) == [PROBABILITIES[Grade.PATTERN][0] / 2]


def test_a_pattern_that_is_not_specific_counts_as_a_shared_one() -> None:
    assert grade_of([Rule.MAKER_PATTERN], specific=[]) is Grade.SHARED_PATTERN
    assert grade_of([Rule.MAKER_PATTERN], specific=[Rule.MAKER_PATTERN]) is Grade.PATTERN


def test_a_mark_counts_for_more_with_a_number() -> None:
    assert grade_of([Rule.MAKER_MARK], specific=[]) is Grade.MARK
    both = grade_of([Rule.MAKER_MARK, Rule.SHARED_PATTERN], specific=[])
    assert both is Grade.MARK_AND_NUMBER
