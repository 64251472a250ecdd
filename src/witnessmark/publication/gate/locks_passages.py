"""Locks on the words of a replay: they say no more than the passages that they rest on."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, TypeVar

from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import Statement
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, EvidenceKind, Level
from witnessmark.publication.claims.fault import Fault
from witnessmark.publication.claims.figures import (
    figures_of,
    figures_of_day,
    figures_without_source,
)
from witnessmark.publication.claims.naming import mentions
from witnessmark.publication.claims.quotations import blot
from witnessmark.publication.claims.sources import (
    days_under,
    ids_of,
    statements_of,
    words_under,
)
from witnessmark.publication.claims.twins import dates, figures_lacking, rates
from witnessmark.publication.claims.wording import refused_phrases
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.gate.locks_said import standing_claims

_Found = TypeVar("_Found")

_RATE: Final = "one_figure"
"""The rule of the ladder on rates, which the locks `counts` and `figures` hold to the sources."""

_BESIDE: Final = re.compile(r"\s*[（(]")
"""Where the name of a speaker ends, and what is said beside it begins."""

_YEAR: Final = 4
"""How many digits a year has; shorter figures are often words in one of the languages."""


def paraphrases(case: Case, _day: Day) -> Iterator[Shut]:
    """What we write of a statement says no more than the passage that it gives; a note not at all.

    A refused word of the ladder may stand in the text only where the passage, in its own language,
    has a word of the same rule, or where it stands in the legal effect cited from that document. A
    statement without a passage, a note of ours too, has none. Rates are the lock `counts`'.
    """
    for statement in case.statements:
        passage = {_RATE, *(one.rule for one in _refused(statement.quote, Language.EN))}
        for language in case.languages:
            effects = [
                measure.legal_effect.within(language).lower()
                for measure in case.measures
                if measure.document == statement.document
            ]
            for fault in _refused(statement.text.within(language), language):
                cited = any(fault.phrase.lower() in effect for effect in effects)
                if fault.rule not in passage and not cited:
                    yield Shut(
                        subject=statement.id,
                        why=Text(
                            en=f"“{fault.phrase}”: the passage that it gives does not say so.",
                            ja=f"「{fault.phrase}」：引用した箇所にそのような記述がない。",
                        ),
                        remedy=Text(
                            en="Say what the passage says, and give the passage.",
                            ja="引用箇所を示し、その内容どおりに記す。",
                        ),
                    )


def reports(case: Case, _day: Day) -> Iterator[Shut]:
    """A claim that repeats statements says no more than they and their passages do.

    As `paraphrases`: a refused word of the ladder may stand in it only where a passage has a word
    of the same rule, where a statement has the very word, or the legal effect of a measure has. A
    claim that names who said it is held to what these said.
    """
    for claim in standing_claims(case):
        told = _told_by_whom_it_names(claim, case)
        carried = (_refused(said.quote, Language.EN) for said in told)
        passages = {_RATE, *(one.rule for found in carried for one in found)}
        documents = {said.document for said in told}
        cited = ids_of(claim, EvidenceKind.MEASURE)
        measures = [one for one in case.measures if one.id in cited or one.document in documents]
        for language in case.languages if told else ():
            given = " ".join(
                text.within(language).lower()
                for text in (
                    *(said.text for said in told),
                    *(one.legal_effect for one in measures),
                )
            )
            for fault in _refused(claim.text.within(language), language):
                if fault.rule not in passages and fault.phrase.lower() not in given:
                    yield Shut(
                        subject=claim.id,
                        why=Text(
                            en=f"“{fault.phrase}”: no statement that it rests on says so.",
                            ja=f"「{fault.phrase}」：根拠とする記述にそのような内容がない。",
                        ),
                        remedy=Text(
                            en="Say what the statements say.", ja="記述の内容どおりに記す。"
                        ),
                    )


def versions(case: Case, _day: Day) -> Iterator[Shut]:
    """The versions of a statement give the same dates and the same years."""
    for statement in case.statements:
        for one, other in pairwise(case.languages):
            first, second = statement.text.within(one), statement.text.within(other)
            apart = {str(day) for day in dates(first) ^ dates(second)}
            apart |= {
                figure
                for figure in figures_lacking(first, other=second)
                | figures_lacking(second, other=first)
                if len(figure) >= _YEAR
            }
            if first and second and apart:
                told = ", ".join(sorted(apart))
                yield Shut(
                    subject=statement.id,
                    why=Text(
                        en=f"{told}: stands in one language version only.",
                        ja=f"{told}：一方の言語版にしかない。",
                    ),
                    remedy=Text(en="Say the same in each language.", ja="各言語で同じ内容を記す。"),
                )


def figures(case: Case, _day: Day) -> Iterator[Shut]:
    """A claim gives no date, rate ("six of the seven") or other figure that its evidence lacks."""
    for claim in standing_claims(case):
        texts = [_without_names(claim.text.within(language), case) for language in case.languages]
        given, days = tuple(words_under(claim, case)), days_under(claim, case)
        told_days = _all(map(dates, texts)) - days - _all(map(dates, given))
        told_rates = _all(map(rates, texts)) - _all(map(rates, given))
        known = _all(map(figures_of, given)) | _all(map(figures_of_day, days))
        told = [*map(str, sorted(told_days)), *(f"{one}/{all_}" for one, all_ in told_rates)]
        told += map(str, figures_without_source(_all(map(figures_of, texts)), known))
        if told:
            yield Shut(
                subject=claim.id,
                why=Text(
                    en=f"{', '.join(told)}: nothing that it rests on says so.",
                    ja=f"{'、'.join(told)}：根拠にはそのような記述がない。",
                ),
                remedy=Text(
                    en="Correct it, or add the statement that says so.",
                    ja="訂正するか、そのように述べた記述を根拠に加える。",
                ),
            )


def _all(found: Iterable[frozenset[_Found]]) -> frozenset[_Found]:
    return frozenset[_Found]().union(*found)


def _without_names(text: str, case: Case) -> str:
    return blot(text, ((one.start, one.end) for one in mentions(text, case.name_forms)))


def _told_by_whom_it_names(claim: Claim, case: Case) -> tuple[Statement, ...]:
    """Return the statements under `claim` whose speaker it names, or all where it names none."""
    told = tuple(statements_of(claim, case))
    named = tuple(
        said
        for said in told
        if any(
            (name := _BESIDE.split(said.speaker.within(language))[0])
            and name in claim.text.within(language)
            for language in case.languages
        )
    )
    return named or told


def _refused(text: str, language: Language) -> tuple[Fault, ...]:
    return refused_phrases(text, language=language, level=Level.OBSERVED) if text else ()
