"""A name is screened under the other names that a register knows its company by."""

from pathlib import Path

import pytest

from screening.editions import entity, ftm, keep
from witnessmark.base.ids import CompanyId
from witnessmark.companies.company import Company, NameForm, NameKind
from witnessmark.screening.known import screen_known
from witnessmark.screening.screening import Verdict
from witnessmark.screening.snapshots import Snapshot, load_snapshots
from witnessmark.screening.weigh import Query

REGISTER = (
    Company(
        id=CompanyId("specimen"),
        names=(
            NameForm(
                text="见本视觉", language="zh", kind=NameKind.SHORT, source="https://a.example"
            ),
            NameForm(
                text="Specimen Vision Ltd.",
                language="en",
                kind=NameKind.OFFICIAL,
                source="https://b.example",
            ),
        ),
    ),
)


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Snapshot, ...]:
    keep([ftm(entity("x", "SPECIMEN VISION"))], kind="ftm", into=tmp_path, day="2024-01-01")
    return load_snapshots(tmp_path)


def test_a_chinese_name_finds_the_english_entry_by_the_register(
    lists: tuple[Snapshot, ...],
) -> None:
    finding = screen_known(Query(name="见本视觉"), snapshots=lists, companies=REGISTER)
    assert finding.verdict is Verdict.MATCH
    assert finding.query.name == "见本视觉"
    (hit,) = finding.hits
    assert hit.grounds[0].rule == "register.name"
    assert hit.grounds[0].source == "https://a.example"
    assert not hit.grounds[0].text.missing()


def test_without_the_register_it_finds_nothing(lists: tuple[Snapshot, ...]) -> None:
    finding = screen_known(Query(name="见本视觉"), snapshots=lists, companies=())
    assert finding.verdict is Verdict.NO_MATCH
    assert finding.snapshots


def test_a_name_only_like_a_known_one_borrows_nothing(lists: tuple[Snapshot, ...]) -> None:
    finding = screen_known(Query(name="见本视力"), snapshots=lists, companies=REGISTER)
    assert finding.verdict is Verdict.NO_MATCH
