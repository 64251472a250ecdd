"""A name is screened under the other names that a register knows its company by."""

from dataclasses import replace
from pathlib import Path

import pytest

from screening.editions import entity, ftm, keep
from witnessmark.base.ids import CompanyId
from witnessmark.companies.company import Company, Identifier, NameForm, NameKind, Scheme
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


@pytest.mark.parametrize("country", ["JP", ""])
def test_a_company_of_another_country_is_lent_no_register_number(
    tmp_path: Path, country: str
) -> None:
    number = Identifier(scheme=Scheme.USCC, value="91330000733796106P", source="https://b.example")
    known = replace(REGISTER[0], headquarters="CN", identifiers=(number,))
    listed = entity("x", "SPECIMEN VISION", country=["cn"], uscCode=[number.value])
    keep([ftm(listed)], kind="ftm", into=tmp_path, day="2024-01-01")
    query = Query(name="Specimen Vision", countries=(country,) if country else ())
    finding = screen_known(query, snapshots=load_snapshots(tmp_path), companies=[known])
    (hit,) = finding.hits
    assert finding.verdict is (Verdict.POSSIBLE if country else Verdict.MATCH)
    assert (hit.score < 1) == bool(country)
    assert ("country.different" in [ground.rule for ground in hit.grounds]) == bool(country)
    assert {ground.seen for ground in hit.grounds if ground.rule.startswith("name.")} == {
        query.name
    }
