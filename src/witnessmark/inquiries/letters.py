"""The four letters in English and Japanese: plain text, from templates; nothing is sent here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final

import jinja2

from witnessmark.base.errors import BadInput
from witnessmark.base.text import PUBLISHED, Language, Text
from witnessmark.inquiries.days import listed, written
from witnessmark.inquiries.inquiry import Inquiry, Letter, Questionnaire
from witnessmark.inquiries.post import ASKING, attempts_by, sent_day
from witnessmark.inquiries.schedule import (
    DEFAULT_TERMS,
    Terms,
    answer_due,
    final_text_due,
    questions_from,
)
from witnessmark.inquiries.state import correspondence

TEMPLATES: Final = Path(__file__).with_name("templates")

_SUBJECTS: Final[Mapping[Letter, Text]] = {
    Letter.NOTICE: Text(en="Notice of questions to come: {}", ja="質問状送付のお知らせ（{}）"),
    Letter.QUESTIONS: Text(en="Questions: {}", ja="質問状（{}）"),
    Letter.REMINDER: Text(en="Reminder: {}", ja="質問状ご回答のお願い（{}）"),
    Letter.FINAL_TEXT: Text(en="Text to be published: {}", ja="公表予定の文面について（{}）"),
}


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Who writes the letters, and where answers go; `post` may be empty."""

    name: Text
    signatory: Text
    reply_to: str
    post: Text = Text()


@dataclass(frozen=True, kw_only=True)
class LetterText:
    """A letter in words, ready to be read, approved and sent."""

    letter: Letter
    language: Language
    subject: str
    body: str


def write_letter(
    letter: Letter,
    *,
    inquiry: Inquiry,
    questionnaire: Questionnaire,
    writer: Writer,
    matter: Text,
    on: date,
    terms: Terms = DEFAULT_TERMS,
    final_texts: tuple[Text, ...] = (),
    publication_on: date | None = None,
) -> LetterText:
    """Return `letter` of the day `on`, in the inquiry's language.

    Names, questions and texts go in as they are: what looks like a template in them stays text.
    `final_texts` and `publication_on` are for the final text only, which shows every language.

    Raises BadInput where the letter's language is neither English nor Japanese, where a text lacks
    it, or where the final text would come too late before `publication_on`.
    """
    language = _language_of(inquiry)
    said = _Said(language=language, inquiry=inquiry)
    words = {
        **_writers_words(said, writer=writer, matter=matter),
        "on": said(written(on), what="date"),
        "addressee": said(inquiry.addressee, what="addressee"),
        "answer_days": _answer_days(inquiry, terms),
        "correction_days": terms.correction_days,
        "questions": _numbered(said, questionnaire),
        **_days(letter, inquiry, said=said, on=on, terms=terms, publication_on=publication_on),
        "final_texts": _whole(final_texts, letter=letter, inquiry=inquiry),
    }
    subject = _SUBJECTS[letter].within(language).format(said(matter, what="matter"))
    return LetterText(
        letter=letter,
        language=language,
        subject=" ".join(subject.split()),
        body=_render(f"{letter.value}.{language.value}.txt", words),
    )


def compose(
    text: LetterText,
    *,
    sender: str,
    sender_name: str,
    recipient: str,
    reply_to: str,
    at: datetime,
    message_id: str,
) -> EmailMessage:
    """Return `text` as a mail of one plain part: no picture, no link of ours, no tracking.

    Raises BadInput for an address or id that cannot stand in a mail's head.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address(sender_name, addr_spec=sender)
        message["To"] = Address(addr_spec=recipient)
        message["Reply-To"] = Address(addr_spec=reply_to)
        message["Subject"] = text.subject
        message["Date"] = format_datetime(at)
        message["Message-ID"] = message_id
        message["Content-Language"] = text.language.value
    except (ValueError, IndexError, HeaderParseError) as error:
        raise BadInput(
            f"The mail to {recipient!r} cannot be written: {error}.",
            remedy="Correct the addresses; each is one line of the form name@host.",
        ) from error
    message.set_content(text.body, charset="utf-8")
    return message


@dataclass(frozen=True, kw_only=True)
class _Said:
    """Takes a text's words in the letter's language, and refuses where there are none."""

    language: Language
    inquiry: Inquiry

    def __call__(self, text: Text, *, what: str) -> str:
        words = text.within(self.language).strip()
        if not words:
            raise BadInput(
                f"The {what} for inquiry {self.inquiry.id} has no text in {self.language.value}.",
                remedy="Translate it, or write the letter in another language.",
            )
        return words


def _language_of(inquiry: Inquiry) -> Language:
    if inquiry.language in PUBLISHED:
        return Language(inquiry.language)
    raise BadInput(
        f"There is no letter in the language {inquiry.language} (inquiry {inquiry.id}).",
        remedy="Set the inquiry's language to en or ja and note that a translation is needed.",
    )


def _writers_words(said: _Said, *, writer: Writer, matter: Text) -> dict[str, str]:
    return {
        "writer": said(writer.name, what="writer's name"),
        "signatory": said(writer.signatory, what="signatory"),
        "post": writer.post.within(said.language),
        "reply_to": writer.reply_to,
        "matter": said(matter, what="matter"),
    }


def _numbered(said: _Said, questionnaire: Questionnaire) -> list[dict[str, str | int]]:
    return [
        {"number": question.number, "text": said(question.text, what="question")}
        for question in questionnaire.questions
    ]


def _answer_days(inquiry: Inquiry, terms: Terms) -> int:
    return terms.answer_days_translated if inquiry.needs_translation else terms.answer_days


def _days(
    letter: Letter,
    inquiry: Inquiry,
    *,
    said: _Said,
    on: date,
    terms: Terms,
    publication_on: date | None,
) -> dict[str, str]:
    days = {
        "questions_on": questions_from(on, terms=terms),
        "deadline": _deadline(inquiry, on, terms),
    }
    if letter is Letter.FINAL_TEXT:
        days["publication_on"] = _in_time(
            inquiry, on=on, publication_on=publication_on, terms=terms
        )
    earlier = listed(
        sent_day(sent, inquiry=inquiry)
        for sent in attempts_by(inquiry, on=on)
        if sent.letter in ASKING
    )
    shown = {name: said(written(day), what=name) for name, day in days.items()}
    passed = "yes" if days["deadline"] < on else ""
    return {**shown, "earlier": earlier.within(said.language), "passed": passed}


def _deadline(inquiry: Inquiry, on: date, terms: Terms) -> date:
    running = correspondence(inquiry, on=on, terms=terms).deadline
    due = answer_due(
        on,
        on=on,
        country=inquiry.addressee_country,
        needs_translation=inquiry.needs_translation,
        terms=terms,
    )
    return running or due.on


def _in_time(inquiry: Inquiry, *, on: date, publication_on: date | None, terms: Terms) -> date:
    if publication_on is None:
        raise BadInput(
            f"The final text for inquiry {inquiry.id} names no day of publication.",
            remedy="Give the day on which the text will be published.",
        )
    last = final_text_due(publication_on, country=inquiry.addressee_country, terms=terms)
    if on > last:
        raise BadInput(
            f"A final text of {on} leaves inquiry {inquiry.id} fewer than "
            f"{terms.final_text_working_days} working days before {publication_on}.",
            remedy=f"Send it by {last}, or publish later.",
        )
    return publication_on


def _whole(texts: tuple[Text, ...], *, letter: Letter, inquiry: Inquiry) -> tuple[Text, ...]:
    if letter is Letter.FINAL_TEXT and not texts:
        raise BadInput(
            f"The final text for inquiry {inquiry.id} is empty.",
            remedy="Add every claim that names the company.",
        )
    for text in texts:
        if missing := text.missing():
            raise BadInput(
                f"A text to be published has no {missing[0].value} (inquiry {inquiry.id}).",
                remedy="Translate it first: the addressee sees what will be published.",
            )
    return texts


def _render(name: str, words: Mapping[str, object]) -> str:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=jinja2.select_autoescape(),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return templates.get_template(name).render(words)
