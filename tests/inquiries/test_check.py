"""A code is pinned to verbatim words, and two coders stand behind what is settled."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inquiries.examples import FIRST, SECOND, both_codes, code, inquiry, reply, settled, sheet
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import PersonId, QuestionId, ReplyId
from witnessmark.inquiries.blind import visible_codes
from witnessmark.inquiries.check import (
    check_code,
    check_settlement,
    code_faults,
    settlement_faults,
    stands_verbatim,
)
from witnessmark.inquiries.coding import Account, Code, Directness, Substance

ANSWER = reply(date(2031, 4, 20))
ASKED = inquiry(replies=(ANSWER,))


def faults(made: Code) -> tuple[str, ...]:
    found = code_faults(made, inquiry=ASKED, questionnaire=sheet())
    return tuple(one.en for one in found)


def test_a_verbatim_quote_stands() -> None:
    assert faults(code(ASKED, ANSWER)) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "個別の取引については回答しておりません",
        "個別の取引 についてはお答えしておりません",
        "お答えしておりません。 当該ロットは",
    ],
)
def test_a_quote_that_differs_by_a_word_or_a_space_does_not(quote: str) -> None:
    assert "does not stand verbatim" in faults(code(ASKED, ANSWER, quote=quote))[0]


def test_a_quote_may_run_over_a_line_as_it_stands() -> None:
    assert faults(code(ASKED, ANSWER, quote="お答えしておりません。\n当該ロットは")) == ()


def test_composed_and_decomposed_characters_are_the_same_words() -> None:
    decomposed = unicodedata.normalize("NFD", "弊社では個別の取引")
    assert decomposed != "弊社では個別の取引"
    assert faults(code(ASKED, ANSWER, quote=decomposed)) == ()


def test_full_width_and_half_width_are_different_words() -> None:
    assert not stands_verbatim("ABC", text="ＡＢＣ")


def test_only_not_addressed_and_uncodable_do_without_a_quote() -> None:
    for directness in Directness:
        found = faults(code(ASKED, ANSWER, quote="", directness=directness))
        without = directness in (Directness.NOT_ADDRESSED, Directness.UNCODABLE)
        assert (found == ()) is without


def test_a_flag_needs_words_even_where_the_code_needs_none() -> None:
    flagged = replace(
        code(ASKED, ANSWER, quote="", directness=Directness.NOT_ADDRESSED),
        substance=(Substance.LINK_ACKNOWLEDGED,),
    )
    assert "has no quote" in faults(flagged)[0]


def test_a_code_of_another_reply_or_question_is_refused() -> None:
    assert "no reply" in faults(replace(code(ASKED, ANSWER), reply=ReplyId("other")))[0]
    assert "question q9" in faults(code(ASKED, ANSWER, "q9"))[0]
    with pytest.raises(BadInput, match="q9"):
        check_code(code(ASKED, ANSWER, "q9"), inquiry=ASKED, questionnaire=sheet())


def settlement_reasons(*codes: Code, settled_at: datetime | None = None) -> tuple[str, ...]:
    made = settled(ASKED, ANSWER)
    made = replace(made, settled_at=settled_at or made.settled_at)
    found = settlement_faults(made, codes=codes, inquiry=ASKED, questionnaire=sheet())
    return tuple(one.en for one in found)


def test_two_finished_coders_may_settle() -> None:
    assert settlement_reasons(*both_codes(ASKED, ANSWER)) == ()


def test_one_coder_may_not() -> None:
    alone = [code(ASKED, ANSWER, question) for question in ("q1", "q2")]
    assert "by 1 of 2 coders" in settlement_reasons(*alone)[0]


def test_a_coder_who_left_a_question_out_has_not_finished() -> None:
    codes = both_codes(ASKED, ANSWER)[:-1]
    assert "by 1 of 2 coders" in settlement_reasons(*codes)[0]


def test_nothing_is_settled_before_both_have_finished() -> None:
    early = datetime(2031, 4, 30, tzinfo=UTC)
    assert "before both" in settlement_reasons(*both_codes(ASKED, ANSWER), settled_at=early)[0]


def test_two_versions_of_the_codebook_are_not_compared() -> None:
    first, *rest = both_codes(ASKED, ANSWER)
    mixed = (replace(first, codebook="witnessmark-2"), *rest)
    assert "different versions" in settlement_reasons(*mixed)[0]


def test_a_settlement_is_pinned_to_words_too() -> None:
    made = replace(settled(ASKED, ANSWER), quote="何も買っていない")
    with pytest.raises(BadInput, match="does not stand verbatim"):
        check_settlement(
            made, codes=both_codes(ASKED, ANSWER), inquiry=ASKED, questionnaire=sheet()
        )


def seen(codes: tuple[Code, ...], coder: PersonId) -> set[tuple[PersonId, QuestionId]]:
    found = visible_codes(codes, coder, inquiries=[ASKED], questionnaires=[sheet()])
    return {(one.coder, one.question) for one in found}


def test_a_coder_sees_only_own_codes_until_both_have_finished() -> None:
    codes = both_codes(ASKED, ANSWER)[:-1]
    assert {who for who, _ in seen(codes, FIRST)} == {FIRST}
    assert {who for who, _ in seen(codes, SECOND)} == {SECOND}
    assert {who for who, _ in seen(both_codes(ASKED, ANSWER), FIRST)} == {FIRST, SECOND}


def test_an_onlooker_sees_nothing_until_two_have_finished() -> None:
    assert seen(both_codes(ASKED, ANSWER)[:-1], PersonId("editor")) == set()
    assert len(seen(both_codes(ASKED, ANSWER), PersonId("editor"))) == 4


def test_a_third_coder_at_work_stays_blind() -> None:
    third = PersonId("coder-3")
    codes = (*both_codes(ASKED, ANSWER), code(ASKED, ANSWER, "q1", coder=third))
    assert {who for who, _ in seen(codes, third)} == {third}


def test_a_settlement_is_made_under_the_codebook_of_its_codes() -> None:
    other = replace(settled(ASKED, ANSWER), codebook="witnessmark-2")
    found = settlement_faults(
        other, codes=both_codes(ASKED, ANSWER), inquiry=ASKED, questionnaire=sheet()
    )
    assert ["different versions" in one.en for one in found] == [True]


def test_an_account_needs_words_too() -> None:
    bare = replace(
        settled(ASKED, ANSWER, directness=Directness.NOT_ADDRESSED),
        quote="",
        account=(Account.EXCUSE,),
    )
    codes = both_codes(ASKED, ANSWER)
    assert settlement_faults(bare, codes=codes, inquiry=ASKED, questionnaire=sheet())
    plain = replace(bare, account=())
    assert not settlement_faults(plain, codes=codes, inquiry=ASKED, questionnaire=sheet())
