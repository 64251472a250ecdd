"""Whether a code or a settlement may stand: pinned to words of the original, by two coders."""

import unicodedata
from collections.abc import Sequence

from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.inquiries.blind import CODERS, finished_at, latest_codes
from witnessmark.inquiries.coding import Code, Directness, Settlement
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire, Reply

WITHOUT_QUOTE = frozenset({Directness.NOT_ADDRESSED, Directness.UNCODABLE})
"""The codes that need no quote, as there are no words to quote."""


def stands_verbatim(quote: str, *, text: str) -> bool:
    """Say whether `quote` stands in `text`, every space and line break included.

    Both are compared in Unicode normal form C, so that a composed が equals か with its mark.
    """
    return unicodedata.normalize("NFC", quote) in unicodedata.normalize("NFC", text)


def code_faults(code: Code, *, inquiry: Inquiry, questionnaire: Questionnaire) -> tuple[Text, ...]:
    """Return why `code` may not stand, as sentences; empty where it may."""
    reply = _reply(code, inquiry)
    if reply is None or code.inquiry != inquiry.id:
        return (_no_reply(code),)
    if code.question not in {question.id for question in questionnaire.questions}:
        return (_no_question(code),)
    flags = bool(code.account or code.substance)
    return _quote_faults(code.quote, code.directness, flags=flags, reply=reply)


def settlement_faults(
    settlement: Settlement,
    *,
    codes: Sequence[Code],
    inquiry: Inquiry,
    questionnaire: Questionnaire,
) -> tuple[Text, ...]:
    """Return why `settlement` may not stand, as sentences; empty where it may.

    Two coders must have finished the reply, blind, under one version of the codebook, and the
    settlement must come after them.
    """
    reply = _reply(settlement, inquiry)
    if reply is None or settlement.inquiry != inquiry.id:
        return (_no_reply(settlement),)
    questions = tuple(question.id for question in questionnaire.questions)
    if settlement.question not in questions:
        return (_no_question(settlement),)
    faults = list(
        _quote_faults(
            settlement.quote,
            settlement.directness,
            flags=bool(settlement.account or settlement.substance),
            reply=reply,
        )
    )
    done = finished_at(codes, (inquiry.id, reply.id), questions=questions)
    if len(done) < CODERS:
        return (*faults, _too_few(settlement, len(done)))
    if settlement.settled_at < sorted(done.values())[CODERS - 1]:
        faults.append(_too_early(settlement))
    if len(_codebooks(settlement, codes)) > 1:
        faults.append(_two_codebooks(settlement))
    return tuple(faults)


def check_code(code: Code, *, inquiry: Inquiry, questionnaire: Questionnaire) -> None:
    """Raise BadInput with the first reason why `code` may not stand."""
    for fault in code_faults(code, inquiry=inquiry, questionnaire=questionnaire):
        raise BadInput(fault.en, remedy="Correct the code before saving it.")


def check_settlement(
    settlement: Settlement,
    *,
    codes: Sequence[Code],
    inquiry: Inquiry,
    questionnaire: Questionnaire,
) -> None:
    """Raise BadInput with the first reason why `settlement` may not stand."""
    for fault in settlement_faults(
        settlement, codes=codes, inquiry=inquiry, questionnaire=questionnaire
    ):
        raise BadInput(fault.en, remedy="Correct the settlement before saving it.")


def _reply(judged: Code | Settlement, inquiry: Inquiry) -> Reply | None:
    return next((reply for reply in inquiry.replies if reply.id == judged.reply), None)


def _quote_faults(
    quote: str, directness: Directness, *, flags: bool, reply: Reply
) -> tuple[Text, ...]:
    if not quote.strip():
        if directness in WITHOUT_QUOTE and not flags:
            return ()
        return (
            Text(
                en=f"The code {directness} of reply {reply.id} has no quote.",
                ja=f"回答書{reply.id}の分類{directness}に引用がない。",
            ),
        )
    if stands_verbatim(quote, text=reply.text):
        return ()
    return (
        Text(
            en=f"The quote “{quote[:60]}” does not stand verbatim in the original of reply "
            f"{reply.id}.",
            ja=f"引用「{quote[:60]}」は回答書{reply.id}の原文にそのままの形では存在しない。",
        ),
    )


def _codebooks(settlement: Settlement, codes: Sequence[Code]) -> set[str]:
    answer = (settlement.inquiry, settlement.reply)
    return {settlement.codebook} | {
        code.codebook
        for (of, question, _), code in latest_codes(codes).items()
        if of == answer and question == settlement.question
    }


def _no_reply(judged: Code | Settlement) -> Text:
    return Text(
        en=f"Inquiry {judged.inquiry} has no reply {judged.reply}.",
        ja=f"照会{judged.inquiry}に回答書{judged.reply}はない。",
    )


def _no_question(judged: Code | Settlement) -> Text:
    return Text(
        en=f"Inquiry {judged.inquiry} did not put the question {judged.question}.",
        ja=f"照会{judged.inquiry}に質問{judged.question}はない。",
    )


def _too_few(settlement: Settlement, done: int) -> Text:
    return Text(
        en=f"Reply {settlement.reply} was coded to the end by {done} of {CODERS} coders.",
        ja=f"回答書{settlement.reply}の分類を終えたのは{CODERS}名中{done}名である。",
    )


def _too_early(settlement: Settlement) -> Text:
    return Text(
        en=f"The code of reply {settlement.reply}, question {settlement.question}, was settled "
        "before both coders had finished.",
        ja=f"回答書{settlement.reply}、質問{settlement.question}の分類は、"
        "2名の分類が終わる前に確定されている。",
    )


def _two_codebooks(settlement: Settlement) -> Text:
    return Text(
        en=f"Reply {settlement.reply}, question {settlement.question}, was coded and settled under "
        "different versions of the codebook.",
        ja=f"回答書{settlement.reply}、質問{settlement.question}は、"
        "異なる版の分類基準で分類、確定されている。",
    )
