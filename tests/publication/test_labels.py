"""What states, kinds and sources are called on a page."""

import pytest

from witnessmark.base.text import Language
from witnessmark.inquiries.schedule import TERMS_SOURCE
from witnessmark.parts.sentences import MAKER_HINT
from witnessmark.publication.chain.state import REPORTED
from witnessmark.publication.claim import Basis
from witnessmark.publication.labels import BASES, source_in_words


@pytest.mark.parametrize("language", [Language.EN, Language.JA])
@pytest.mark.parametrize("source", [TERMS_SOURCE, MAKER_HINT, "publisher"])
def test_a_source_of_our_own_is_said_in_words(source: str, language: Language) -> None:
    said = source_in_words(source, language=language)
    assert said
    assert said != source


def test_any_other_source_stands_as_it_is() -> None:
    assert source_in_words("https://a.example/b", language=Language.JA) == "https://a.example/b"


def test_what_a_claim_rests_on_is_not_named_like_a_step_of_a_replay() -> None:
    assert BASES[Basis.REPORTED].en != REPORTED.en
    assert BASES[Basis.REPORTED].ja != REPORTED.ja
