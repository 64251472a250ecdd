"""Rules of the scores."""

import json
from pathlib import Path

import pytest

from witnessmark.base.ids import MakerId
from witnessmark.parts.scores import (
    ALONE,
    AMONG_RIVALS,
    MORE_OFTEN,
    MOST,
    SHARED_UNCHECKED,
    Contender,
    Grade,
    Place,
    Trial,
    grade_of,
    place_of,
    scores_of,
)
from witnessmark.parts.support import Rule

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results" / "identify.json"
SCORES = json.loads(RESULTS.read_text(encoding="utf-8"))["scores"]


def contender(maker: str, grade: Grade, *, contradicted: bool = False) -> Contender:
    """Return a contender."""
    return Contender(maker_id=MakerId(maker), grade=grade, contradicted=contradicted)


def of_grades(*grades: Grade) -> list[Contender]:
    """Return contenders of these grades, of as many makers."""
    return [contender(f"maker-{place}", grade) for place, grade in enumerate(grades)]


def scored(*contenders: Contender) -> list[float]:
    """Return the scores of contenders where a catalogue was searched."""
    return scores_of(contenders, catalogued=True)


def test_nothing_is_certain() -> None:
    for score in (*ALONE.values(), *AMONG_RIVALS.values(), SHARED_UNCHECKED):
        assert 0 < score <= MOST


@pytest.mark.parametrize("grade", Grade)
def test_a_level_rival_lowers_a_score(grade: Grade) -> None:
    one, other = scored(*of_grades(grade, grade))
    assert one == other <= 0.5
    assert one <= ALONE[grade]


@pytest.mark.parametrize("rivals", range(1, 12))
@pytest.mark.parametrize("grade", Grade)
def test_rivals_never_add_up_to_more_than_one(grade: Grade, rivals: int) -> None:
    assert sum(scored(*of_grades(Grade.PATTERN, *[grade] * rivals))) <= 1


def test_those_behind_take_nothing_from_the_one_ahead() -> None:
    ahead, *behind = scored(*of_grades(Grade.PATTERN, *[Grade.CATALOGUE_NEAR] * 5))
    assert ahead == scored(*of_grades(Grade.PATTERN))[0]
    assert 0 < sum(behind) <= 0.05


def test_what_speaks_against_halves_the_score() -> None:
    (whole,) = scored(contender("a", Grade.PATTERN))
    assert scored(contender("a", Grade.PATTERN, contradicted=True)) == [whole / 2]


def test_one_behind_a_contradicted_one_only_stays_possible() -> None:
    ahead = contender("a", Grade.PATTERN, contradicted=True)
    behind = contender("b", Grade.MARK)
    assert place_of(behind, [ahead, behind]) is Place.BEHIND_CONTRADICTED
    assert scored(ahead, behind)[0] > scored(ahead, behind)[1] > 0.2


def test_a_number_read_in_part_is_no_rival_of_one_read_whole() -> None:
    contenders = of_grades(Grade.PATTERN, Grade.UNREADABLE)
    assert [place_of(one, contenders) for one in contenders] == [Place.SOLE, Place.BEHIND]


def test_of_makers_seen_level_the_one_found_more_often_has_more() -> None:
    for makers, (often, _trial) in MORE_OFTEN.items():
        level = [contender(maker, Grade.SHARED_PATTERN) for maker in sorted(makers)]
        scores = dict(zip(sorted(makers), scored(*level), strict=True))
        assert max(scores, key=scores.__getitem__) == often
        assert sum(scores.values()) <= 1


def test_without_a_catalogue_a_shared_form_says_less() -> None:
    sole = of_grades(Grade.SHARED_PATTERN)
    assert scores_of(sole, catalogued=False) < scores_of(sole, catalogued=True)


def test_few_markings_are_not_believed_whole() -> None:
    assert Trial(2, 2, 2).score == 0.75
    assert Trial(300, 300, 2).score == 0.75
    assert Trial(300, 300, 300).score == MOST


def test_the_figures_are_those_that_the_benchmark_measured_on_the_development_half() -> None:
    halves = {name: SCORES[name]["trials"]["development"] for name in SCORES}
    teardowns = {cell: Trial(**trial) for cell, trial in halves["teardowns"].items()}
    for place in (Place.AHEAD, Place.AHEAD_SHARED, Place.BEHIND):
        assert AMONG_RIVALS[place] == teardowns[place.value].score
    for grade in (
        Grade.PATTERN_AND_CATALOGUE,
        Grade.PATTERN,
        Grade.CATALOGUE,
        Grade.SHARED_PATTERN,
    ):
        assert ALONE[grade] == teardowns[f"sole {grade}"].score
    for makers, (often, trial) in MORE_OFTEN.items():
        assert trial == teardowns[f"level {often} of {', '.join(sorted(makers))}"]
    assert Trial(**halves["unreadable"]["sole unreadable"]).score == ALONE[Grade.UNREADABLE]
    assert Trial(**halves["catalogue"]["sole shared_pattern"]).score == SHARED_UNCHECKED


def test_the_scores_fit_the_half_that_they_were_not_measured_on() -> None:
    for verdict, bins in SCORES["teardowns"]["reliability"].items():
        for tenth, seen in bins.items():
            if seen["candidates"] >= 30:
                assert abs(seen["mean_score"] - seen["share_right"]) <= 0.05, (verdict, tenth)


def test_a_pattern_that_is_not_specific_counts_as_a_shared_one() -> None:
    assert grade_of([Rule.MAKER_PATTERN], specific=[]) is Grade.SHARED_PATTERN
    assert grade_of([Rule.MAKER_PATTERN], specific=[Rule.MAKER_PATTERN]) is Grade.PATTERN


def test_a_mark_counts_for_more_with_a_number() -> None:
    assert grade_of([Rule.MAKER_MARK], specific=[]) is Grade.MARK
    both = grade_of([Rule.MAKER_MARK, Rule.SHARED_PATTERN], specific=[])
    assert both is Grade.MARK_AND_NUMBER
