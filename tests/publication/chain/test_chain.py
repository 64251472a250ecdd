from dataclasses import replace
from datetime import date

from publication.cases import bench, replay
from publication.said import examined
from witnessmark.base.ids import CaseId
from witnessmark.base.text import Text
from witnessmark.evidence.component import Authenticity
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.chain import Link, LinkState, Step, chain_of


def link(case: Case, step: Step, *, on: date | None = None) -> Link:
    return next(one for one in chain_of(case, on=on or case.as_of) if one.step is step)


def test_every_step_has_a_link_in_the_order_of_the_evidence() -> None:
    assert [one.step for one in chain_of(bench(), on=bench().as_of)] == list(Step)


def test_an_unread_character_makes_the_marks_uncertain() -> None:
    assert link(bench(), Step.MARKS).state is LinkState.CANDIDATES
    assert link(bench(), Step.MARKS).word.en == "1 uncertain"


def test_a_part_that_nobody_identified_is_not_known() -> None:
    parts = link(bench(), Step.PARTS)

    assert (parts.count, parts.state, parts.word.en) == (1, LinkState.NOT_KNOWN, "1 not identified")


def test_a_disputed_part_is_contested() -> None:
    first, *rest = bench().components
    disputed = replace(first, examinations=(examined(Authenticity.DISPUTED),))

    parts = link(replace(bench(), components=(disputed, *rest)), Step.PARTS)

    assert parts.state is LinkState.CONTESTED


def test_a_hit_that_no_person_decided_leaves_the_screening_open() -> None:
    tambre_only = replace(bench(), companies=bench().companies[:1])

    assert link(tambre_only, Step.SCREENED).state is LinkState.CANDIDATES
    assert link(bench(), Step.SCREENED).word.en == "1 not screened"


def test_an_open_deadline_is_waited_for_with_its_days() -> None:
    early = link(bench(), Step.ANSWERED, on=date(2031, 6, 14))

    assert early.state is LinkState.WAITING
    assert early.days == 10


def test_silence_after_the_deadline_is_not_known_and_counts_as_nothing_else() -> None:
    late = link(bench(), Step.ANSWERED)

    assert (late.count, late.state, late.word.en) == (1, LinkState.NOT_KNOWN, "1 without reply")


def test_a_replay_repeats_what_was_reported_and_says_what_was_not_published() -> None:
    case = replay()

    assert link(case, Step.ASKED).word.en == "reported"
    assert link(case, Step.ANSWERED).count == 1
    for step in (Step.MARKS, Step.PARTS, Step.MAKERS):
        assert link(case, step).state is LinkState.NOT_KNOWN
        assert link(case, step).word.ja == "公表されていない"
    assert link(case, Step.SCREENED).word.en == "cited only"


def test_an_empty_case_claims_nothing() -> None:
    for kind in CaseKind:
        empty = Case(id=CaseId("empty"), kind=kind, title=Text("x", "x"), as_of=date(2031, 1, 1))
        states = {one.state for one in chain_of(empty, on=empty.as_of)}
        assert states == {LinkState.NOT_KNOWN}
