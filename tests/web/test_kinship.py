"""Who is who: from the brand to the addressee, each step as it stood on its day."""

from dataclasses import replace
from datetime import date

from web.cases import HOSHI, HOSHI_PARENT, KESTREL, full_case
from witnessmark.base.ids import CompanyId, MakerId
from witnessmark.companies.company import Company, Relation, RelationKind
from witnessmark.publication.case import Case
from witnessmark.publication.lookup import Lookup
from witnessmark.web.kinship import Place, way_of

NOW = date(2026, 10, 31)


def related(*relations: Relation, company: CompanyId = KESTREL) -> Case:
    """Return the case with `relations` of `company` and of nobody else."""
    case = full_case()
    companies = tuple(
        replace(one, relations=relations if one.id == company else ()) for one in case.companies
    )
    return replace(case, companies=companies)


def there(case: Case, place: Place, *, of: CompanyId = KESTREL) -> list[str]:
    """Return who stands on one step of the way."""
    within = Lookup(case)
    way = {stage.place: stage for stage in way_of(within.company(of), within=within, on=NOW)}
    return [one.company.id for one in way[place].there]


def parent(company: CompanyId, since: date | None, until: date | None) -> Relation:
    """Return a parent for some time."""
    return Relation(kind=RelationKind.PARENT, company=company, since=since, until=until, source="d")


def test_the_parent_then_is_not_the_parent_now() -> None:
    case = related(
        parent(HOSHI, date(2019, 1, 1), date(2024, 12, 31)),
        parent(HOSHI_PARENT, date(2025, 1, 1), None),
    )
    assert there(case, Place.PARENT_THEN) == [HOSHI]
    assert there(case, Place.PARENT_NOW) == [HOSHI_PARENT]


def test_who_is_asked_today_is_not_who_was_asked_once() -> None:
    old = Relation(
        kind=RelationKind.ADDRESSEE, company=HOSHI, since=date(2019, 1, 1), until=date(2025, 1, 1)
    )
    new = Relation(kind=RelationKind.ADDRESSEE, company=HOSHI_PARENT, since=date(2025, 1, 2))
    assert there(related(old, new), Place.ADDRESSEE) == [HOSHI_PARENT]


def test_the_way_is_the_same_from_every_company_on_it() -> None:
    case = related(Relation(kind=RelationKind.LEGAL_MAKER, company=HOSHI))
    assert there(case, Place.MAKER) == there(case, Place.MAKER, of=HOSHI) == [HOSHI]


def test_a_predecessor_stands_before_its_successor() -> None:
    case = related(
        Relation(kind=RelationKind.SUCCESSOR, company=KESTREL, since=date(2020, 4, 1)),
        company=HOSHI,
    )
    assert there(case, Place.MAKER) == [HOSHI, KESTREL]
    within = Lookup(case)
    before, after = way_of(within.company(KESTREL), within=within, on=NOW)[1].there
    assert before.until == after.since == date(2020, 4, 1)


def test_nobody_is_invented() -> None:
    assert there(related(), Place.PARENT_NOW) == []
    assert there(related(), Place.PARENT_THEN) == []


def test_companies_that_name_each_other_do_not_run_in_circles() -> None:
    case = full_case()
    looped: tuple[Company, ...] = tuple(
        replace(
            one,
            maker=MakerId(one.id),
            relations=(parent(case.companies[(place + 1) % 3].id, None, None),),
        )
        for place, one in enumerate(case.companies)
    )
    assert there(replace(case, companies=looped), Place.PARENT_NOW) == [HOSHI]
