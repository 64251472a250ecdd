"""Two coders work blind: neither sees the other's codes before both have finished a reply."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from operator import attrgetter

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import InquiryId, PersonId, QuestionId, ReplyId
from witnessmark.inquiries.coding import Code
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire

CODERS = 2
"""How many people must have finished before codes are shown or settled."""

Answer = tuple[InquiryId, ReplyId]
"""One reply, known by its inquiry and its own id."""


def visible_codes(
    codes: Sequence[Code],
    coder: PersonId,
    *,
    inquiries: Sequence[Inquiry],
    questionnaires: Sequence[Questionnaire],
) -> tuple[Code, ...]:
    """Return those of `codes` that `coder` may see now.

    One's own always; others' codes of a reply only once two coders have coded every question of
    it, and never while one has begun coding that reply oneself and not finished.
    """
    questions = questions_of(inquiries, questionnaires)
    return tuple(
        code
        for code in codes
        if code.coder == coder or _is_open(_answer(code), codes, coder, questions)
    )


def finished_at(
    codes: Sequence[Code], answer: Answer, *, questions: Sequence[QuestionId]
) -> Mapping[PersonId, datetime]:
    """Return when each coder had, for the first time, coded every question of `answer`."""
    first: dict[PersonId, dict[QuestionId, datetime]] = {}
    for code in sorted(codes, key=attrgetter("coded_at")):
        if _answer(code) == answer:
            first.setdefault(code.coder, {}).setdefault(code.question, code.coded_at)
    return {
        coder: max(times[question] for question in questions)
        for coder, times in first.items()
        if questions and set(questions) <= set(times)
    }


def blind_codes(
    codes: Sequence[Code],
    *,
    inquiries: Sequence[Inquiry],
    questionnaires: Sequence[Questionnaire],
) -> tuple[tuple[Code, Code], ...]:
    """Return, per question of each finished reply, the codes that two coders gave it blind.

    The two are those who finished first; of each the last code counts that was given before both
    had finished. Pairs under different codebooks are left out.
    """
    questions = questions_of(inquiries, questionnaires)
    pairs: list[tuple[Code, Code]] = []
    for answer in sorted({_answer(code) for code in codes}):
        done = finished_at(codes, answer, questions=questions.get(answer[0], ()))
        chosen = sorted(done, key=lambda coder: (done[coder], coder))[:CODERS]
        if len(chosen) == CODERS:
            until = max(done[coder] for coder in chosen)
            given = latest_codes(code for code in codes if code.coded_at <= until)
            pairs += _pairs(given, answer, chosen, questions[answer[0]])
    return tuple(pairs)


def latest_codes(
    codes: Iterable[Code],
) -> Mapping[tuple[Answer, QuestionId, PersonId], Code]:
    """Return each coder's last code for each question of each reply."""
    ordered = sorted(codes, key=attrgetter("coded_at"))
    return {(_answer(code), code.question, code.coder): code for code in ordered}


def questions_of(
    inquiries: Sequence[Inquiry], questionnaires: Sequence[Questionnaire]
) -> Mapping[InquiryId, tuple[QuestionId, ...]]:
    """Return the questions that each inquiry put.

    Raises BadInput where an inquiry names a questionnaire that is not among `questionnaires`.
    """
    sheets = {sheet.id: tuple(one.id for one in sheet.questions) for sheet in questionnaires}
    for inquiry in inquiries:
        if inquiry.questionnaire not in sheets:
            raise BadInput(
                f"Inquiry {inquiry.id} names the questionnaire {inquiry.questionnaire!r}, "
                "which the case does not hold.",
                remedy="Add the questionnaire or correct its id.",
            )
    return {inquiry.id: sheets[inquiry.questionnaire] for inquiry in inquiries}


def _answer(code: Code) -> Answer:
    return (code.inquiry, code.reply)


def _is_open(
    answer: Answer,
    codes: Sequence[Code],
    coder: PersonId,
    questions: Mapping[InquiryId, tuple[QuestionId, ...]],
) -> bool:
    done = finished_at(codes, answer, questions=questions.get(answer[0], ()))
    begun = any(code.coder == coder and _answer(code) == answer for code in codes)
    return len(done) >= CODERS and (coder in done or not begun)


def _pairs(
    given: Mapping[tuple[Answer, QuestionId, PersonId], Code],
    answer: Answer,
    coders: Sequence[PersonId],
    questions: Sequence[QuestionId],
) -> list[tuple[Code, Code]]:
    pairs = [
        (given[answer, question, one], given[answer, question, other])
        for one, other in combinations(sorted(coders), 2)
        for question in questions
    ]
    return [(one, other) for one, other in pairs if one.codebook == other.codebook]
