"""Screening: a name held against snapshots, with the grounds for and against every hit.

A match needs equal names (but for legal form, script and order of words) without any doubt, or an
equal register number. A name that is only like a listed one is *possible*; a person decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from witnessmark.base.hashes import hash_json
from witnessmark.base.ids import ListId
from witnessmark.companies.company import Company
from witnessmark.companies.compare import NOTHING, Comparison, compare_names
from witnessmark.companies.identifiers import fold_number
from witnessmark.companies.index import find_near
from witnessmark.companies.names import name_key
from witnessmark.reference.programmes import effect_sentence, effects_of
from witnessmark.screening.entry import Entry, ListedAs, ListedName
from witnessmark.screening.grounds import Reasons, effect_ground, grounds_of
from witnessmark.screening.screening import Hit, Screening, SnapshotRef, Verdict
from witnessmark.screening.snapshots import Snapshot, in_force
from witnessmark.screening.weigh import Query, find_reasons, weigh_up


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
        id=_screening_id(company, snapshots=best.snapshots, at=at, on_date=on_date),
        company=company.id,
        name=best.query.name,
        screened_at=at,
        on_date=on_date,
        verdict=best.verdict,
        hits=_union(findings),
        snapshots=best.snapshots,
    )


def _screening_id(
    company: Company, *, snapshots: Sequence[SnapshotRef], at: datetime, on_date: date | None
) -> str:
    """Return an id that the same look has again, and no other look."""
    looked = [company.id, at.isoformat(), on_date.isoformat() if on_date else ""]
    return f"screening-{hash_json([*looked, *(one.sha256 for one in snapshots)])[:16]}"


def join_findings(findings: Sequence[Finding]) -> Finding:
    """Return several findings of one query, by several names, as one: of each hit the best."""
    best = min(findings, key=lambda finding: _RANK[finding.verdict])
    return replace(findings[0], verdict=best.verdict, hits=_union(findings))


_RANK: Final = {v: rank for rank, v in enumerate(("match", "possible", "unknown", "no_match"))}


def _best_score(finding: Finding) -> float:
    return max((hit.score for hit in finding.hits), default=0.0)


def _union(findings: Iterable[Finding]) -> tuple[Hit, ...]:
    """Return each entry's best hit, those of the clearest verdict and highest score first."""
    best: dict[tuple[str, str], Hit] = {}
    for finding in sorted(findings, key=lambda finding: _RANK[finding.verdict]):
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
    day = query.on_date or snapshot.ref().retrieved_at.date()
    for entry, name, comparison in _nearest(query, snapshot).values():
        reasons = find_reasons(query, entry=entry, name=name, comparison=comparison, day=day)
        verdict, score = weigh_up(reasons)
        if verdict is not Verdict.NO_MATCH:
            yield verdict, _hit(query, entry=entry, score=score, reasons=reasons, snapshot=snapshot)


_Compared = tuple[Entry, ListedName, Comparison]


def _nearest(query: Query, snapshot: Snapshot) -> Mapping[str, _Compared]:
    """Return, by entry, the nearest name of each entry that shares a number or a word."""
    index = snapshot.index
    best: dict[str, _Compared] = {}
    for number in sorted({fold_number(number) for number in query.numbers}):
        for entry in index.by_number.get(number, ()):
            best[entry.id] = (entry, entry.names[0], NOTHING)
    key = name_key(query.name)
    for at in find_near(key, index=index.names):
        place = index.places[at]
        comparison = compare_names(key, index.names.keys[at], weigh=index.names.weigh)
        known = best.get(place.entry.id)
        if known is None or _better(comparison, place.name, than=known):
            best[place.entry.id] = (place.entry, place.name, comparison)
    return best


def _better(comparison: Comparison, name: ListedName, *, than: _Compared) -> bool:
    """A weak name counts less than a full one of the same score."""
    return (comparison.score, name.listed_as is not ListedAs.WEAK) > (
        than[2].score,
        than[1].listed_as is not ListedAs.WEAK,
    )


def _hit(query: Query, *, entry: Entry, score: float, reasons: Reasons, snapshot: Snapshot) -> Hit:
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
        matched_name=reasons.name.text,
        score=score,
        listed_on=entry.listed_on,
        delisted_on=entry.delisted_on,
        programme=", ".join(entry.programmes),
        legal_effect=effect_sentence(effects, codes=entry.programmes, provisions=entry.provisions),
        authority=snapshot.edition.publisher,
        grounds=(
            *(replace(ground, source=source, date=day) for ground in grounds),
            *(effect_ground(effect, entry=entry) for effect in effects),
        ),
    )
