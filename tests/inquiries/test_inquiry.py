"""What comes later is a part of its own: nothing that was written down is written over."""

from dataclasses import replace
from datetime import date

import pytest

from inquiries.examples import ORIGINAL, at, inquiry, reply
from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import InquiryId, QuestionId, ReplyId
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.coding import Contest, ContestAnswer
from witnessmark.inquiries.inquiry import Reply, Translation
from witnessmark.inquiries.languages import check_language

DAY = date(2031, 6, 10)


def translated(day: int, words: Text) -> Translation:
    return Translation(
        text=words,
        translator=Text(en=f"Translator {day}"),
        translated_at=at(date(2031, 6, day)),
    )


def test_of_each_language_the_latest_translation_holds() -> None:
    made = (
        translated(14, Text(zh="第二")),
        translated(13, Text(en="second")),
        translated(12, Text(en="first")),
    )
    answer = replace(reply(DAY), translations=made)
    assert answer.translation == Text(en="second", zh="第二")
    assert answer.translator == Text(en="Translator 14")
    english = answer.translated_into(Language.EN)
    assert english is not None
    assert english.translator == Text(en="Translator 13")
    assert answer.translated_into(Language.JA) is None
    assert replace(answer, translations=()).translation == Text()


def test_a_contest_is_unanswered_until_somebody_answers_it() -> None:
    contest = Contest(
        inquiry=InquiryId("ask"),
        reply=ReplyId("r"),
        question=QuestionId("q1"),
        received_at=at(DAY),
        text=Text(en="We did answer."),
    )
    assert not contest.answer
    answers = tuple(
        ContestAnswer(text=Text(en=words), answered_at=at(date(2031, 6, day)))
        for words, day in (("Changed.", 20), ("Stays.", 12))
    )
    assert replace(contest, answers=answers).answer == Text(en="Changed.")


@pytest.mark.parametrize("tag", ["ja", "de", "ko", "zh-Hans", "zh-Hant-TW", "pt-BR", "es-419"])
def test_a_reply_may_come_in_any_language(tag: str) -> None:
    answer = replace(reply(DAY), language=tag)
    assert decode(encode(answer), Reply, where="x").language == tag
    assert replace(inquiry(), language=tag).language == tag


@pytest.mark.parametrize("tag", ["", "日本語", "EN", "german", "de_DE", "ja-", 'en" onload="x'])
def test_what_is_no_language_tag_is_refused_at_the_door(tag: str) -> None:
    with pytest.raises(BadInput, match="BCP 47"):
        check_language(tag, of="reply r")
    raw = {"id": "r", "kind": "answer", "received_at": "2031-06-10T10:00:00Z", "text": ORIGINAL}
    with pytest.raises(BadInput, match="BCP 47"):
        decode({**raw, "language": tag}, Reply, where="x")
    with pytest.raises(BadInput, match="BCP 47"):
        replace(inquiry(), language=tag)
