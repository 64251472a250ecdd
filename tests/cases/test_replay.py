"""The 2023 replay: every fact with source and mark, nothing of our own, nothing computed."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from witnessmark.base.text import Language, Text
from witnessmark.companies.company import NameKind
from witnessmark.evidence.document import Mark, ResponseStatus, StatementKind
from witnessmark.inquiries.figures import LINKS_ACKNOWLEDGED
from witnessmark.inquiries.reported import reported_figures
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.casefolder.plain import case_hash, read_case_folder, write_case_folder
from witnessmark.publication.chain.nodes import Layer
from witnessmark.publication.chain.paths import paths_of
from witnessmark.publication.claims.ladder import faults
from witnessmark.publication.gate.gate import check_gate
from witnessmark.publication.lookup import brand_of
from witnessmark.publication.pages.page import page_of

REPLAY = Path(__file__).parents[2] / "demo" / "replay-2023"
FACTS = yaml.safe_load(Path(__file__).with_name("replay_facts.yaml").read_text(encoding="utf-8"))
SEVEN = {
    "rohm": ("ローム株式会社", "ROHM Co., Ltd."),
    "tdk": ("TDK株式会社", "TDK Corporation"),
    "akm": ("旭化成エレクトロニクス株式会社", "Asahi Kasei Microdevices Corporation"),
    "thine": ("ザインエレクトロニクス株式会社", "THine Electronics, Inc."),
    "sony-group": ("ソニーグループ株式会社", "Sony Group Corporation"),
    "seiko-epson": ("セイコーエプソン株式会社", "Seiko Epson Corporation"),
    "micron-japan": ("マイクロン ジャパン株式会社",),
    "micron-technology": ("Micron Technology, Inc.",),
}
OWN_FORMS = {"publisher"}
NOT_KEPT = {"press-conference", "market-third"}
"""Statements whose passage was not seen again when the quotations were taken."""
COMPUTED = [
    "photos",
    "components",
    "identifications",
    "screenings",
    "reviews",
    "questionnaires",
    "inquiries",
    "codes",
    "settlements",
    "contests",
    "enclosures",
]


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case_folder(REPLAY).case


@pytest.mark.parametrize("expected", FACTS, ids=[fact["fact"] for fact in FACTS])
def test_each_fact_is_there_with_source_mark_and_dates(
    case: Case, expected: dict[str, Any]
) -> None:
    said = next(one for one in case.statements if one.id == expected["statement"])
    document = next(one for one in case.documents if one.id == said.document)
    assert [word for word in expected["en"] if word not in said.text.en] == []
    assert [word for word in expected["ja"] if word not in said.text.ja] == []
    assert expected.get("quote", "") in said.quote
    assert (document.address, document.mark) == (expected["address"], expected["mark"])
    for name in ("event_on", "as_of"):
        if name in expected:
            assert getattr(said, name) == date.fromisoformat(expected[name])


def test_it_is_a_replay_of_real_companies_as_of_19_january(case: Case) -> None:
    assert (case.kind, case.fictional) == (CaseKind.REPLAY, False)
    assert case.as_of == date(2023, 1, 19)


def test_our_page_is_ours_and_dated_by_us_not_by_those_it_reports(case: Case) -> None:
    assert case.published_on == date(2026, 11, 25)
    assert "not issued by JUA, HRN or BHRRC" in case.publisher.en
    assert "JUA・HRN・BHRRCの発行物ではない" in case.publisher.ja


def test_publication_as_of_and_event_are_three_dates_that_a_reader_sees(case: Case) -> None:
    dates = next(one for one in case.statements if one.id == "three-dates")
    page = next(one for one in case.documents if one.id == dates.document)
    assert (page.published_on, dates.event_on) == (date(2023, 1, 18), date(2023, 1, 18))
    assert dates.as_of == case.as_of
    assert len({page.published_on, case.as_of, case.published_on}) == 3
    shown = page_of(case, language=Language.EN, on=case.as_of, pictures={})
    (said,) = [one for one in shown.context.statements if one.id == "statement-three-dates"]
    assert (said.event_on, said.as_of) == ("18 January 2023", "19 January 2023")
    assert shown.published_on == "25 November 2026"


def test_later_reports_have_as_of_dates_of_their_own(case: Case) -> None:
    later = [one for one in case.statements if one.document == "toyo-keizai"]
    assert {one.as_of for one in later} == {date(2023, 2, 24)}


def test_nothing_in_it_is_computed_or_read_by_us(case: Case) -> None:
    assert [name for name in COMPUTED if getattr(case, name)] == []


def test_what_is_not_published_is_named_so_in_both_languages(case: Case) -> None:
    english = " ".join(gap.text.en for gap in case.notice.not_published)
    for wanted in ("Camera model", "Which part", "wording of the questions", "Dates sent"):
        assert wanted in english
    assert all(
        "not published in the sources used" in gap.text.en for gap in case.notice.not_published
    )
    assert all("公表されていない" in gap.text.ja for gap in case.notice.not_published)


def test_the_camera_has_no_model_and_no_known_relation_to_a_scene(case: Case) -> None:
    assert [device.model for device in case.devices] == [""]
    (sample,) = case.samples
    assert sample.scene_relation == "unspecified"
    assert "same model number" in sample.scene_basis.en
    assert "同種" in sample.scene_basis.ja


@pytest.mark.parametrize("company", SEVEN)
def test_each_name_form_of_the_two_lists_is_there_with_its_source(case: Case, company: str) -> None:
    names = next(one for one in case.companies if one.id == company).names
    official = [name for name in names if name.kind is NameKind.OFFICIAL]
    assert tuple(name.text for name in official) == SEVEN[company]
    assert all(name.source.startswith("https://uyghur-j.org/japan/2023/01/") for name in official)
    made_up_by_us = [name for name in names if not name.source.startswith("https://")]
    assert {name.source for name in made_up_by_us} <= OWN_FORMS
    assert all(name.kind is not NameKind.OFFICIAL for name in made_up_by_us)


def test_no_country_is_inferred_from_the_word_nikkei(case: Case) -> None:
    for company in case.companies:
        known = (company.headquarters, company.incorporation, company.parent_country)
        assert known == ("", "", ""), company.id


def test_seven_responses_are_reported_six_of_them_replies(case: Case) -> None:
    responses = [one for one in case.statements if one.response]
    status = [one.response for one in responses]
    assert [len(one.companies) for one in responses] == [1] * 7
    assert status.count(ResponseStatus.REPLIED) == 6
    assert status.count(ResponseStatus.NO_RESPONSE) == 1
    assert {one.as_of for one in responses} == {date(2023, 1, 19)}


def test_the_parent_of_akm_is_another_company_and_answered_only_the_press(case: Case) -> None:
    akm = next(one for one in case.companies if one.id == "akm")
    assert [(one.kind, one.company) for one in akm.relations] == [("parent", "asahi-kasei")]
    asked = {
        company
        for one in case.statements
        if one.kind is StatementKind.RESPONSE
        for company in one.companies
    }
    assert "asahi-kasei" not in asked
    assert "akm" in asked


def test_all_three_figures_stand_two_of_them_not_published(case: Case) -> None:
    figures = reported_figures(case.statements, on=date(2023, 3, 1))
    assert [(one.numerator, one.denominator) for one in figures] == [
        (6, 7),
        (None, None),
        (None, None),
    ]
    links = next(one for one in figures if one.name == LINKS_ACKNOWLEDGED)
    assert "24 February 2023" in links.sentence.en


def test_every_statement_but_our_note_has_a_speaker(case: Case) -> None:
    ours = [one for one in case.statements if one.speaker.missing()]
    assert [one.id for one in ours] == ["claim-as-published-note"]
    assert all(one.text.en.startswith("Note by this replay: ") for one in ours)
    assert all(one.text.ja.startswith("この再現による注記：") for one in ours)


def test_every_copy_is_named_by_its_address_in_no_language(case: Case) -> None:
    assert [
        one.id for one in case.documents if (one.mark is Mark.SECOND_HAND) != bool(one.copy_read)
    ] == []
    copies = [word for one in case.documents for word in one.copy_read.split(" ; ") if word]
    assert all(re.fullmatch(r"https://[!-~]+", word) for word in copies), copies


def test_only_the_passages_of_the_sources_are_quotations(case: Case) -> None:
    assert [one.id for one in case.statements if one.quoted] == []
    told = [one for one in case.statements if one.speaker]
    assert {one.id for one in told if not one.quote} == NOT_KEPT
    languages = {one.id: one.language for one in case.documents}
    assert all(one.quote_language == languages[one.document] for one in told if one.quote)
    assert [one.id for one in told if len(one.quote) > 260] == []


@pytest.mark.parametrize(
    ("language", "gap"), [("en", "passage not kept"), ("ja", "該当箇所の引用なし")]
)
def test_a_statement_is_shown_as_prose_and_its_own_passage_as_a_quotation(
    case: Case, language: str, gap: str
) -> None:
    page = page_of(case, language=Language(language), on=case.as_of, pictures={})
    shown = {one.id.removeprefix("statement-"): one for one in page.statements}
    for said in case.statements:
        sentence = shown[said.id]
        if not said.speaker:
            (proof,) = sentence.proofs
            assert proof.citation
            assert not proof.quote
            assert not proof.lines
            continue
        (proof,) = sentence.proofs
        assert (proof.quote.text if proof.quote else "") == said.quote
        assert (gap in [line.text for line in proof.lines]) is (said.id in NOT_KEPT)
    for claim in (*page.found.claims, *page.answered.claims, *page.context.claims):
        for proof in claim.proofs:
            assert not proof.quote or proof.quote.text in {one.quote for one in case.statements}


def test_our_note_follows_the_sentence_on_supply_at_once(case: Case) -> None:
    page = page_of(case, language=Language.EN, on=case.as_of, pictures={})
    ids = [one.id for one in page.found.statements]
    where = ids.index("statement-claim-as-published")
    assert ids[where + 1] == "statement-claim-as-published-note"
    assert page.found.statements[where + 1].text.text.endswith("More than a marking can show.")


def test_the_translation_credit_names_translator_editors_checkers_and_omission(case: Case) -> None:
    (credit,) = case.credits
    assert "Business & Human Rights Resource Centre" in credit.translator.en
    assert "Cade Mosley" in credit.editors.en
    assert "Japan Uyghur Association" in credit.checkers.en
    assert credit.omission == "[…]"


def test_the_measure_names_list_legal_effect_and_date(case: Case) -> None:
    (measure,) = case.measures
    assert measure.listed_on == date(2019, 10, 9)
    assert "does not bind Japanese suppliers as such" in measure.legal_effect.en
    assert "日本の供給者を拘束するものではない" in measure.legal_effect.ja
    assert set(measure.companies) == {"hikvision", "dahua"}


def test_every_text_exists_in_both_languages(case: Case) -> None:
    assert [place for place, text in _texts(case, "case") if text and text.missing()] == []


def test_no_claim_says_more_than_its_level_allows(case: Case) -> None:
    assert [(one.id, fault) for one in case.claims for fault in faults(one, case=case)] == []


def test_the_gate_is_open(case: Case) -> None:
    check_gate(case, on=case.as_of)


def test_one_inquiry_under_two_names_is_neither_two_inquiries_nor_silence(case: Case) -> None:
    page = page_of(case, language=Language.EN, on=date(2026, 11, 25))
    assert [len(answer.note.text) > 0 for answer in page.answers].count(True) == 1
    assert "One inquiry is reported" in page.answers[-1].note.text
    second = next(one for one in page.dossiers if one.company.id == "micron-technology")
    assert second.company.word == "one inquiry under two names"
    assert "Micron Technology, Inc. with “no response” in seventh place" in second.sentence.text
    assert "micron-technology" not in [answer.company.id for answer in page.answers]


def test_the_chain_shows_every_claim_that_the_page_counts(case: Case) -> None:
    paths = paths_of(case, on=case.as_of)
    shown = {one.id for path in paths for one in path.nodes if one.layer is Layer.CLAIM}
    assert shown == {claim.id for claim in case.claims}


def test_countries_and_screening_that_nobody_published_are_said_so(case: Case) -> None:
    page = page_of(case, language=Language.EN, on=date(2026, 11, 25))
    assert {row.value.text for one in page.dossiers for row in one.facts} == {
        "not in the sources used"
    }
    assert [one for one in page.dossiers if one.looked] == []


def test_a_round_trip_through_a_folder_loses_nothing(case: Case, tmp_path: Path) -> None:
    write_case_folder(case, files={}, into=tmp_path / "copy")
    again = read_case_folder(tmp_path / "copy").case
    assert again == case
    assert case_hash(again) == case_hash(case)


def _texts(value: object, place: str) -> list[tuple[str, Text]]:
    if isinstance(value, Text):
        return [(place, value)]
    if isinstance(value, tuple):
        return [
            found for number, one in enumerate(value) for found in _texts(one, f"{place} {number}")
        ]
    if not hasattr(value, "__dataclass_fields__"):
        return []
    return [
        found
        for field in fields(value)  # type: ignore[arg-type]
        for found in _texts(getattr(value, field.name), f"{place}.{field.name}")
    ]


@pytest.mark.parametrize(
    ("language", "brand"), [(Language.EN, "Hikvision"), (Language.JA, "ハイクビジョン")]
)
def test_a_brand_is_written_as_the_reader_writes_it(
    case: Case, language: Language, brand: str
) -> None:
    assert brand_of(case.devices[0], companies=case.companies, language=language) == brand
