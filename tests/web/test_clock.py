"""The time of an act: now, and in a fictional case never before what happened in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from web.cases import full_case
from witnessmark.web.actions.journal import clock

CASE = full_case()
LAST = max(entry.at for entry in CASE.journal)


def test_an_act_in_an_investigation_is_of_now() -> None:
    before = LAST - timedelta(days=9)
    assert clock(replace(CASE, fictional=False), before) == before


def test_an_act_in_a_fictional_case_is_never_before_what_happened_in_it() -> None:
    long_before, later = datetime(2000, 1, 1, tzinfo=UTC), LAST + timedelta(days=900)
    fiction = replace(CASE, fictional=True)
    assert clock(fiction, long_before) >= LAST
    assert clock(fiction, later) == later
