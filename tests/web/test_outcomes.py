"""What a screening came to: the person's decision first."""

from dataclasses import replace

import pytest

from web.cases import KESTREL, at, full_case
from witnessmark.base.text import Text
from witnessmark.publication.chain.state import SHAPES, LinkState
from witnessmark.publication.lookup import Lookup
from witnessmark.screening.screening import Verdict
from witnessmark.web.outcomes import SIGNS, Outcome, outcome_of


def outcome(*verdicts: Verdict) -> Outcome:
    """Return what Kestrel's one hit came to after these decisions, the last one latest."""
    case = full_case()
    reviews = tuple(
        replace(case.reviews[0], verdict=verdict, decided_at=at(20 + place), reason=Text(en="So."))
        for place, verdict in enumerate(verdicts)
    )
    within = Lookup(replace(case, reviews=reviews))
    return outcome_of(within.screenings[KESTREL], within=within)


def test_a_cleared_company_is_no_suspect() -> None:
    found = outcome(Verdict.NO_MATCH)
    assert found.said.en == "not this company"
    assert found.state is LinkState.ESTABLISHED
    assert found.decided_at == at(20)
    assert found.machine is Verdict.POSSIBLE


def test_before_a_person_decided_that_is_what_is_said() -> None:
    found = outcome()
    assert "no person has decided yet" in found.said.en
    assert found.state is LinkState.CANDIDATES
    assert found.decided_at is None


def test_the_latest_decision_holds() -> None:
    assert outcome(Verdict.MATCH, Verdict.NO_MATCH).said.en == "not this company"
    assert outcome(Verdict.NO_MATCH, Verdict.MATCH).said.en == "the listed entity is this company"


@pytest.mark.parametrize("verdict", [Verdict.POSSIBLE, Verdict.UNKNOWN])
def test_a_person_may_leave_it_open(verdict: Verdict) -> None:
    found = outcome(verdict)
    assert found.said.en == "left open by a person"
    assert found.state is LinkState.CANDIDATES


def test_a_listed_company_has_a_sign_of_another_shape_than_a_cleared_one() -> None:
    assert outcome(Verdict.MATCH).sign not in {"", *SHAPES.values()}
    assert outcome(Verdict.NO_MATCH).sign == ""
    assert len({SIGNS[verdict] for verdict in (Verdict.MATCH, Verdict.NO_MATCH)}) == 2
