"""A fictional inquiry to try the rules on."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from witnessmark.base.ids import CompanyId, InquiryId, PersonId, QuestionId, ReplyId
from witnessmark.base.text import Language, Text
from witnessmark.inquiries.coding import Code, Directness, Settlement, Substance
from witnessmark.inquiries.inquiry import (
    Attempt,
    Channel,
    Delivery,
    DeliveryNote,
    Grant,
    Inquiry,
    Letter,
    Question,
    Questionnaire,
    Reply,
    ReplyKind,
    Round,
)

TOKYO = timezone(timedelta(hours=9))
FIRST, SECOND = PersonId("coder-1"), PersonId("coder-2")
ORIGINAL = (
    "弊社では個別の取引についてはお答えしておりません。\n当該ロットは代理店へ出荷したものです。"
)


def at(day: date, hour: int = 10) -> datetime:
    """Return that hour of the day in Tokyo."""
    return datetime.combine(day, time(hour), TOKYO)


def sheet(count: int = 2) -> Questionnaire:
    """Return a questionnaire of `count` questions."""
    return Questionnaire(
        id="questions",
        version=1,
        title=Text(en="Questions", ja="質問"),
        questions=tuple(
            Question(
                id=QuestionId(f"q{number}"),
                number=number,
                text=Text(en=f"Question {number}?", ja=f"質問{number}"),
            )
            for number in range(1, count + 1)
        ),
    )


def inquiry(
    *attempts: Attempt,
    replies: tuple[Reply, ...] = (),
    country: str = "JP",
    name: str = "kasumi",
    needs_translation: bool = False,
) -> Inquiry:
    """Return an inquiry to a fictional company."""
    return Inquiry(
        id=InquiryId(f"ask-{name}"),
        company=CompanyId(name),
        addressee=Text(en="Kasumi Denshi, Ltd.", ja="霞電子株式会社"),
        addressee_country=country,
        language=Language.JA,
        needs_translation=needs_translation,
        questionnaire="questions",
        attempts=attempts,
        replies=replies,
    )


def sent(
    day: date,
    letter: Letter = Letter.QUESTIONS,
    channel: Channel = Channel.EMAIL,
    delivery: Delivery = Delivery.PROVEN,
) -> Attempt:
    """Return a letter of `day`, delivered within the hour where it is proven."""
    return Attempt(
        id=f"{letter.value}-{channel.value}-{day.isoformat()}",
        letter=letter,
        channel=channel,
        sent_at=at(day),
        deliveries=notes(day, delivery),
    )


def notes(day: date, outcome: Delivery, *, hour: int = 11) -> tuple[DeliveryNote, ...]:
    """Return the note of a delivery of `day`; of an unproven one there is nothing to note."""
    if outcome is Delivery.UNPROVEN:
        return ()
    arrived = at(day, hour) if outcome is Delivery.PROVEN else None
    return (DeliveryNote(outcome=outcome, at=arrived, noted_at=at(day, hour)),)


def reply(
    day: date,
    kind: ReplyKind = ReplyKind.ANSWER,
    *,
    until: date | None = None,
    granted_on: date | None = None,
    in_round: Round = Round.QUESTIONS,
) -> Reply:
    """Return a reply received on `day`; with `until`, more time was granted on the same day."""
    granted = at(granted_on or day, 12)
    return Reply(
        id=ReplyId(f"{kind.value}-{day.isoformat()}"),
        round=in_round,
        kind=kind,
        received_at=at(day),
        language=Language.JA,
        text=ORIGINAL,
        grants=(Grant(until=until, granted_by=PersonId("editor"), granted_at=granted),)
        if until
        else (),
    )


def five_letters(start: date) -> tuple[Attempt, ...]:
    """Return questions and reminders, five in all, by mail and by post, all proven."""
    return (
        sent(start),
        sent(start, channel=Channel.POST),
        sent(start + timedelta(days=7), Letter.REMINDER),
        sent(start + timedelta(days=7), Letter.REMINDER, Channel.POST),
        sent(start + timedelta(days=12), Letter.REMINDER),
    )


def code(
    of: Inquiry,
    answer: Reply,
    question: str = "q1",
    *,
    coder: PersonId = FIRST,
    directness: Directness = Directness.CONFIDENTIALITY,
    quote: str = "個別の取引についてはお答えしておりません",
    minute: int = 0,
) -> Code:
    """Return one coder's code of one question."""
    return Code(
        inquiry=of.id,
        reply=answer.id,
        question=QuestionId(question),
        coder=coder,
        coded_at=datetime(2031, 5, 1, 9, minute, tzinfo=UTC),
        codebook="witnessmark-1",
        directness=directness,
        quote=quote,
    )


def settled(
    of: Inquiry,
    answer: Reply,
    question: str = "q1",
    *,
    directness: Directness = Directness.CONFIDENTIALITY,
    substance: tuple[Substance, ...] = (),
) -> Settlement:
    """Return the settled code of one question."""
    return Settlement(
        inquiry=of.id,
        reply=answer.id,
        question=QuestionId(question),
        codebook="witnessmark-1",
        directness=directness,
        substance=substance,
        quote="個別の取引についてはお答えしておりません",
        settled_by=PersonId("editor"),
        settled_at=datetime(2031, 5, 2, 12, tzinfo=UTC),
    )


def both_codes(of: Inquiry, answer: Reply, questions: int = 2) -> tuple[Code, ...]:
    """Return the codes of both coders for every question."""
    return tuple(
        code(of, answer, f"q{number}", coder=coder)
        for coder in (FIRST, SECOND)
        for number in range(1, questions + 1)
    )


def without_offsets(asked: Inquiry) -> Inquiry:
    """Return the inquiry as a database may give it back: the same moments, in UTC."""
    return replace(
        asked,
        attempts=tuple(
            replace(
                one,
                sent_at=one.sent_at.astimezone(UTC),
                deliveries=tuple(
                    replace(note, at=note.at and note.at.astimezone(UTC)) for note in one.deliveries
                ),
            )
            for one in asked.attempts
        ),
        replies=tuple(
            replace(one, received_at=one.received_at.astimezone(UTC)) for one in asked.replies
        ),
    )
