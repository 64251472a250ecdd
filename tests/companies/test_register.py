"""A register is facts with sources; what was not verified is left out."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.companies.company import Identifier, NameForm, Relation
from witnessmark.companies.register import load_companies


def write(folder: Path, text: str) -> Path:
    path = folder / "companies.yaml"
    path.write_text(text, "utf-8")
    return path


def test_every_fact_of_the_reference_register_has_an_address_and_a_day() -> None:
    for company in load_companies():
        assert company.names
        facts: tuple[NameForm | Identifier | Relation, ...]
        facts = (*company.names, *company.identifiers, *company.relations)
        for fact in facts:
            assert fact.source.startswith("http"), (company.id, fact)
            assert fact.unknown["accessed"], (company.id, fact)


def test_the_seven_companies_of_the_case_are_there_under_both_names() -> None:
    names = {form.text for company in load_companies() for form in company.names}
    assert names >= {
        "ROHM Co., Ltd.",
        "TDK Corporation",
        "Asahi Kasei Microdevices Corporation",
        "THine Electronics, Inc.",
        "Sony Group Corporation",
        "Seiko Epson Corporation",
        "Micron Technology, Inc.",
        "ローム株式会社",
        "TDK株式会社",
        "旭化成エレクトロニクス株式会社",
        "ザインエレクトロニクス株式会社",
        "ソニーグループ株式会社",
        "セイコーエプソン株式会社",
        "マイクロン ジャパン株式会社",
    }


def test_a_fact_that_was_not_verified_is_left_out() -> None:
    micron_japan = next(c for c in load_companies() if c.id == "micron-japan")
    assert micron_japan.relations == ()


def test_a_plain_list_of_companies_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[{"id": "specimen", "names": [{"text": "Specimen KK", "language": "en",'
        ' "kind": "official", "source": "letter"}]}]',
    )
    assert load_companies(path)[0].id == "specimen"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("companies: 3", "no list of companies"),
        ("[{id: a, names: []}, {id: a, names: []}]", "an id twice"),
        ("[{id: a, names: [], relations: [{kind: parent, company: b}]}]", "b, which is missing"),
        ("[{names: []}]", "company 1"),
        ("[{id: a", "cannot be read: line"),
    ],
)
def test_a_broken_register_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message) as error:
        load_companies(write(tmp_path, text))
    assert "companies.yaml" in error.value.message
