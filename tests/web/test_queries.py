"""What is kept in memory of a case: as long as its journal does not move, and no longer."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.publication.case import Case
from witnessmark.publication.gate.gate import Lock, locks
from witnessmark.web import models, queries, steps
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.models import Role
from witnessmark.web.models.mapping import read_case
from witnessmark.web.views import cases as case_pages

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def heron(home: Path, tmp_path: Path) -> models.User:
    """Return a member of two cases."""
    user = create_user("heron", password="a long enough password")
    for name in ("lantern", "beacon"):
        place = tmp_path / name
        place.mkdir()
        import_case(case_folder(place, full_case(name)), actor="heron", now=NOW)
        add_member("heron", case_id=name, role=Role.VIEWER, actor="heron", now=NOW)
    return user


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of cases as they are read from the tables."""
    seen: list[str] = []

    def noting(row: models.Case) -> Case:
        seen.append(row.local_id)
        return read_case(row)

    monkeypatch.setattr(queries, "read_case", noting)
    return seen


def test_a_case_is_read_once_for_each_state_of_its_journal(
    heron: models.User, read: list[str]
) -> None:
    row = models.Case.objects.get(local_id="lantern")
    for _ in range(2):
        assert queries.case_for(heron, row.public_id).case.id == "lantern"
    assert read == ["lantern"]
    journal_act(row, at=NOW, actor="heron", act="noted", subject="case:lantern")
    assert queries.case_for(heron, row.public_id).case.journal[-1].act == "noted"
    assert read == ["lantern", "lantern"]


def test_the_list_needs_no_whole_case_twice(heron: models.User, read: list[str]) -> None:
    for opened in queries.cases_of(heron):
        assert opened.state.chain
    queries.assembled.cache_clear()
    for opened in queries.cases_of(heron):
        assert opened.state.chain
        assert opened.state.title
    assert sorted(read) == ["beacon", "lantern"]


def test_a_long_check_of_the_gate_holds_no_page_up(
    heron: models.User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(case: Case, **options: object) -> tuple[Lock, ...]:
        time.sleep(0.3)
        return locks(case, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(queries, "locks", slow)
    row = models.Case.objects.get(local_id="lantern")
    opened = queries.case_for(heron, row.public_id)
    steps = case_pages._steps(opened, wait=0)
    assert case_pages.BEING_CHECKED in [step.text for step in steps]
    assert opened.locks()
    assert case_pages.BEING_CHECKED not in [step.text for step in case_pages._steps(opened, wait=0)]


def test_the_work_of_a_case_is_found_once_for_each_state_of_it(
    heron: models.User, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = queries.case_for(heron, models.Case.objects.get(local_id="lantern").public_id)
    assert opened.state.work is not None
    monkeypatch.setattr(steps, "work", None)
    monkeypatch.setattr(steps, "correspondence", None)
    found = opened.locks()
    assert found is not None
    assert case_pages._steps(opened, wait=9) == steps.with_gate(
        opened.state.work, sum(not lock.open for lock in found)
    )


def test_a_state_is_computed_once_for_all_processes(
    heron: models.User, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = models.Case.objects.get(local_id="lantern")
    first = queries.case_for(heron, case.public_id)
    known, shut = first.state, first.shut()
    queries._computed.cache_clear()
    queries.assembled.cache_clear()
    monkeypatch.setattr(queries, "assembled", None)
    again = queries.case_for(heron, case.public_id)
    assert again.state == known
    assert again.shut() == shut


def test_a_state_of_another_day_journal_or_program_is_not_used(heron: models.User) -> None:
    case = models.Case.objects.get(local_id="lantern")
    right = queries.case_for(heron, case.public_id).state
    for changed in ({"head": "0" * 64}, {"on": "1999-01-01"}, {"made_by": "another"}):
        models.KeptState.objects.update(**changed, state={"title": {"en": "wrong"}}, shut=99)
        queries._computed.cache_clear()
        opened = queries.case_for(heron, case.public_id)
        assert opened.state == right
        assert opened.shut() != 99
