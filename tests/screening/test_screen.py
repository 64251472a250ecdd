"""A name is held against snapshots: look-alikes do not match, silence names what was searched."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from screening.editions import (
    as_files,
    at,
    consolidated,
    entity,
    ftm,
    keep,
    needs_real_lists,
    real,
)
from witnessmark.base.grounds import Direction
from witnessmark.base.ids import CompanyId
from witnessmark.companies.company import Company, Identifier, NameForm, NameKind, Scheme
from witnessmark.companies.register import load_companies
from witnessmark.screening.screen import Finding, screen, screen_company
from witnessmark.screening.screening import Verdict
from witnessmark.screening.snapshots import Snapshot, load_snapshots
from witnessmark.screening.weigh import Query

USCC = "91330000733796106P"


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Snapshot, ...]:
    keep(as_files(consolidated()), kind="ofac-consolidated", into=tmp_path, day="2024-01-01")
    return load_snapshots(tmp_path)


def listed(folder: Path, *entities: Mapping[str, object]) -> tuple[Snapshot, ...]:
    keep([ftm(*entities)], kind="ftm", into=folder, day="2024-01-01")
    return load_snapshots(folder)


def rules(finding: Finding, direction: Direction) -> set[str]:
    return {g.rule for hit in finding.hits[:1] for g in hit.grounds if g.direction is direction}


def test_an_equal_name_matches_with_date_effect_and_grounds(lists: tuple[Snapshot, ...]) -> None:
    finding = screen(Query(name="Specimen Optics", countries=("CN",)), snapshots=lists)
    hit = finding.hits[0]
    assert finding.verdict is Verdict.MATCH
    assert (hit.list, hit.entry_id, hit.score) == ("us-ofac-consolidated", "1", 1.0)
    assert hit.listed_on == date(2021, 6, 3)
    assert hit.delisted_on is None
    assert "may not buy or sell publicly traded securities" in hit.legal_effect.en
    assert not hit.legal_effect.missing()
    assert {"name.same", "country.same"} <= rules(finding, Direction.FOR)
    for ground in hit.grounds:
        assert ground.source
        assert ground.date
        assert not ground.text.missing()


def test_an_alias_matches_and_is_named(lists: tuple[Snapshot, ...]) -> None:
    finding = screen(Query(name="specimen eyes"), snapshots=lists)
    assert finding.hits[0].matched_name == "SPECIMEN EYES"
    assert finding.verdict is Verdict.MATCH


def test_no_hit_keeps_the_snapshots_searched(lists: tuple[Snapshot, ...]) -> None:
    finding = screen(Query(name="Unlisted Bakery"), snapshots=lists)
    assert finding.verdict is Verdict.NO_MATCH
    assert finding.hits == ()
    assert [(ref.list, ref.retrieved_at) for ref in finding.snapshots] == [
        ("us-ofac-consolidated", at("2024-01-01"))
    ]


def test_against_nothing_the_answer_is_unknown() -> None:
    assert screen(Query(name="Specimen Optics"), snapshots=()).verdict is Verdict.UNKNOWN


def test_a_misspelt_name_is_only_possible(lists: tuple[Snapshot, ...]) -> None:
    finding = screen(Query(name="Specimn Optics"), snapshots=lists)
    assert finding.verdict is Verdict.POSSIBLE
    assert "name.spelling" in rules(finding, Direction.AGAINST)


def test_a_weak_alias_is_only_possible(tmp_path: Path) -> None:
    snapshots = listed(tmp_path, entity("x", "Specimen", weakAlias=["Spexworks"]))
    finding = screen(Query(name="Spexworks"), snapshots=snapshots)
    assert finding.verdict is Verdict.POSSIBLE
    assert "name.weak" in rules(finding, Direction.AGAINST)


def test_a_shared_technology_is_nothing(tmp_path: Path) -> None:
    snapshots = listed(tmp_path, entity("x", "Specimen Technology Co., Ltd."))
    query = Query(name="Exemplar Technology Co., Ltd.")
    assert screen(query, snapshots=snapshots).verdict is Verdict.NO_MATCH


def test_dahua_electronics_of_new_york_is_not_zhejiang_dahua(tmp_path: Path) -> None:
    new_york = entity("csl", "DAHUA ELECTRONICS CORPORATION", country=["us"])
    query = Query(name="Zhejiang Dahua Technology Co., Ltd.", countries=("CN",))
    finding = screen(query, snapshots=listed(tmp_path, new_york))
    assert finding.verdict is Verdict.NO_MATCH


def test_another_country_speaks_against_an_equal_name(lists: tuple[Snapshot, ...]) -> None:
    finding = screen(Query(name="Specimen Optics", countries=("BR",)), snapshots=lists)
    assert finding.verdict is Verdict.POSSIBLE
    assert "country.different" in rules(finding, Direction.AGAINST)


@pytest.mark.parametrize("number", [USCC, "9133 0000 7337 96106p", "CNE100000PM8"])
def test_an_equal_register_number_dominates_the_name(
    lists: tuple[Snapshot, ...], number: str
) -> None:
    finding = screen(Query(name="Something Else", numbers=(number,)), snapshots=lists)
    assert finding.verdict is Verdict.MATCH
    assert finding.hits[0].score == 1.0
    assert "number.same" in rules(finding, Direction.FOR)
    assert "name.different" in rules(finding, Direction.AGAINST)


def test_another_country_speaks_against_an_equal_number(lists: tuple[Snapshot, ...]) -> None:
    query = Query(name="Specimen Optics", numbers=(USCC,), countries=("JP",))
    finding = screen(query, snapshots=lists)
    assert finding.verdict is Verdict.POSSIBLE
    assert finding.hits[0].score < 1
    assert "country.different" in rules(finding, Direction.AGAINST)


@pytest.mark.parametrize(
    "name", ["Specimen", "Specimen Optics Works", "Specimn Optics", "Specimen Eye Optics Works"]
)
def test_no_ground_tells_of_nothing(lists: tuple[Snapshot, ...], name: str) -> None:
    finding = screen(Query(name=name), snapshots=lists)
    texts = [g.text for hit in finding.hits for g in hit.grounds]
    assert not [text for text in texts if "—" in text.en + text.ja or ": ." in text.en]


def test_another_number_in_the_same_register_forbids_a_match(tmp_path: Path) -> None:
    snapshots = listed(tmp_path, entity("x", "Specimen Optics", uscCode=[USCC]))
    other = "91110000100000000A"[:17]
    query = Query(name="Specimen Optics", numbers=(other + _check_character(other),))
    finding = screen(query, snapshots=snapshots)
    assert finding.verdict is Verdict.POSSIBLE
    assert "number.different" in rules(finding, Direction.AGAINST)


def _check_character(body: str) -> str:
    from stdnum.cn import uscc

    digit: str = uscc.calc_check_digit(body)
    return digit


def test_a_person_of_a_companys_name_is_only_possible(tmp_path: Path) -> None:
    snapshots = listed(tmp_path, entity("p", "Hanako Specimen", schema="Person"))
    finding = screen(Query(name="Hanako Specimen Ltd"), snapshots=snapshots)
    assert finding.verdict is not Verdict.MATCH


def test_an_ended_listing_is_only_possible(tmp_path: Path) -> None:
    ended = {
        "id": "s",
        "schema": "Sanction",
        "properties": {"entity": ["x"], "startDate": ["2019-01-01"], "endDate": ["2020-01-01"]},
    }
    snapshots = listed(tmp_path, entity("x", "Specimen Optics"), ended)
    finding = screen(Query(name="Specimen Optics"), snapshots=snapshots)
    assert finding.verdict is Verdict.POSSIBLE
    assert finding.hits[0].delisted_on == date(2020, 1, 1)
    assert "entry.ended" in rules(finding, Direction.AGAINST)


def test_hits_come_best_first(tmp_path: Path) -> None:
    snapshots = listed(
        tmp_path,
        entity("a", "Specimenn Optics"),
        entity("b", "Specimen Optics"),
        entity("c", "Optics"),
    )
    hits = screen(Query(name="Specimen Optics"), snapshots=snapshots).hits
    assert hits[0].entry_id == "b"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_day_asks_for_what_was_known_by_then(tmp_path: Path) -> None:
    keep([ftm(entity("x", "Specimen Optics"))], kind="ftm", into=tmp_path, day="2024-01-01")
    later = [ftm(entity("x", "Specimen Optics"), entity("y", "Exemplar House"))]
    keep(later, kind="ftm", into=tmp_path, day="2025-01-01")
    days = (date(2023, 1, 1), date(2024, 6, 1), date(2025, 1, 1))
    snapshots = load_snapshots(tmp_path, dates=(None, *days))
    found = [screen(Query(name="Exemplar House", on_date=day), snapshots=snapshots) for day in days]
    assert [f.verdict for f in found] == [Verdict.UNKNOWN, Verdict.NO_MATCH, Verdict.MATCH]
    assert [len(f.snapshots) for f in found] == [0, 1, 1]


def test_a_list_not_known_by_the_day_makes_silence_unknown(tmp_path: Path) -> None:
    keep([ftm(entity("x", "Specimen"))], kind="ftm", into=tmp_path, day="2020-01-01", name="old")
    keep([ftm(entity("y", "Exemplar"))], kind="ftm", into=tmp_path, day="2025-01-01", name="new")
    day = date(2021, 1, 1)
    snapshots = load_snapshots(tmp_path, dates=(None, day))
    finding = screen(Query(name="Unlisted Bakery", on_date=day), snapshots=snapshots)
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.not_searched == ("new",)


def test_a_company_is_screened_under_all_its_names_and_numbers(
    lists: tuple[Snapshot, ...],
) -> None:
    names = [("見本光学株式会社", "ja"), ("Specimen Eyes Inc.", "en")]
    company = Company(
        id=CompanyId("specimen"),
        names=tuple(
            NameForm(text=text, language=language, kind=NameKind.OFFICIAL, source="letter")
            for text, language in names
        ),
        identifiers=(Identifier(scheme=Scheme.USCC, value=USCC, source="letter"),),
    )
    found = screen_company(company, snapshots=lists, at=at("2024-02-02"))
    assert found.verdict is Verdict.MATCH
    assert [hit.entry_id for hit in found.hits] == ["1"]
    assert found.screened_at == at("2024-02-02")
    assert found.snapshots == (lists[0].ref(),)


@needs_real_lists
def test_hikvision_is_on_the_consolidated_list_and_not_on_the_sdn_list(tmp_path: Path) -> None:
    keep(real("us_ofac_sdn_2021-07"), kind="ofac-sdn", into=tmp_path, day="2021-07-15")
    keep(real("us_ofac_cons_2025-12"), kind="ofac-consolidated", into=tmp_path, day="2025-12-15")
    both = load_snapshots(tmp_path)
    sdn = load_snapshots(tmp_path, lists=("us-ofac-sdn",))
    for name in ("Hikvision", "Hangzhou Hikvision Digital Technology Co., Ltd."):
        finding = screen(Query(name=name), snapshots=both)
        assert finding.verdict is Verdict.MATCH
        assert [(hit.list, hit.entry_id) for hit in finding.hits] == [
            ("us-ofac-consolidated", "30946")
        ]
        assert finding.hits[0].listed_on == date(2021, 6, 3)
        assert screen(Query(name=name), snapshots=sdn).verdict is Verdict.NO_MATCH


@needs_real_lists
def test_of_the_companies_of_the_case_only_hikvision_is_a_match(tmp_path: Path) -> None:
    keep(real("us_ofac_sdn_2021-07"), kind="ofac-sdn", into=tmp_path, day="2021-07-15")
    keep(real("us_ofac_cons_2025-12"), kind="ofac-consolidated", into=tmp_path, day="2025-12-15")
    keep(real("un_sc_2026-02"), kind="un-xml", into=tmp_path, day="2026-02-27")
    snapshots = load_snapshots(tmp_path)
    found = {
        company.id: screen_company(company, snapshots=snapshots, at=at("2026-03-01")).verdict
        for company in load_companies()
    }
    assert {name for name, verdict in found.items() if verdict is Verdict.MATCH} == {"hikvision"}
    assert set(found.values()) == {Verdict.MATCH, Verdict.NO_MATCH}
