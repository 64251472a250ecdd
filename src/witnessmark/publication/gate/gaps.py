"""What a replay leaves open because its sources do not give it, and words that say so."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, StatementKind
from witnessmark.publication.case import Case
from witnessmark.publication.claims.wording import fits


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What a replay must call not published where it `lacks` it, and words that say so."""

    what: Text
    words: Text
    lacks: Callable[[Case], bool]


_NOT_PUBLISHED: Final = Text(
    en=r"\b(?:not|never|nowhere)(?: been| made)? (?:published|public|disclosed)\b|\bunpublished\b",
    ja="(?:公表|公開|開示)(?:され|し)?(?:て(?:い|お)?(?:ない|らず|りません|ません)|ず)|(?:非|未)公表|非公開",
)
"""Words of a sentence that call what it names not published."""

_SENTENCE: Final = re.compile(r"(?<=[.。!?])\s*")


def is_told(gap: Gap, case: Case) -> bool:
    """Say whether, in each language that `gap` has words in, a sentence calls it not published."""
    return all(
        any(
            fits(gap.words, sentence, language=language)
            and fits(_NOT_PUBLISHED, sentence, language=language)
            for remark in case.notice.not_published
            for sentence in _SENTENCE.split(remark.text.within(language))
        )
        for language in case.languages
        if gap.words.within(language)
    )


def _lacks_model(case: Case) -> bool:
    return any(not device.model for device in case.devices)


def _lacks_parts(case: Case) -> bool:
    return any(one.kind is StatementKind.PARTS for one in case.statements)


def _lacks_questions(case: Case) -> bool:
    return _lacks_letters(case) and not case.questionnaires


def _lacks_letters(case: Case) -> bool:
    kinds = (StatementKind.QUESTIONS, StatementKind.RESPONSE)
    return any(one.kind in kinds for one in case.statements)


def _lacks_answers(case: Case) -> bool:
    return any(one.response is ResponseStatus.REPLIED for one in case.statements)


def _lacks_links(case: Case) -> bool:
    return _lacks_answers(case) and not any(
        one.kind is StatementKind.ROUTE and one.as_of and one.as_of <= case.as_of
        for one in case.statements
    )


GAPS: Final = (
    Gap(
        what=Text(en="Model of the device", ja="機器の型番"),
        words=Text(en=r"\bmodel\b", ja="型番|機種"),
        lacks=_lacks_model,
    ),
    Gap(
        what=Text(en="Which part is from which company", ja="どの部品がどの企業のものか"),
        words=Text(en=r"\bwhich part", ja="どの(?:部品|企業|会社)"),
        lacks=_lacks_parts,
    ),
    Gap(
        what=Text(en="Number and wording of the questions", ja="質問の数と文言"),
        words=Text(en=r"\bquestions?\b", ja="質問の"),
        lacks=_lacks_questions,
    ),
    Gap(
        what=Text(en="Dates sent, deadline and attempts", ja="送付日、回答期限、送付の回数"),
        words=Text(en=r"\bdeadline\b", ja="期限"),
        lacks=_lacks_letters,
    ),
    Gap(
        what=Text(en="Full text of the answers", ja="回答の全文"),
        words=Text(en=r"\bfull (?:text|answers?)\b|\banswers? in full\b", ja="全文"),
        lacks=_lacks_answers,
    ),
    Gap(
        what=Text(en="Response matrix and codes", ja="回答の一覧表と分類"),
        words=Text(en=r"\bcodes?\b", ja="分類"),
        lacks=_lacks_answers,
    ),
    Gap(
        what=Text(en="Share answered directly", ja="直接回答の割合"),
        words=Text(en=r"\banswered directly\b|\bdirect answers?\b", ja="直接"),
        lacks=_lacks_answers,
    ),
    Gap(
        what=Text(en="Links acknowledged", ja="取引関係を認めた企業の数"),
        words=Text(en=r"\blinks?\b", ja="関係を認め"),
        lacks=_lacks_links,
    ),
)
"""What the sources of a replay leave open. Parts, letters and answers it can never hold."""
