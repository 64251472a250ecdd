"""A person's decision: which candidate, and how much the methods carry."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from witnessmark.base.ids import ComponentId, DocumentId, MakerId, PersonId
from witnessmark.parts.identification import Candidate, Identification, Method, Verdict

FIRST, SECOND = (
    Candidate(maker=name, maker_id=MakerId(name), mpn=name, family="", score=score, grounds=())
    for name, score in (("first", 0.9), ("second", 0.8))
)
DECIDED = Identification(
    component=ComponentId("u1"),
    verdict=Verdict.CONSISTENT,
    candidates=(FIRST, SECOND),
    methods=(Method.MARKING,),
    decided_by=PersonId("examiner"),
    decided_at=datetime(2031, 3, 3, tzinfo=UTC),
)


def test_unchosen_the_first_of_a_consistent_one_is_decided() -> None:
    assert DECIDED.decided is FIRST
    assert DECIDED.left_open == (FIRST,)


def test_a_choice_leaves_the_ranking_as_it_was() -> None:
    chosen = replace(DECIDED, chosen=1)
    assert chosen.decided is SECOND
    assert chosen.candidates == (FIRST, SECOND)


@pytest.mark.parametrize("verdict", [Verdict.CANDIDATES, Verdict.UNSURE])
def test_what_is_undecided_leaves_all_open(verdict: Verdict) -> None:
    undecided = replace(DECIDED, verdict=verdict)
    assert undecided.decided is None
    assert undecided.left_open == (FIRST, SECOND)
    assert undecided.level is None


def test_what_is_not_identified_leaves_none() -> None:
    assert replace(DECIDED, verdict=Verdict.NOT_IDENTIFIED).left_open == ()


def test_a_choice_that_is_not_there_decides_nothing() -> None:
    assert replace(DECIDED, chosen=2).decided is None
    assert replace(DECIDED, chosen=-1).decided is None


@pytest.mark.parametrize(
    ("methods", "documents", "level"),
    [
        ((Method.MARKING,), (), 1),
        ((Method.MARKING, Method.MARKING), (), 1),
        ((Method.MARKING, Method.XRAY), (), 2),
        ((Method.DECAPSULATION,), (), 2),
        ((Method.MAKER,), (), 1),
        ((Method.MARKING, Method.MAKER), (), 1),
        ((Method.MAKER,), (DocumentId("letter"),), 2),
    ],
)
def test_the_methods_carry_the_level(
    methods: tuple[Method, ...], documents: tuple[DocumentId, ...], level: int
) -> None:
    decided = replace(DECIDED, methods=methods, documents=documents)
    assert decided.level == level
    assert decided.is_attributed is (level == 2)
