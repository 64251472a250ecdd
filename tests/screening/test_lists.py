"""Every kind of list says what it is in both languages, and what an edition must fulfil."""

import pytest

from screening.editions import entity, ftm
from witnessmark.base.errors import BadInput
from witnessmark.screening.lists import list_kind, list_kinds, parse_list


def test_the_kinds_are_these() -> None:
    assert set(list_kinds()) == {"ftm", "ofac-sdn", "ofac-consolidated", "un-xml"}


@pytest.mark.parametrize("name", list_kinds())
def test_a_kind_is_named_in_both_languages(name: str) -> None:
    kind = list_kinds()[name]
    assert not kind.name.missing()
    assert not kind.publisher.missing()


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match="no kind of list 'eu'") as error:
        list_kind("eu")
    assert "ofac-sdn" in error.value.remedy


def test_a_wrong_kind_is_refused() -> None:
    with pytest.raises(BadInput, match="not a finished XML"):
        parse_list([ftm(entity("x", "Specimen"))], kind=list_kind("un-xml"))
