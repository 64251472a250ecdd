"""Locks on how the page may be read: that a case is made up, and what a replay leaves open."""

import re
from collections.abc import Iterator
from typing import Final

from witnessmark.base.text import Text
from witnessmark.evidence.document import TranslationCredit
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.gate.gaps import GAPS, is_told
from witnessmark.publication.gate.limits import LIMITS, is_named
from witnessmark.publication.gate.lock import Day, Shut

_MADE_UP: Final = re.compile(
    r"(?:://|^)(?:(?:[\w-]+\.)+(?:example|test|invalid|localhost)"
    r"|(?:[\w-]+\.)*example\.(?:com|net|org))(?:[:/?#\s]|$)",
    re.IGNORECASE,
)
"""An address under a name that RFC 2606 keeps for examples: nobody can have read a page there."""

_CREDITED: Final = re.compile(
    r"\btranslat(?:ion|or)s?\s*[:：]|\btranslated by\b|(?:翻訳|英訳|和訳|訳者?)\s*[:：]",
    re.IGNORECASE,
)
"""Words of a passage by which a document says who translated it."""


def fictional(case: Case, _day: Day) -> Iterator[Shut]:
    """A case whose sources have addresses that are kept for examples says that it is made up."""
    made_up = next((one for one in _addresses(case) if _MADE_UP.search(one)), None)
    if made_up and not case.fictional:
        yield Shut(
            subject=case.id,
            why=Text(
                en=f"The source {made_up} is an address for examples, which nobody can have read; "
                "the case does not say that it is fictional.",
                ja=f"出典{made_up}は例示用のアドレスで、実在するページではない。"
                "事例が架空であると記されていない。",
            ),
            remedy=Text(
                en="Mark the case as fictional, or give the source that was read.",
                ja="架空の事例と明示するか、実際に読んだ出典を記す。",
            ),
        )


def limits(case: Case, day: Day) -> Iterator[Shut]:
    """It says what it does not prove: a replay some limit, and each that it has reason to name."""
    if case.kind is CaseKind.REPLAY and not case.notice.limits:
        yield _unlimited(case, Text(en="what it does not prove", ja="この事例が証明しないこと"))
    for limit in LIMITS:
        if limit.asked(case, day.texts) and not is_named(limit, case):
            yield _unlimited(case, limit.sentence)


def not_published(case: Case, _day: Day) -> Iterator[Shut]:
    """What a replay lacks because its sources do not give it is called not published."""
    for gap in GAPS:
        if gap.lacks(case) and not is_told(gap, case):
            yield Shut(
                subject=case.id,
                why=Text(
                    en=f"{gap.what.en}: it has none, and does not say so.",
                    ja=f"{gap.what.ja}：事例になく、公表されていないとも記されていない。",
                ),
                remedy=Text(
                    en=f"Add to what is not published: “{gap.what.en}: not published in the "
                    "sources used.”",
                    ja=f"公表されていないものに「{gap.what.ja}：用いた資料には公表されていない。」を加える。",
                ),
            )


def translations(case: Case, _day: Day) -> Iterator[Shut]:
    """A document that says who translated it is credited: who translated, edited and checked."""
    credited = {credit.document for credit in case.credits}
    passages = [(one.document, one.quote) for one in case.statements]
    passages += [(one.id, one.fragment) for one in case.documents]
    for document in dict.fromkeys(of for of, words in passages if _CREDITED.search(words)):
        if document not in credited:
            yield _uncredited(document, "translator, editors and checkers", "訳者、編集者、確認者")
    for credit in case.credits:
        for en, ja, who in _roles(credit):
            if who.missing(case.languages):
                yield _uncredited(credit.document, en, ja)


def _unlimited(case: Case, lacking: Text) -> Shut:
    return Shut(
        subject=case.id,
        why=Text(
            en=f"Its limits do not say, in each language: {lacking.en}",
            ja=f"限界として、すべての言語では記されていない：{lacking.ja}",
        ),
        remedy=Text(en=f"Add to its limits: {lacking.en}", ja=f"限界に加える：{lacking.ja}"),
    )


def _addresses(case: Case) -> Iterator[str]:
    for document in case.documents:
        yield from (document.address, document.copy_read)
    for company in case.companies:
        yield from (form.source for form in company.names)
        yield from (relation.source for relation in company.relations)
        yield from (company.headquarters_source, company.incorporation_source)
        yield from (company.parent_country_source, company.manufacture_source)
        yield from company.note_sources
    for decided in case.identifications:
        yield from (ground.source for one in decided.candidates for ground in one.grounds)


def _roles(credit: TranslationCredit) -> tuple[tuple[str, str, Text], ...]:
    return (
        ("translator", "訳者", credit.translator),
        ("editors", "編集者", credit.editors),
        ("checkers", "確認者", credit.checkers),
    )


def _uncredited(document: str, en: str, ja: str) -> Shut:
    return Shut(
        subject=document,
        why=Text(
            en=f"It is a translation, and its credit lacks: {en}.",
            ja=f"翻訳であるのに、翻訳の表示に欠けている：{ja}。",
        ),
        remedy=Text(
            en="Add them to the credits as the document has them, or say there that it does not.",
            ja="資料の記載どおりに翻訳の表示に加えるか、記載がない旨を記す。",
        ),
    )
