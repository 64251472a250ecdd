"""Letters say deadline, rights and limits, in the addressee's language, and are plain mail."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from inquiries.examples import five_letters, inquiry, sent, sheet
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.inquiry import Inquiry, Letter, Questionnaire
from witnessmark.inquiries.letters import LetterText, Writer, compose, write_letter

WRITER = Writer(
    name=Text(en="Example Watch", ja="架空ウォッチ"),
    signatory=Text(en="The desk", ja="調査担当"),
    reply_to="answers@watch.example",
    post=Text(en="1 Nowhere Lane", ja="架空県架空市1-1"),
)
MATTER = Text(en="parts in a fictional camera", ja="架空のカメラの部品")
ON = date(2031, 6, 10)


def letter(
    kind: Letter,
    *,
    asked: Inquiry | None = None,
    language: Language = Language.EN,
    questions: Questionnaire | None = None,
    on: date = ON,
    publication_on: date | None = date(2031, 9, 10),
    texts: tuple[Text, ...] = (Text(en="The exact text.", ja="正確な文面。"),),
    matter: Text = MATTER,
) -> LetterText:
    return write_letter(
        kind,
        inquiry=replace(asked or inquiry(), language=language),
        questionnaire=questions or sheet(),
        writer=WRITER,
        matter=matter,
        on=on,
        final_texts=texts,
        publication_on=publication_on,
    )


@pytest.mark.parametrize("language", [Language.EN, Language.JA])
@pytest.mark.parametrize("kind", Letter)
def test_every_letter_exists_and_implies_no_wrongdoing(kind: Letter, language: Language) -> None:
    found = letter(kind, language=language)
    wanted = {Language.EN: "implies no wrongdoing", Language.JA: "不正があったことを意味するもの"}
    assert wanted[language] in found.body
    assert "answers@watch.example" in found.body
    assert "{" not in found.body
    assert MATTER.within(language) in found.subject


def test_the_questions_come_numbered_with_deadline_and_rights() -> None:
    body = letter(Letter.QUESTIONS).body
    assert "1. Question 1?" in body
    assert "answer by 24 June 2031" in body
    for right in ("you may contest", "later answer is always added", "draw no conclusion"):
        assert right in body


def test_the_japanese_questions_say_the_same() -> None:
    body = letter(Letter.QUESTIONS, language=Language.JA).body
    for words in ("2031年6月24日まで", "異議を申し立てる", "必ず追記", "推論も行いません", "御中"):
        assert words in body


def test_a_translation_gives_its_longer_deadline() -> None:
    asked = inquiry(needs_translation=True)
    assert "answer by 1 July 2031" in letter(Letter.QUESTIONS, asked=asked).body


def test_a_reminder_names_the_letters_before_it_and_the_running_deadline() -> None:
    body = letter(Letter.REMINDER, asked=inquiry(sent(ON)), on=date(2031, 6, 17)).body
    assert "We wrote to you on 10 June 2031." in body
    assert "answer by 24 June 2031" in body


def test_a_reminder_after_the_deadline_sets_no_new_one() -> None:
    asked = inquiry(*five_letters(ON)[:2])
    body = letter(Letter.REMINDER, asked=asked, on=date(2031, 7, 1)).body
    assert "The deadline was 24 June 2031." in body
    japanese = letter(Letter.REMINDER, asked=asked, on=date(2031, 7, 1), language=Language.JA)
    assert "期限は2031年6月24日でしたが" in japanese.body


def test_the_final_text_shows_every_language_exactly() -> None:
    body = letter(Letter.FINAL_TEXT).body
    assert "The exact text." in body
    assert "正確な文面。" in body
    assert "28 days" in body


def test_a_final_text_that_comes_too_late_is_refused() -> None:
    with pytest.raises(BadInput, match="fewer than 5 working days"):
        letter(Letter.FINAL_TEXT, publication_on=date(2031, 6, 16))
    assert letter(Letter.FINAL_TEXT, publication_on=date(2031, 6, 17))


def test_a_final_text_needs_its_text_its_day_and_both_languages() -> None:
    with pytest.raises(BadInput, match="is empty"):
        letter(Letter.FINAL_TEXT, texts=())
    with pytest.raises(BadInput, match="no day of publication"):
        letter(Letter.FINAL_TEXT, publication_on=None)
    with pytest.raises(BadInput, match="no ja"):
        letter(Letter.FINAL_TEXT, texts=(Text(en="Only English."),))


def test_words_that_look_like_a_template_stay_words() -> None:
    hostile = Text(en="{{ 7 * 7 }} {% include 'x' %} {0}", ja="{{ 7 * 7 }}")
    found = letter(Letter.QUESTIONS, matter=hostile)
    assert "{{ 7 * 7 }} {% include 'x' %} {0}" in found.body
    assert "49" not in found.body


def test_a_line_break_cannot_add_a_head_line() -> None:
    found = letter(Letter.NOTICE, matter=Text(en="x\r\nBcc: all@watch.example", ja="x"))
    assert "\n" not in found.subject
    assert mail(found)["Bcc"] is None


def test_a_language_without_letters_is_refused() -> None:
    with pytest.raises(BadInput, match="language zh"):
        letter(Letter.NOTICE, language=Language.ZH)


def test_a_question_without_the_letters_language_is_refused() -> None:
    untranslated = sheet(1)
    question = replace(untranslated.questions[0], text=Text(ja="日本語のみ"))
    with pytest.raises(BadInput, match="question for inquiry ask-kasumi has no text in en"):
        letter(Letter.QUESTIONS, questions=replace(untranslated, questions=(question,)))


def mail(text: LetterText, *, to: str = "desk@kasumi.example") -> EmailMessage:
    return compose(
        text,
        sender="questions@watch.example",
        sender_name="架空ウォッチ",
        recipient=to,
        reply_to="answers@watch.example",
        at=datetime(2031, 6, 10, 1, 0, tzinfo=UTC),
        message_id="<1@watch.example>",
    )


def test_the_mail_is_one_plain_part_that_reads_back_the_same() -> None:
    text = letter(Letter.QUESTIONS, language=Language.JA)
    message = mail(text)
    assert message.get_content_type() == "text/plain"
    assert not message.is_multipart()
    assert message.get_content().replace("\r\n", "\n") == text.body
    assert message["Subject"] == text.subject
    assert message["Reply-To"] == "answers@watch.example"
    longest = max(len(line) for line in message.as_bytes().splitlines())
    assert longest <= 998


@pytest.mark.parametrize("to", ["", "a@b\r\nBcc: c@d", "two words@host", "@", "a@b, c@d"])
def test_a_broken_address_is_refused(to: str) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        mail(letter(Letter.NOTICE), to=to)
