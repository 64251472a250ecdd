"""Screening a name under every other name that a register knows the same company by.

Half of the Chinese short names share nothing with the English one, and lists mostly have the
latter: a name alone would find nothing, and the silence would mislead.
"""

from collections.abc import Sequence
from dataclasses import replace

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.text import Text
from witnessmark.companies.company import Company
from witnessmark.companies.resolution import CompanyCandidate, ResolutionVerdict
from witnessmark.companies.resolve import resolve_company
from witnessmark.screening.screen import Finding, join_findings, screen
from witnessmark.screening.screening import Hit
from witnessmark.screening.snapshots import Snapshot
from witnessmark.screening.weigh import Query


def screen_known(
    query: Query, *, snapshots: Sequence[Snapshot], companies: Sequence[Company]
) -> Finding:
    """Return what `snapshots` say of `query`, and of the company in `companies` that it names.

    A hit found by another name or number of that company carries this as a ground. A name that
    leads to no company, or to more than one, is screened as it is.
    """
    own = screen(query, snapshots=snapshots)
    resolution = resolve_company(query.name, companies=companies, on=query.on_date)
    if resolution.verdict is not ResolutionVerdict.RESOLVED:
        return own
    candidate = resolution.candidates[0]
    company = next(one for one in companies if one.id == candidate.company)
    others = (
        screen(other, snapshots=snapshots)
        for other in _other_queries(query, company)
        if other.name != query.name
    )
    return join_findings((own, *(_by_register(other, query, candidate) for other in others)))


def _other_queries(query: Query, company: Company) -> Sequence[Query]:
    """Return `query` by each of the company's names, with its numbers unless the country differs.

    A name alone does not carry another's register number over a country that contradicts it.
    """
    known = tuple(filter(None, (company.incorporation, company.headquarters)))
    differs = bool(query.countries and known) and not set(query.countries) & set(known)
    lent = () if differs else tuple(identifier.value for identifier in company.identifiers)
    numbers = (*query.numbers, *lent)
    names = dict.fromkeys(form.text for form in company.names)
    return [
        replace(query, name=name, countries=query.countries or known, numbers=numbers)
        for name in names
    ]


def _by_register(finding: Finding, query: Query, candidate: CompanyCandidate) -> Finding:
    name = finding.query.name
    found = candidate.grounds[0]
    lent = (finding.query.countries, finding.query.numbers) != (query.countries, query.numbers)
    ground = Ground(
        rule="register.name",
        direction=Direction.FOR,
        seen=query.name,
        expected=name,
        source=found.source,
        date=found.date,
        text=Text(
            en=f"The register knows the company “{query.name}” also as “{name}”."
            + (" Countries and numbers that were not given are the register's." if lent else ""),
            ja=f"企業台帳では、「{query.name}」と「{name}」は同じ企業の名称である。"
            + ("指定のない国と番号は企業台帳による。" if lent else ""),
        ),
    )
    hits = tuple(_with(hit, ground) for hit in finding.hits)
    return replace(finding, query=query, hits=hits)


def _with(hit: Hit, ground: Ground) -> Hit:
    return replace(hit, grounds=(ground, *hit.grounds))
