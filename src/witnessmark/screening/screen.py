"""Screening: a name held against snapshots, with the grounds for and against every hit.

A match needs equal names (but for legal form, script and order of words) without any doubt, or an
equal register number. A name that is only like a listed one is *possible*; a person decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from witnessmark.base.ids import ListId
from witnessmark.companies.company import Company
from witnessmark.companies.compare import NOTHING, Comparison, Doubt, compare_names
from witnessmark.companies.identifiers import ONE_TO_ONE, SHORTEST, fold_number, scheme_of
from witnessmark.companies.index import find_near
from witnessmark.companies.names import NameKey, name_key
from witnessmark.reference.programmes import effect_sentence, effects_of
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName
from witnessmark.screening.grounds import Finding as Reasons
from witnessmark.screening.grounds import effect_ground, grounds_of
from witnessmark.screening.screening import Hit, Screening, SnapshotRef, Verdict
from witnessmark.screening.snapshots import Snapshot, in_force

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


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found of a query; `not_searched` are lists without a snapshot by the day asked."""

    query: Query
    verdict: Verdict
    hits: tuple[Hit, ...]
    snapshots: tuple[SnapshotRef, ...]
    not_searched: tuple[ListId, ...] = ()


def screen(query: Query, *, snapshots: Sequence[Snapshot]) -> Finding:
    """Return what `snapshots` say of `query`: hits best first, and the snapshots searched.

    Without a hit, and with a list that has no snapshot by the day asked, the verdict is unknown.
    Raises BadInput for a name that is too long.
    """
    by_edition = {(s.edition.list, s.edition.sha256): s for s in snapshots}
    editions = in_force((s.edition for s in snapshots), on=query.on_date)
    searched = [by_edition[edition.list, edition.sha256] for edition in editions]
    found = [pair for snapshot in searched for pair in _hits(query, snapshot)]
    found.sort(key=lambda pair: (pair[0] is not Verdict.MATCH, -pair[1].score, pair[1].entry_id))
    lists = dict.fromkeys(snapshot.edition.list for snapshot in snapshots)
    missing = tuple(lists.keys() - {edition.list for edition in editions})
    return Finding(
        query=query,
        verdict=_verdict([verdict for verdict, _ in found], missing=bool(missing or not searched)),
        hits=tuple(hit for _, hit in found),
        snapshots=tuple(snapshot.ref(query.on_date) for snapshot in searched),
        not_searched=tuple(sorted(missing)),
    )


def screen_company(
    company: Company, *, snapshots: Sequence[Snapshot], at: datetime, on_date: date | None = None
) -> Screening:
    """Return the screening of `company` under all its names: the union of hits, best of each."""
    countries = tuple(filter(None, (company.incorporation, company.headquarters)))
    numbers = tuple(identifier.value for identifier in company.identifiers)
    findings = [
        screen(
            Query(name=name, countries=countries, numbers=numbers, on_date=on_date),
            snapshots=snapshots,
        )
        for name in dict.fromkeys(form.text for form in company.names)
    ]
    best = min(findings, key=lambda finding: (_RANK[finding.verdict], -_best_score(finding)))
    return Screening(
        company=company.id,
        name=best.query.name,
        screened_at=at,
        on_date=on_date,
        verdict=best.verdict,
        hits=_union(findings),
        snapshots=best.snapshots,
    )


_RANK: Final = {v: rank for rank, v in enumerate(("match", "possible", "unknown", "no_match"))}


def _best_score(finding: Finding) -> float:
    return max((hit.score for hit in finding.hits), default=0.0)


def _union(findings: Iterable[Finding]) -> tuple[Hit, ...]:
    best: dict[tuple[str, str], Hit] = {}
    for finding in findings:
        for hit in finding.hits:
            known = best.get((hit.list, hit.entry_id))
            if known is None or hit.score > known.score:
                best[hit.list, hit.entry_id] = hit
    return tuple(sorted(best.values(), key=lambda hit: -hit.score))


def _verdict(verdicts: Sequence[Verdict], *, missing: bool) -> Verdict:
    if Verdict.MATCH in verdicts:
        return Verdict.MATCH
    if verdicts:
        return Verdict.POSSIBLE
    return Verdict.UNKNOWN if missing else Verdict.NO_MATCH


def _hits(query: Query, snapshot: Snapshot) -> Iterable[tuple[Verdict, Hit]]:
    index = snapshot.index
    key = name_key(query.name)
    numbers = {fold_number(number) for number in query.numbers}
    best: dict[str, tuple[Entry, ListedName, Comparison]] = {}
    for number in sorted(numbers):
        for entry in index.by_number.get(number, ()) if len(number) >= SHORTEST else ():
            best[entry.id] = (entry, entry.names[0], NOTHING)
    for at in find_near(key, index=index.names):
        place = index.places[at]
        comparison = compare_names(key, index.names.keys[at], weigh=index.names.weigh)
        known = best.get(place.entry.id)
        if known is None or _better(comparison, place.name, than=known):
            best[place.entry.id] = (place.entry, place.name, comparison)
    for entry, name, comparison in best.values():
        reasons = _reasons(query, key, numbers, entry, name, comparison, snapshot)
        verdict, score = _weigh_up(reasons)
        if verdict is not Verdict.NO_MATCH:
            yield verdict, _hit(query, entry, name, score, reasons, snapshot)


def _better(
    comparison: Comparison, name: ListedName, *, than: tuple[Entry, ListedName, Comparison]
) -> bool:
    """A weak name counts less than a full one of the same score."""
    return (comparison.score, name.listed_as is not ListedAs.WEAK) > (
        than[2].score,
        than[1].listed_as is not ListedAs.WEAK,
    )


def _reasons(
    query: Query,
    key: NameKey,
    numbers: set[str],
    entry: Entry,
    name: ListedName,
    comparison: Comparison,
    snapshot: Snapshot,
) -> Reasons:
    listed = {fold_number(number.value): number for number in entry.numbers}
    shared = sorted(numbers & {number for number in listed if len(number) >= SHORTEST})
    day = query.on_date or snapshot.ref().retrieved_at.date()
    both = bool(query.countries and entry.countries)
    agree = bool(set(query.countries) & set(entry.countries))
    return Reasons(
        name=name,
        comparison=comparison,
        number=listed[shared[0]] if shared else None,
        other_number=None if shared else _conflict(numbers, listed),
        country_agrees=agree if both else None,
        kind_differs=bool(key.forms) and entry.kind not in (EntryKind.COMPANY, EntryKind.OTHER),
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


def _weigh_up(reasons: Reasons) -> tuple[Verdict, float]:
    if reasons.number:
        doubtful = reasons.country_agrees is False and not scheme_of(
            fold_number(reasons.number.value)
        )
        return (Verdict.POSSIBLE, 0.9) if doubtful else (_unless_over(reasons), 1.0)
    weak = reasons.name.listed_as is ListedAs.WEAK
    against = {
        "country": reasons.country_agrees is False,
        "number": reasons.other_number is not None,
        "kind": reasons.kind_differs,
        "weak": weak,
    }
    score = reasons.comparison.score
    for name, holds in against.items():
        score *= _CHARGES[name] if holds else 1
    doubts = set(reasons.comparison.doubts)
    if reasons.country_agrees:
        doubts.discard(Doubt.SHORT)
    if score >= EQUAL and not doubts and not any(against.values()):
        return _unless_over(reasons), round(score, 3)
    return (Verdict.POSSIBLE if score >= POSSIBLE else Verdict.NO_MATCH), round(score, 3)


def _unless_over(reasons: Reasons) -> Verdict:
    return Verdict.POSSIBLE if reasons.delisted else Verdict.MATCH


def _hit(
    query: Query,
    entry: Entry,
    name: ListedName,
    score: float,
    reasons: Reasons,
    snapshot: Snapshot,
) -> Hit:
    effects = effects_of(
        entry.programmes,
        list_id=snapshot.edition.list,
        remarks=entry.remarks,
        programmes=snapshot.programmes,
    )
    ref = snapshot.ref(query.on_date)
    grounds = grounds_of(reasons, asked=query.name, countries=query.countries, entry=entry)
    source = f"{ref.list} sha256:{ref.sha256}, {entry.place}"
    day = ref.retrieved_at.date().isoformat()
    return Hit(
        list=ref.list,
        entry_id=entry.id,
        matched_name=name.text,
        score=score,
        listed_on=entry.listed_on,
        delisted_on=entry.delisted_on,
        programme=", ".join(entry.programmes),
        legal_effect=effect_sentence(effects, codes=entry.programmes),
        grounds=(
            *(replace(ground, source=source, date=day) for ground in grounds),
            *(effect_ground(effect, entry=entry) for effect in effects),
        ),
    )
