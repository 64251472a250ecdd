"""Each company that was asked: what was sent, where it stands, and what it answered, in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from babel import Locale

from witnessmark.base.text import Language
from witnessmark.inquiries.inquiry import Attempt, Inquiry, Reply, Round
from witnessmark.inquiries.post import received_day
from witnessmark.publication.chain.link_states import asked_companies
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.labels import CHANNELS, DELIVERIES, LETTERS, REPLY_KINDS
from witnessmark.publication.pages.citations import LANGUAGE_NAMES, NOTHING, Citation, Foreign
from witnessmark.publication.pages.proofs import Reader, Reason, reasons_of
from witnessmark.publication.pages.spoken import Named, named_as
from witnessmark.publication.words import day, told


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One letter or call: when, what, how, and what is proved of its arrival."""

    on: str
    letter: str
    channel: str
    delivery: str
    proof: str
    is_proven: bool


@dataclass(frozen=True, kw_only=True)
class Received:
    """One reply in full, in its original language, with its translation and who made that."""

    id: str
    kind: str
    on: str
    language: str
    text: Foreign
    translation: Foreign
    translator: Foreign
    to_final_text: bool
    after_as_of: bool
    citation: Citation | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One company asked: its status with its grounds, every letter sent, every reply received."""

    company: Named
    addressee: Foreign
    sentence: Foreign
    note: Foreign
    deadline: str
    reasons: tuple[Reason, ...]
    citation: Citation | None
    sent: tuple[Sent, ...]
    received: tuple[Received, ...]


def answers(*, reader: Reader) -> tuple[Answer, ...]:
    """Return every company that was asked, in the order of the case."""
    return tuple(
        _answer(
            standing_of(company.id, within=reader.within, on=reader.on),
            reader.within.inquiry_of(company.id),
            reader=reader,
        )
        for company in asked_companies(reader.within, on=reader.on)
    )


def _answer(standing: Standing, inquiry: Inquiry | None, *, reader: Reader) -> Answer:
    stood = standing.correspondence
    deadline = day(stood.deadline, language=reader.language) if stood and stood.deadline else ""
    said = standing.statement
    return Answer(
        company=named_as(standing, reader=reader),
        addressee=reader.tell(inquiry.addressee) if inquiry else NOTHING,
        sentence=reader.tell(standing.sentence),
        note=reader.tell(reader.within.company(standing.company).note),
        deadline=deadline,
        reasons=reasons_of(stood.grounds, reader=reader) if stood else (),
        citation=reader.cite(said.document) if said else None,
        sent=tuple(_sent(one, reader=reader) for one in _ordered(inquiry)),
        received=tuple(_received(inquiry, reader=reader)) if inquiry else (),
    )


def _ordered(inquiry: Inquiry | None) -> list[Attempt]:
    return sorted(inquiry.attempts, key=attrgetter("sent_at", "id")) if inquiry else []


def _sent(attempt: Attempt, *, reader: Reader) -> Sent:
    language = reader.language
    return Sent(
        on=day(attempt.sent_at.date(), language=language),
        letter=LETTERS[attempt.letter].within(language),
        channel=CHANNELS[attempt.channel].within(language),
        delivery=DELIVERIES[attempt.delivery].within(language),
        proof=told(attempt.proof, language=language)[0],
        is_proven=attempt.delivery == "proven",
    )


def _received(inquiry: Inquiry, *, reader: Reader) -> Iterable[Received]:
    for reply in sorted(inquiry.replies, key=attrgetter("received_at", "id")):
        on = received_day(reply, inquiry=inquiry)
        yield Received(
            id=reply.id,
            kind=REPLY_KINDS[reply.kind].within(reader.language),
            on=day(on, language=reader.language),
            language=_language_name(reply.language, reader=reader),
            text=Foreign(reply.text, reply.language),
            translation=_translation(reply, reader=reader),
            translator=_translator(reply, reader=reader),
            to_final_text=reply.round is Round.FINAL_TEXT,
            after_as_of=on > reader.on,
            citation=reader.cite(reply.document) if reply.document else None,
        )


def _translation(reply: Reply, *, reader: Reader) -> Foreign:
    if reply.language == reader.language:
        return Foreign("", reader.language.value)
    text, language = told(reply.translation, language=reader.language)
    return Foreign("" if language == reply.language else text, language)


def _translator(reply: Reply, *, reader: Reader) -> Foreign:
    """Return who made the translation that is shown."""
    made = reply.translated_into(reader.language)
    return reader.tell(made.translator if made else reply.translator)


def _language_name(tag: str, *, reader: Reader) -> str:
    """Return the name of a language in the reader's own; of a BCP 47 tag the first part counts."""
    first = tag.split("-")[0]
    if first in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[Language(first)].within(reader.language)
    return str(Locale(reader.language.value).languages.get(first, tag))
