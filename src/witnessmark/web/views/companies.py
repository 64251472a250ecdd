"""Companies: who is who, what stands against their names on which list, what they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.companies.company import Company, Relation
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.chain.state import Step
from witnessmark.publication.lookup import Lookup
from witnessmark.screening.screening import Hit, Measure, Review, Screening, SnapshotRef
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for


@dataclass(frozen=True)
class Kin:
    """A relation as seen from one company; `is_back` where the other company says it of this."""

    relation: Relation
    company: Company
    is_back: bool


@dataclass(frozen=True)
class ListFinding:
    """What one list's snapshot holds against a company: its hits, or none."""

    snapshot: SnapshotRef
    hits: Sequence[tuple[Hit, Review | None]]


@dataclass(frozen=True)
class CompanyLine:
    """A company in a list: its status towards us, its screening, its cited measures."""

    company: Company
    standing: Standing
    screening: Screening | None
    measures: Sequence[Measure]
    components: int


def companies(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the companies of the case."""
    opened = case_for(request.user, public_id)
    return page(request, "companies", opened, here=Step.COMPANIES, lines=_lines(opened))


def screening(request: HttpRequest, public_id: str) -> HttpResponse:
    """List every company with what its screening found, and every cited measure."""
    opened = case_for(request.user, public_id)
    documents, companies_ = opened.within.documents, opened.within.companies
    return page(
        request,
        "screening",
        opened,
        here=Step.SCREENED,
        lines=_lines(opened),
        documents=documents,
        companies=companies_,
    )


def company(request: HttpRequest, public_id: str, company_id: str) -> HttpResponse:
    """Show one company with its names, kin, screenings, measures, questions and answers."""
    opened = case_for(request.user, public_id)
    within = opened.within
    found = next((one for one in opened.case.companies if one.id == company_id), None)
    if found is None:
        raise Http404
    screenings = [one for one in opened.case.screenings if one.company == company_id]
    screenings.sort(key=lambda one: one.screened_at, reverse=True)
    return page(
        request,
        "company",
        opened,
        here=Step.COMPANIES,
        company=found,
        line=_line(found, opened),
        kin=_kin(found, within),
        latest=screenings[0] if screenings else None,
        findings=_findings(screenings[0], within) if screenings else [],
        earlier=screenings[1:],
        components=_components(found, within),
        inquiries=[one for one in opened.case.inquiries if one.company == company_id],
        statements=[one for one in opened.case.statements if company_id in one.companies],
        claims=[one for one in opened.case.claims if company_id in one.companies],
        documents=within.documents,
        people=within.people,
    )


def _lines(opened: OpenCase) -> list[CompanyLine]:
    return [_line(company, opened) for company in opened.case.companies]


def _line(company: Company, opened: OpenCase) -> CompanyLine:
    within = opened.within
    return CompanyLine(
        company=company,
        standing=standing_of(company.id, within=within, on=opened.on),
        screening=within.screenings.get(company.id),
        measures=[one for one in opened.case.measures if company.id in one.companies],
        components=len(_components(company, within)),
    )


def _components(company: Company, within: Lookup) -> list[object]:
    if company.maker is None:
        return []
    return [
        component
        for component in within.case.components
        if (decided := within.identifications.get(component.id))
        and any(candidate.maker_id == company.maker for candidate in decided.candidates)
    ]


def _kin(company: Company, within: Lookup) -> list[Kin]:
    own = [Kin(one, within.company(one.company), False) for one in company.relations]
    back = [
        Kin(relation, other, True)
        for other in within.case.companies
        for relation in other.relations
        if relation.company == company.id
    ]
    return [*own, *back]


def _findings(screening: Screening, within: Lookup) -> list[ListFinding]:
    reviews = {(one.company, one.list, one.entry_id): one for one in within.case.reviews}
    return [
        ListFinding(
            snapshot,
            [
                (hit, reviews.get((screening.company, hit.list, hit.entry_id)))
                for hit in screening.hits
                if hit.list == snapshot.list
            ],
        )
        for snapshot in screening.snapshots
    ]
