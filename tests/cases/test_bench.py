"""The synthetic bench: the whole chain on things that do not exist, and that touch nothing real."""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from witnessmark.base.fields import is_restricted
from witnessmark.inquiries.coding import Code, Settlement
from witnessmark.inquiries.figures import figures
from witnessmark.inquiries.inquiry import Letter
from witnessmark.inquiries.state import correspondence
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import open_catalogue
from witnessmark.parts.identification import Verdict
from witnessmark.parts.identify import identify
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import read_marking
from witnessmark.publication.case import Case, EnclosureKind
from witnessmark.publication.casefolder.plain import (
    CaseFolder,
    case_hash,
    read_case_folder,
    write_case_folder,
)
from witnessmark.publication.claim import Level
from witnessmark.publication.claims.ladder import faults
from witnessmark.publication.gate.gate import check_gate
from witnessmark.reference.makers import load_makers
from witnessmark.screening.lists import list_kind
from witnessmark.screening.screen import screen_company
from witnessmark.screening.snapshots import import_list, load_snapshots
from witnessmark.screening.source import SourceFile

DEMO = Path(__file__).parents[2] / "demo"
EXPECTED = yaml.safe_load(Path(__file__).with_name("bench.yaml").read_text(encoding="utf-8"))
RESTRICTED_BUT_NO_CANARY = {"on", "receipt_sha256", "detail", "salt"}


@pytest.fixture(scope="module")
def folder() -> CaseFolder:
    return read_case_folder(DEMO / "synthetic-bench")


@pytest.fixture(scope="module")
def case(folder: CaseFolder) -> Case:
    return folder.case


def test_it_says_that_it_is_fictional(case: Case) -> None:
    assert case.fictional
    assert "fictional" in case.title.en
    assert "架空" in case.title.ja
    assert "made up" in case.notice.limits[0].text.en


def test_each_component_has_two_readers_and_lies_where_it_is_drawn(case: Case) -> None:
    boards = yaml.safe_load((DEMO / "boards.yaml").read_text(encoding="utf-8"))
    drawn = {
        (board["name"], chip["designator"]): chip for board in boards for chip in board["chips"]
    }
    assert {(one.board, one.designator) for one in case.components} == set(drawn)
    for component in case.components:
        chip = drawn[component.board, component.designator]
        (region,) = component.regions
        assert (region.photo, region.x + region.width // 2, region.y + region.height // 2) == (
            component.board,
            chip["x"],
            chip["y"],
        )
        assert {reading.reader for reading in component.readings} == {"reader-1", "reader-2"}


@pytest.mark.parametrize("designator", EXPECTED["parts"])
def test_each_part_has_the_verdict_that_its_marking_allows(case: Case, designator: str) -> None:
    component = next(one for one in case.components if one.designator == designator)
    last = [one for one in case.identifications if one.component == component.id][-1]
    expected = EXPECTED["parts"][designator]
    assert last.verdict == Verdict(expected["verdict"])
    assert [one.mpn for one in last.candidates] == expected["candidates"]
    assert component.authenticity == expected.get("authenticity", "no_doubt_noted")
    assert all(one.grounds for one in last.candidates)


def test_readers_differ_somewhere_and_some_characters_are_unreadable(case: Case) -> None:
    lines = [tuple(reading.lines for reading in one.readings) for one in case.components]
    assert sum(one != other for one, other in lines) == 3
    assert any("?" in line for pair in lines for reading in pair for line in reading)


def test_the_photos_are_small_pictures_of_the_size_stated(folder: CaseFolder) -> None:
    for photo in folder.case.photos:
        content = folder.files[photo.sha256].read_bytes()
        assert len(content) <= 400_000
        with Image.open(BytesIO(content)) as picture:
            assert picture.size == (photo.width, photo.height)
            assert dict(picture.getexif()) == {}


def test_no_invented_part_number_is_one_of_a_real_maker(case: Case) -> None:
    patterns = [
        (maker.id, part.pattern)
        for maker in load_makers()
        for part in maker.parts
        if part.exclusive
    ]
    for component in case.components:
        for line in component.readings[0].lines:
            for word in line.split():
                hits = [maker for maker, pattern in patterns if re.match(pattern, word)]
                assert hits == [], (component.designator, word)


def test_no_invented_maker_has_the_name_of_a_real_one(folder: CaseFolder) -> None:
    real = {name.text.casefold() for maker in load_makers() for name in maker.names}
    invented = {name["text"].casefold() for maker in _makers(folder) for name in maker["names"]}
    assert real & invented == set()


def test_the_case_brings_its_makers_catalogue_and_two_lists(folder: CaseFolder) -> None:
    kinds = [enclosure.kind for enclosure in folder.case.enclosures]
    assert kinds.count(EnclosureKind.LIST) == 2
    assert {EnclosureKind.MAKERS, EnclosureKind.CATALOGUE} < set(kinds)
    parts = [part for maker in _makers(folder) for part in maker["parts"]]
    assert all(re.match(part["pattern"], one) for part in parts for one in part["examples"])


def test_one_company_of_the_case_is_listed_and_the_others_only_look_alike(
    folder: CaseFolder,
) -> None:
    names = {name.text for company in folder.case.companies for name in company.names}
    listed = [
        entry["caption"]
        for enclosure in folder.case.enclosures
        if enclosure.kind is EnclosureKind.LIST
        for line in folder.files[enclosure.sha256].read_text(encoding="utf-8").splitlines()
        if (entry := json.loads(line))["schema"] == "Company"
    ]
    assert [name for name in listed if name in names] == ["Quellmarrow Vision Co., Ltd."]
    assert len(listed) == 8


def test_look_alikes_are_possible_at_most_and_only_the_listed_company_matches(
    folder: CaseFolder, tmp_path: Path
) -> None:
    for enclosure in folder.case.enclosures:
        if enclosure.kind is EnclosureKind.LIST and enclosure.retrieved_at:
            content = folder.files[enclosure.sha256].read_bytes()
            import_list(
                [SourceFile(f"{enclosure.name}.jsonl", content)],
                kind=list_kind(enclosure.list_kind),
                into=tmp_path,
                retrieved_at=enclosure.retrieved_at,
                list_id=enclosure.name,
            )
    snapshots = load_snapshots(tmp_path)
    found = {
        company.id: screen_company(
            company, snapshots=snapshots, at=datetime(2031, 5, 7, tzinfo=UTC)
        )
        for company in folder.case.companies
    }
    assert [id_ for id_, one in found.items() if one.verdict == "match"] == ["quellmarrow"]
    assert {id_ for id_, one in found.items() if one.verdict == "possible"} == {
        "kasuminami",
        "veltrisca",
    }
    hits = {(id_, hit.entry_id) for id_, one in found.items() for hit in one.hits}
    assert {(one.company, one.entry_id) for one in folder.case.reviews} == hits


def test_the_machine_sees_in_each_marking_what_the_case_says(
    folder: CaseFolder, tmp_path: Path
) -> None:
    files = {one.name: folder.files[one.sha256] for one in folder.case.enclosures}
    table = tmp_path / "catalogue.csv"
    table.write_bytes(files["catalogue.csv"].read_bytes())
    build_catalogue([table], into=tmp_path / "built", built_at=datetime(2031, 2, 20, tzinfo=UTC))
    makers = MakerTable(load_makers(files["makers.yaml"]))
    with open_catalogue(tmp_path / "built") as catalogue:
        for component in folder.case.components:
            first = component.readings[0]
            marking = read_marking(
                "\n".join(first.lines), package=component.package, logo=first.logo
            )
            proposal = identify(marking, makers=makers, catalogue=catalogue)
            expected = EXPECTED["parts"][component.designator]["candidates"]
            assert [one.mpn for one in proposal.candidates] == expected, component.designator


@pytest.mark.parametrize("inquiry", EXPECTED["inquiries"])
def test_each_inquiry_is_in_the_state_that_its_letters_show(case: Case, inquiry: str) -> None:
    asked = next(one for one in case.inquiries if one.id == inquiry)
    found = correspondence(asked, on=case.as_of)
    expected = EXPECTED["inquiries"][inquiry]
    assert (found.state, found.deadline) == (expected["state"], date.fromisoformat(expected["due"]))
    assert Letter.FINAL_TEXT in {attempt.letter for attempt in asked.attempts}


def test_silence_is_said_only_after_five_proven_letters_over_two_channels(case: Case) -> None:
    silent = next(one for one in case.inquiries if not one.replies)
    found = correspondence(silent, on=case.as_of)
    assert len(found.proven) == 5
    assert len(found.channels) == 2
    claim = next(one for one in case.claims if one.id == "asatsukiyo-no-response")
    assert found.sentence.en.removeprefix("Did not respond ") in claim.text.en


def test_the_three_figures(case: Case) -> None:
    found = figures(
        case.inquiries,
        questionnaires=case.questionnaires,
        settlements=case.settlements,
        on=case.as_of,
    )
    assert [[one.numerator, one.denominator] for one in found] == EXPECTED["figures"]


def test_every_code_is_pinned_to_words_of_the_original(case: Case) -> None:
    replies = {reply.id: reply for asked in case.inquiries for reply in asked.replies}
    coded: list[Code | Settlement] = [*case.codes, *case.settlements]
    for code in coded:
        assert code.quote in replies[code.reply].text
        assert bool(code.quote) != (code.directness == "B0")


def test_every_reply_has_a_translation_with_its_translator(case: Case) -> None:
    for asked in case.inquiries:
        for reply in asked.replies:
            other = "ja" if reply.language == "en" else "en"
            assert getattr(reply.translation, other)
            assert not reply.translator.missing()


def test_claims_stand_on_every_level_and_are_reviewed_by_two(case: Case) -> None:
    assert {claim.level for claim in case.claims} == set(Level)
    assert all(len(set(claim.reviewers)) >= 2 for claim in case.claims)


def test_every_restricted_text_is_a_canary(case: Case) -> None:
    found = list(_restricted(case))
    assert len({name for name, _ in found}) >= 12
    assert [pair for pair in found if "CANARY" not in pair[1]] == []


def test_no_claim_says_more_than_its_level_allows(case: Case) -> None:
    assert [(one.id, fault) for one in case.claims for fault in faults(one, case=case)] == []


def test_the_gate_is_open(case: Case) -> None:
    check_gate(case, on=case.as_of)


def test_a_round_trip_through_a_folder_loses_nothing(folder: CaseFolder, tmp_path: Path) -> None:
    write_case_folder(folder.case, files=folder.files, into=tmp_path / "copy")
    again = read_case_folder(tmp_path / "copy")
    assert again.case == folder.case
    assert again.files.keys() == folder.files.keys()
    assert case_hash(again.case) == case_hash(folder.case)


def _makers(folder: CaseFolder) -> list[dict[str, Any]]:
    enclosure = next(one for one in folder.case.enclosures if one.kind is EnclosureKind.MAKERS)
    return list(yaml.safe_load(folder.files[enclosure.sha256].read_text(encoding="utf-8")))


def _restricted(value: object) -> list[tuple[str, str]]:
    if isinstance(value, tuple):
        return [found for one in value for found in _restricted(one)]
    if not is_dataclass(value) or isinstance(value, type):
        return []
    found: list[tuple[str, str]] = []
    for field in fields(value):
        inside = getattr(value, field.name)
        if not is_restricted(field):
            found += _restricted(inside)
        elif inside and field.name not in RESTRICTED_BUT_NO_CANARY:
            found.append((f"{type(value).__name__}.{field.name}", str(inside)))
    return found
