"""Names are made comparable: folded, legal form off, in Latin letters."""

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.companies.names import LONGEST_NAME, name_key


@pytest.mark.parametrize(
    "text",
    [
        "ローム株式会社",
        "株式会社ローム",
        "㈱ローム",
        "(株)ローム",
        "（株）ローム",
        "ﾛｰﾑ株式会社",
        "ローム 株式会社",
    ],
)
def test_a_legal_form_glued_to_a_japanese_name_is_taken_off(text: str) -> None:
    assert name_key(text).core == "ローム"


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"),
        ("테스트전자 주식회사", "테스트전자"),
        ("(주)테스트전자", "테스트전자"),
        ("TDK株式会社", "tdk"),
        ("ＴＤＫ株式会社", "tdk"),
        ("有限会社見本", "見本"),
    ],
)
def test_legal_forms_of_other_scripts_are_taken_off(text: str, core: str) -> None:
    assert name_key(text).core == core


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Specimen Optics Co., Ltd.", ("specimen", "optics")),
        ("SPECIMEN OPTICS S.A. DE C.V.", ("specimen", "optics")),
        ("OOO Specimen", ("specimen",)),
        ("Specimen o.O.O.", ("specimen",)),
        ("Общество с ограниченной ответственностью «Образец»", ("obrazets",)),
        ("JSC SPECIMEN WORKS CORP.", ("specimen", "works")),
        ("Al-Obra'zec", ("al", "obrazec")),
        ("Spécimen Sàrl", ("specimen",)),
        ("L.X.C Specimen", ("lxc", "specimen")),
        ("First Specimen", ("1", "specimen")),
    ],
)
def test_names_become_words_in_latin_letters(text: str, tokens: tuple[str, ...]) -> None:
    assert name_key(text).tokens == tokens


def test_a_group_is_not_a_legal_form() -> None:
    assert name_key("Specimen Group Corporation").tokens == ("specimen", "group")
    assert name_key("見本グループ株式会社").core == "見本グループ"


def test_a_name_that_is_only_a_legal_form_stays_as_it_is() -> None:
    assert name_key("Company").tokens == ("company",)
    assert name_key("株式会社").core == "株式会社"


def test_a_name_of_punctuation_has_nothing_to_compare() -> None:
    assert name_key("?!…").tokens == ()


def test_a_name_of_ten_thousand_characters_is_refused() -> None:
    with pytest.raises(BadInput, match="10,000 characters"):
        name_key("x" * 10_000)
    assert name_key("x" * LONGEST_NAME).tokens
