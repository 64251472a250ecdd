"""Names are one when nothing distinctive differs; a look-alike keeps its doubts."""

import pytest

from witnessmark.companies.compare import Comparison, Doubt, compare_names
from witnessmark.companies.names import name_key


def compare(left: str, right: str) -> Comparison:
    return compare_names(name_key(left), name_key(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Specimen Optics Co., Ltd.", "SPECIMEN OPTICS"),
        ("Optics Specimen", "Specimen Optics Inc."),
        ("Goodspecimen Company", "Good Specimen Company"),
        ("ООО Образец", "Obrazets OOO"),
        ("見本電子株式会社", "㈱見本電子"),
        ("First Specimen Bank", "1st Specimen Bank"),
    ],
)
def test_names_that_differ_in_form_script_or_order_are_equal(left: str, right: str) -> None:
    found = compare(left, right)
    assert found.score == pytest.approx(1)
    assert found.doubts == ()


def test_a_shared_technology_is_nothing() -> None:
    assert compare("Specimen Technology", "Exemplar Technology").score == 0


def test_a_shared_place_is_nothing() -> None:
    assert compare("Zhejiang Specimen", "Zhejiang Exemplar").score == 0


def test_dahua_electronics_of_new_york_is_not_zhejiang_dahua() -> None:
    found = compare("Zhejiang Dahua Technology Co., Ltd.", "DAHUA ELECTRONICS CORPORATION")
    assert found.score < 0.75
    assert Doubt.WORD_MISSING in found.doubts


@pytest.mark.parametrize(
    ("left", "right", "doubt"),
    [
        ("Specimen AG", "Specimen GmbH", Doubt.LEGAL_FORM),
        ("Specimen Optics", "Specimin Optics", Doubt.SPELLING),
        ("Specimen Optics", "Specimen", Doubt.WORD_MISSING),
        ("Factory Specimen 61", "Factory Specimen 62", Doubt.NUMBER),
        ("TDK", "TDK", Doubt.SHORT),
        ("见本电子", "見本电子", Doubt.READING),
        ("见本", "Jian Ben", Doubt.READING),
    ],
)
def test_what_may_tell_two_companies_apart_is_a_doubt(left: str, right: str, doubt: Doubt) -> None:
    assert doubt in compare(left, right).doubts


def test_a_spelling_costs_score() -> None:
    assert 0.75 < compare("Specimen Optics", "Specimin Optics").score < 0.97


def test_homophones_in_chinese_are_never_equal() -> None:
    assert compare("华为", "华威").score < 0.97
