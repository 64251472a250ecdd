"""What speaks for and against an entry being the one asked about, and the verdict that follows."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.companies.compare import Comparison, Doubt
from witnessmark.companies.identifiers import ONE_TO_ONE, SHORTEST, fold_number, scheme_of
from witnessmark.companies.names import name_key
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName
from witnessmark.screening.grounds import Reasons
from witnessmark.screening.screening import Verdict

POSSIBLE: Final = 0.75
"""The least score of a hit. Chosen on the pairs of name_checks and on OFAC's own aliases, each held
against the rest of its list (benchmarks/screen.py repeats the measurement)."""

EQUAL: Final = 0.97
"""The least score of equal names; below it, some word or letter differs."""

_CHARGES: Final = {"country": 0.85, "number": 0.85, "kind": 0.9, "weak": 0.9}
"""What a ground against takes off the score of the name."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """Who is screened: a name, countries (ISO 3166) and register numbers where they are known.

    `on_date` asks what was known on a day: the snapshots retrieved by then are used.
    """

    name: str
    countries: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    on_date: date | None = None


def find_reasons(
    query: Query, *, entry: Entry, name: ListedName, comparison: Comparison, day: date
) -> Reasons:
    """Return what speaks for and against `entry`, whose `name` was compared, being the one asked.

    `day` is the day for which the listing is looked at: one that ended by then is over.
    """
    numbers = {fold_number(number) for number in query.numbers}
    listed = {fold_number(number.value): number for number in entry.numbers}
    shared = sorted(numbers & {number for number in listed if len(number) >= SHORTEST})
    has_form = bool(name_key(query.name).forms)
    both = bool(query.countries and entry.countries)
    agree = bool(set(query.countries) & set(entry.countries))
    return Reasons(
        name=name,
        comparison=comparison,
        number=listed[shared[0]] if shared else None,
        other_number=None if shared else _conflict(numbers, listed),
        country_agrees=agree if both else None,
        kind_differs=has_form and entry.kind not in (EntryKind.COMPANY, EntryKind.OTHER),
        delisted=entry.delisted_on is not None and entry.delisted_on <= day,
    )


def _conflict(numbers: set[str], listed: Iterable[str]) -> tuple[str, str] | None:
    """Return a number asked about and a listed one of the same register, which differ."""
    schemes = {scheme_of(number): number for number in listed}
    for number in sorted(numbers):
        scheme = scheme_of(number)
        if scheme in ONE_TO_ONE and scheme in schemes:
            return number, schemes[scheme]
    return None


def weigh_up(reasons: Reasons) -> tuple[Verdict, float]:
    """Return the verdict that `reasons` carry, and a score from 0 to 1."""
    if reasons.number:
        return _by_number(reasons)
    against = {
        "country": reasons.country_agrees is False,
        "number": reasons.other_number is not None,
        "kind": reasons.kind_differs,
        "weak": reasons.name.listed_as is ListedAs.WEAK,
    }
    charge = math.prod(_CHARGES[name] for name, holds in against.items() if holds)
    score = round(reasons.comparison.score * charge, 3)
    doubts = set(reasons.comparison.doubts) - ({Doubt.SHORT} if reasons.country_agrees else set())
    if score >= EQUAL and not doubts and not any(against.values()):
        return _unless_over(reasons), score
    return (Verdict.POSSIBLE if score >= POSSIBLE else Verdict.NO_MATCH), score


def _by_number(reasons: Reasons) -> tuple[Verdict, float]:
    """Another country speaks against an equal number: one of the two was given wrongly."""
    if reasons.country_agrees is False:
        return Verdict.POSSIBLE, 0.9
    return _unless_over(reasons), 1.0


def _unless_over(reasons: Reasons) -> Verdict:
    return Verdict.POSSIBLE if reasons.delisted else Verdict.MATCH
