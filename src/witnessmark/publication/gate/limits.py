"""What a case must say that it does not prove, and words that say so."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, StatementKind
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claims.wording import fits, has, ladder_words
from witnessmark.publication.redaction.restricted import Published


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A limit that a case names where it is `asked` for, words that do, and a sentence to add."""

    words: Text
    sentence: Text
    asked: Callable[[Case, Iterable[Published]], bool]


_SENTENCE: Final = re.compile(r"(?<=[.。!?])\s*")


def is_named(limit: Limit, case: Case) -> bool:
    """Say whether a sentence of the limits names `limit` in each language it has words in."""
    return all(
        any(
            fits(limit.words, sentence, language=language)
            for remark in case.notice.limits
            for sentence in _SENTENCE.split(remark.text.within(language))
        )
        for language in case.languages
        if limit.words.within(language)
    )


def _repeats_parts(case: Case, _texts: Iterable[Published]) -> bool:
    return case.kind is CaseKind.REPLAY and any(
        one.kind in (StatementKind.PARTS, StatementKind.TEARDOWN) for one in case.statements
    )


def _names_companies(case: Case, _texts: Iterable[Published]) -> bool:
    return case.kind is CaseKind.REPLAY and bool(case.companies)


def _repeats_silence(case: Case, _texts: Iterable[Published]) -> bool:
    return case.kind is CaseKind.REPLAY and any(
        one.response is ResponseStatus.NO_RESPONSE for one in case.statements
    )


def _says_related(_case: Case, texts: Iterable[Published]) -> bool:
    words = ladder_words().related
    return any(has(words, text.words) for text in texts if text.language)


LIMITS: Final = (
    Limit(
        words=Text(
            en=r"\b(?:not|cannot|nothing|no)\b.{0,200}\b(?:sold|sells?|sales?|suppl(?:y|ied|ies|ier)"
            r"|bought|delivered)\b",
            ja="(?:販売|供給|納入|購入|提供).{0,200}(?:ない|ず|ません)",
        ),
        sentence=Text(
            en="A part in a device does not show that its maker sold it to the maker of the "
            "device: it may be counterfeit, resold or old stock.",
            ja="機器に部品があることは、そのメーカーが機器のメーカーに販売したことを示さない。"
            "偽造品、転売品、旧在庫の可能性がある。",
        ),
        asked=_repeats_parts,
    ),
    Limit(
        words=Text(
            en=r"\b(?:no|not|nothing)\b.{0,200}\b(?:wrongdoing|misconduct)\b",
            ja="不正.{0,200}(?:ない|ず|ません)",
        ),
        sentence=Text(
            en="Being named here is no finding of wrongdoing.",
            ja="ここに社名があることは不正の認定を意味しない。",
        ),
        asked=_names_companies,
    ),
    Limit(
        words=Text(
            en=r"\b(?:respon(?:se|ses|d|ded)|repl(?:y|ies|ied)|answer(?:s|ed)?|silence)\b.{0,200}"
            r"\b(?:proves? nothing|shows? nothing|not (?:prove|show|mean|interpreted)|no proof)\b",
            ja="(?:回答|返答|沈黙).{0,200}(?:証明|推認|推定|意味|示).{0,12}(?:ない|ず|ません)",
        ),
        sentence=Text(
            en="That no response was reported proves nothing by itself.",
            ja="無回答であったことは、それ自体は何も証明しない。",
        ),
        asked=_repeats_silence,
    ),
    Limit(
        words=Text(
            en=r"(?:日系|japanese-(?:related|affiliated|linked)|nikkei).{0,200}\bnot\b.{0,200}\bjapanese\b",
            ja="日系.{0,200}(?:同じで|同一で|意味し|限ら|異な|別の|別で|日本企業で)",
        ),
        sentence=Text(
            en="日系 (Japanese-related) is not the same as Japanese.",
            ja="「日系」は「日本」と同じではない。",
        ),
        asked=_says_related,
    ),
)
"""What the notice of a case says. On a page of an investigation the first three are computed."""
