"""Rules of the makers' files."""

import re
from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.reference.makers import MAKERS, Maker, load_makers, parse_makers

GOOD = """
id: quellmark
names:
  - {text: "Quellmark Devices", language: en, kind: official, source: a}
  - {text: "Quellmark Hearsay", language: en, kind: short, source: a, verified: false}
marks: [{text: "QUELLMARK", source: a}]
headquarters: {country: NO, source: a}
succession: [{kind: acquired_by, name: "Oldenmoor AG", date: "2019-05", source: a}]
jedec: {bank: 1, code: "0x2F", source: a}
parts:
  - {pattern: 'QM\\d{4}', family: "QM", exclusive: true, examples: ["qm 1234"], source: a}
  - {pattern: 'QX\\d{4}', family: "QX", exclusive: true, source: a, verified: false}
certainty: established
sources:
  a: {address: "https://quellmark.example/", accessed: "2026-11-01", fragment: "QM1234"}
"""

AS_LIST = "- " + GOOD.strip().replace("\n", "\n  ") + "\n"

WRONG = {
    ("certainty: established", "certainty: certain"): "certainty",
    ("id: quellmark", "id: QUELL"): "QUELL",
    ("id: quellmark", "id: other"): "field id",
    ("country: NO", "country: Norway"): "headquarters.country",
    ('code: "0x2F"', 'code: "2F"'): "jedec.code",
    ('date: "2019-05"', 'date: "May 2019"'): "succession.date",
    ("kind: acquired_by", "kind: eaten_by"): "succession",
    ("'QM\\d{4}'", "'QM(\\d{4}'"): "parts[1].pattern",
    ("'QM\\d{4}'", "'(QM|\\d)+'"): "parts[1].pattern",
    ("'QM\\d{4}'", "'(?:QM\\d{4})?'"): "parts[1].pattern",
    ('family: "QM"', 'family: {en: "QM (sensors)"}'): "parts[1].family",
    ('family: "QM"', "family: 7"): "family",
    ('"qm 1234"', '"QX1234"'): "parts[1].examples",
    ("exclusive: true, examples", "exclusive: true, shared_with: [x], examples"): "exclusive",
    ("exclusive: true, examples", "exclusive: perhaps, examples"): "exclusive",
    ('accessed: "2026-11-01"', 'accessed: "last week"'): "sources.a.accessed",
    ('address: "https://quellmark.example/"', 'address: " "'): "sources.a.address",
    ('marks: [{text: "QUELLMARK", source: a}]', 'marks: [{text: "Q", source: b}]'): (
        "marks[1].source"
    ),
    ("jedec:", "jdec:"): "jdec",
    ("certainty: established", "certainty: established\ncertainty: probable"): "twice",
    ("names:", "names: ["): "line",
}


def written(folder: Path, text: str) -> Path:
    """Write a maker's file, and return its folder."""
    (folder / "quellmark.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("change", "named"), WRONG.items(), ids=[new for _, new in WRONG])
def test_a_wrong_file_is_refused_by_file_and_field(
    tmp_path: Path, change: tuple[str, str], named: str
) -> None:
    assert change[0] in GOOD
    with pytest.raises(BadInput) as refusal:
        load_makers(written(tmp_path, GOOD.replace(*change, 1)))
    assert named in str(refusal.value)
    assert "quellmark.yaml" in str(refusal.value) or change[1].startswith("id: QUELL")


def test_what_is_not_verified_does_not_count(tmp_path: Path) -> None:
    (maker,) = load_makers(written(tmp_path, GOOD))
    assert [name.text for name in maker.names] == ["Quellmark Devices"]
    assert [part.family.en for part in maker.parts] == ["QM"]


def test_a_bare_name_of_a_family_is_the_same_in_both_languages(tmp_path: Path) -> None:
    (maker,) = load_makers(written(tmp_path, GOOD))
    assert maker.parts[0].family == Text(en="QM", ja="QM")


def test_a_case_may_bring_its_makers_as_one_list(tmp_path: Path) -> None:
    path = tmp_path / "makers.yaml"
    path.write_text(AS_LIST, "utf-8")
    assert [maker.id for maker in load_makers(path)] == ["quellmark"]


def test_a_maker_stands_in_a_list_once() -> None:
    with pytest.raises(BadInput, match="stands there twice"):
        parse_makers((AS_LIST * 2).encode(), name="makers.yaml")


@pytest.mark.parametrize("text", ["", "{}", "just words", "- quellmark", "[]"])
def test_what_is_no_list_of_makers_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"makers\.yaml"):
        parse_makers(text.encode(), name="makers.yaml")


def test_an_empty_folder_holds_no_maker(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no maker"):
        load_makers(tmp_path)


@pytest.fixture(scope="module")
def ours() -> tuple[Maker, ...]:
    """Load the makers that Witnessmark brings along."""
    return load_makers()


def test_at_least_120_makers_come_along(ours: tuple[Maker, ...]) -> None:
    assert len(ours) == len(list(MAKERS.glob("*.yaml"))) >= 120


def test_every_source_says_what_was_read_there(ours: tuple[Maker, ...]) -> None:
    sources = [source for maker in ours for source in maker.sources.values()]
    assert all(source.fragment.strip() for source in sources)


def test_no_family_is_described_in_japanese_by_english_words(ours: tuple[Maker, ...]) -> None:
    families = [part.family for maker in ours for part in maker.parts]
    names = {
        word for maker in ours for name in maker.names for word in re.findall("[a-z]+", name.text)
    }
    english = {word for one in families for word in re.findall(r"\b[a-z]{3,}\b", one.en)} - names
    assert {"sensors", "flash", "printed", "with"} <= english
    for family in families:
        assert not english & set(re.findall(r"[A-Za-z]+", family.ja)), family
        assert not re.search(r"[()]", family.ja), family


def test_no_example_of_one_maker_is_exclusive_to_another(ours: tuple[Maker, ...]) -> None:
    exclusive = [
        (maker.id, re.compile(part.pattern))
        for maker in ours
        for part in maker.parts
        if part.exclusive
    ]
    clashes = [
        (maker.id, example, other)
        for maker in ours
        for part in maker.parts
        if part.exclusive
        for example in part.examples
        for other, pattern in exclusive
        if other != maker.id and pattern.match("".join(example.upper().split()))
    ]
    assert clashes == []


def test_successors_with_an_id_have_a_file(ours: tuple[Maker, ...]) -> None:
    ids = {maker.id for maker in ours}
    named = {entry.maker for maker in ours for entry in maker.succession if entry.maker}
    assert named <= ids
