"""Each company asked: its status by the terms of the case, and every reply in its language."""

from dataclasses import replace

import pytest

from publication.cases import at, bench
from publication.pages.test_matrix import reader
from witnessmark.base.ids import ReplyId
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.inquiry import Round, Translation
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.case import Case
from witnessmark.publication.pages.answers import answers


def with_remark() -> Case:
    case = bench()
    asked, silent = case.inquiries
    remark = replace(
        asked.replies[0], id=ReplyId("r"), round=Round.FINAL_TEXT, received_at=at("08-26")
    )
    return replace(case, inquiries=(asked, replace(silent, replies=(remark,))))


@pytest.mark.parametrize(
    ("language", "silence", "remark"),
    [
        (Language.EN, "Did not respond", "Wrote on 26 August 2031 about the text to be published."),
        (Language.JA, "回答はなかった。", "公表予定の文面に対し、2031年8月26日に連絡があった。"),
    ],
)
def test_a_remark_is_said_beside_the_silence_and_published_in_full(
    language: Language, silence: str, remark: str
) -> None:
    told = answers(reader=reader(with_remark(), language))[1]
    assert silence in told.sentence.text
    assert told.sentence.text.endswith(remark)
    assert [one.to_final_text for one in told.received] == [True]


def test_the_status_goes_by_the_terms_of_the_case() -> None:
    strict = replace(bench(), terms=Terms(proven_attempts=9))
    assert "Did not respond" in answers(reader=reader(bench()))[1].sentence.text
    assert "Did not respond" not in answers(reader=reader(strict))[1].sentence.text


@pytest.mark.parametrize(
    ("tag", "english", "japanese"), [("de", "German", "ドイツ語"), ("ko", "Korean", "韓国語")]
)
def test_a_reply_in_another_language_is_named_in_the_readers(
    tag: str, english: str, japanese: str
) -> None:
    case = bench()
    asked, silent = case.inquiries
    reply = replace(asked.replies[0], language=tag)
    case = replace(case, inquiries=(replace(asked, replies=(reply,)), silent))
    for language, name in ((Language.EN, english), (Language.JA, japanese)):
        (received,) = answers(reader=reader(case, language))[0].received
        assert (received.language, received.text.language) == (name, tag)


def test_the_translator_named_is_the_one_of_the_translation_shown() -> None:
    case = bench()
    asked, silent = case.inquiries
    later = Translation(
        text=Text(zh="是我们的。"), translator=Text("Somebody else"), translated_at=at("07-01")
    )
    reply = asked.replies[0]
    reply = replace(reply, translations=(*reply.translations, later))
    case = replace(case, inquiries=(replace(asked, replies=(reply,)), silent))
    (received,) = answers(reader=reader(case))[0].received
    assert received.translation.text == "It is ours. We cannot name the route."
    assert received.translator.text == "Editor Oak"
