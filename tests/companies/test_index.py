"""The index finds the names that may be meant, and few others."""

from witnessmark.companies.index import build_index, find_near
from witnessmark.companies.names import name_key

NAMES = (
    "Specimen Optics Co., Ltd.",
    "Exemplar Trading House",
    "Muster Elektronik GmbH",
    "Good Specimen Works",
    *(f"Filler{number} Technology" for number in range(500)),
)
INDEX = build_index([name_key(name) for name in NAMES])


def near(name: str) -> list[str]:
    return [NAMES[place] for place in find_near(name_key(name), index=INDEX)]


def test_a_misspelt_word_finds_its_name() -> None:
    assert near("Exemplra House")[:1] == ["Exemplar Trading House"]


def test_words_written_as_one_find_their_name() -> None:
    assert "Good Specimen Works" in near("GoodSpecimen Works")


def test_a_common_word_alone_finds_nothing() -> None:
    assert near("Technology") == []


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert INDEX.weigh("exemplar") > 0.8
    assert INDEX.weigh("technology") == 0.2
    assert INDEX.weigh("neverseen") == 1.0
