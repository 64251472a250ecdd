"""The gate: nothing is published while one of its locks is shut."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.text import Text
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.gate import (
    locks_asked,
    locks_journal,
    locks_notice,
    locks_passages,
    locks_reported,
    locks_said,
    locks_who,
)
from witnessmark.publication.gate.lock import Day, Lock, Look, Rule
from witnessmark.publication.redaction.restricted import published_strings

__all__ = ["GateShut", "Lock", "check_gate", "locks"]

_SHOWN: Final = 5


class GateShut(WitnessmarkError):
    """A lock of the gate is shut; `locks` are those that are."""

    def __init__(self, message: str, *, remedy: str = "", locks: tuple[Lock, ...] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.locks = locks


def locks(case: Case, *, on: date) -> tuple[Lock, ...]:
    """Return every lock of the gate for `case`, shut ones first.

    States are computed for the end of `on`, by the terms of the case. The day of publication is
    the case's `published_on`, or `on` where it is not set. A replay is asked only for source,
    attribution and as-of date of what it reports, and must hold nothing computed; its claims keep
    to the ladder all the same.
    """
    day = Day(
        on=on,
        publishing=case.published_on or on,
        terms=case.terms,
        texts=published_strings(case),
    )
    rules = _REPLAY if case.kind is CaseKind.REPLAY else _INVESTIGATION
    found = [lock for rule in rules for lock in _locks_of(rule, case, day)]
    return tuple(sorted(found, key=lambda lock: lock.open))


def check_gate(case: Case, *, on: date) -> None:
    """Raise GateShut, naming the shut locks, unless every lock of the gate is open."""
    shut = tuple(lock for lock in locks(case, on=on) if not lock.open)
    if not shut:
        return
    told = "; ".join(f"{lock.id} ({lock.subject}): {lock.why.en}" for lock in shut[:_SHOWN])
    more = f"; and {len(shut) - _SHOWN} more" if len(shut) > _SHOWN else ""
    raise GateShut(
        f"The gate of case {case.id} is shut: {told}{more}",
        remedy=f"First: {shut[0].remedy.en}",
        locks=shut,
    )


def _locks_of(rule: Rule, case: Case, day: Day) -> Iterator[Lock]:
    shut = list(dict.fromkeys(rule.look(case, day)))
    for one in shut:
        yield Lock(
            id=rule.id,
            open=False,
            subject=one.subject,
            why=one.why,
            remedy=one.remedy,
            who=rule.who,
        )
    if not shut:
        yield Lock(
            id=rule.id, open=True, subject=case.id, why=rule.holds, remedy=Text(), who=rule.who
        )


def _rule(name: str, look: Look, *, en: str, ja: str, who: Text) -> Rule:
    return Rule(id=name, holds=Text(en=en, ja=ja), who=who, look=look)


_AUTHOR: Final = Text(en="whoever wrote it", ja="文面の作成者")
_REVIEWER: Final = Text(en="a reviewer other than the author", ja="作成者以外の確認者")
_EXAMINER: Final = Text(en="the examiners", ja="検査担当者")
_CORRESPONDENT: Final = Text(en="whoever keeps the letters", ja="書簡の担当者")
_CODERS: Final = Text(en="the two coders", ja="分類者2名")
_EDITOR: Final = Text(en="an editor", ja="編集責任者")

_BOTH: Final = (
    _rule(
        "fictional",
        locks_notice.fictional,
        en="No source is made up, or the case says that it is fictional.",
        ja="例示用の出典がないか、架空の事例であると明示されている。",
        who=_EDITOR,
    ),
    _rule(
        "wording",
        locks_said.wording,
        en="Every claim keeps to the claim ladder, in each language.",
        ja="すべての主張が、各言語で主張の段階に沿っている。",
        who=_AUTHOR,
    ),
    _rule(
        "languages",
        locks_said.languages,
        en="Everything is said in each language of the case.",
        ja="すべての文面が各言語で揃っている。",
        who=_AUTHOR,
    ),
    _rule(
        "restricted",
        locks_said.restricted,
        en="No restricted value stands in a text.",
        ja="非公開の値は文中に含まれていない。",
        who=_EDITOR,
    ),
    _rule(
        "addressees",
        locks_who.addressees,
        en="Each inquiry has one addressee, the same in every language.",
        ja="各照会の宛先は、どの言語でも同じ一社である。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "names",
        locks_who.names,
        en="Companies, their relations and their countries are told apart.",
        ja="企業、企業間の関係、国の別が区別されている。",
        who=_EDITOR,
    ),
    _rule(
        "measures",
        locks_who.measures,
        en="Each measure names its list, its legal effect and its date.",
        ja="各規制措置にリスト名、法的効果、日付が示されている。",
        who=_EDITOR,
    ),
    _rule(
        "limits",
        locks_notice.limits,
        en="It says what it does not prove.",
        ja="証明しないことが記されている。",
        who=_EDITOR,
    ),
    _rule(
        "scene",
        locks_who.scene,
        en="How each sample relates to the scene is said with its basis.",
        ja="各検体と現場との関係が、根拠とともに示されている。",
        who=_EXAMINER,
    ),
)

_REPLAY: Final = (
    _rule(
        "computed",
        locks_reported.computed,
        en="Nothing is computed; everything is reported.",
        ja="計算したものはなく、すべて報告に基づく。",
        who=_EDITOR,
    ),
    _rule(
        "sources",
        locks_reported.sources,
        en="Everything leads to a document.",
        ja="すべてに資料が示されている。",
        who=_EDITOR,
    ),
    _rule(
        "attribution",
        locks_reported.attribution,
        en="Everything says who said so.",
        ja="すべてに発言者が示されている。",
        who=_EDITOR,
    ),
    _rule(
        "as_of",
        locks_reported.as_of,
        en="Everything says for which day it is true.",
        ja="すべてに基準日が示されている。",
        who=_EDITOR,
    ),
    _rule(
        "paraphrases",
        locks_passages.paraphrases,
        en="What is written of a statement says no more than its passage.",
        ja="記述の要約は、引用した箇所を超えることを述べていない。",
        who=_EDITOR,
    ),
    _rule(
        "reports",
        locks_passages.reports,
        en="A claim that repeats statements says no more than they do.",
        ja="記述を根拠とする主張は、その記述を超えることを述べていない。",
        who=_EDITOR,
    ),
    _rule(
        "versions",
        locks_passages.versions,
        en="Each statement gives the same dates in every language.",
        ja="各記述の日付は、どの言語でも同じである。",
        who=_EDITOR,
    ),
    _rule(
        "figures",
        locks_passages.figures,
        en="Each date and rate in a claim stands in what it rests on.",
        ja="主張に記した日付と比率は、いずれも根拠に示されている。",
        who=_EDITOR,
    ),
    _rule(
        "counts",
        locks_reported.counts,
        en="Reply rates agree with the responses that are reported.",
        ja="回答率が、報告された回答状況と一致している。",
        who=_EDITOR,
    ),
    _rule(
        "not_published",
        locks_notice.not_published,
        en="What its sources do not publish is called not published.",
        ja="資料に公表されていないものが、そのとおり示されている。",
        who=_EDITOR,
    ),
    _rule(
        "credits",
        locks_notice.translations,
        en="Translations are credited: who translated, edited and checked.",
        ja="翻訳には、訳者、編集者、確認者が示されている。",
        who=_EDITOR,
    ),
    *_BOTH,
)

_INVESTIGATION: Final = (
    _rule(
        "claims",
        locks_said.claims,
        en="There are claims to publish.",
        ja="公表する主張がある。",
        who=_AUTHOR,
    ),
    *_BOTH,
    _rule(
        "review",
        locks_said.review,
        en="Two people, one of them not its author, have reviewed each claim as it now reads.",
        ja="各主張の現在の文言を、作成者以外を含む2名が確認した。",
        who=_REVIEWER,
    ),
    _rule(
        "belief",
        locks_said.belief,
        en="The reasons for believing each claim are kept.",
        ja="各主張を真実と信じる理由が記録されている。",
        who=_AUTHOR,
    ),
    _rule(
        "readings",
        locks_said.readings,
        en="Two people have read each marking that a claim rests on.",
        ja="主張の基礎となる表示を、それぞれ2名が判読した。",
        who=_EXAMINER,
    ),
    _rule(
        "authenticity",
        locks_said.authenticity,
        en="Authenticity is stated wherever a company is named.",
        ja="企業名に結び付く部品の真正性が示されている。",
        who=_EXAMINER,
    ),
    _rule(
        "journal",
        locks_journal.journal,
        en="Every letter and every reply stands in the journal.",
        ja="すべての書簡と回答が記録簿に記されている。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "asked",
        locks_asked.asked,
        en="Every company that is named was asked.",
        ja="名を挙げた企業すべてに照会した。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "notice",
        locks_asked.notice,
        en="Everybody had notice before the questions.",
        ja="質問状の前に予告を送った。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "time_to_answer",
        locks_asked.time_to_answer,
        en="Everybody has had the time to answer.",
        ja="すべての企業の回答期限が過ぎた。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "second_round",
        locks_asked.second_round,
        en="Everybody has had every claim that names them, in its exact wording, in time.",
        ja="名を挙げた各社に、各主張を公表時と同一の文言で期日までに示した。",
        who=_CORRESPONDENT,
    ),
    _rule(
        "codes",
        locks_asked.codes,
        en="Every answer is coded, settled and pinned to verbatim words.",
        ja="すべての回答が、原文の引用を付けて分類、確定されている。",
        who=_CODERS,
    ),
    _rule(
        "contests",
        locks_asked.contests,
        en="Every contest that came before publication is answered.",
        ja="公表前に届いた異議のすべてに回答した。",
        who=_CODERS,
    ),
    _rule(
        "as_of",
        locks_asked.as_of,
        en="The as-of date is a day that has been.",
        ja="基準日は到来済みの日である。",
        who=_EDITOR,
    ),
)
