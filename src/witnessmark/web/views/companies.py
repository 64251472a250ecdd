"""Companies: who is who, what stands against their names on which list, what they were asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.companies.company import Company, Relation
from witnessmark.evidence.component import Component
from witnessmark.inquiries.inquiry import Inquiry, Question
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.chain.state import Step
from witnessmark.publication.lookup import Lookup
from witnessmark.screening.screening import Hit, Measure, Review, Screening, SnapshotRef
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.kinship import PLACES, way_of
from witnessmark.web.outcomes import DECISIONS, SIGNS, Outcome, outcome_of, review_of, reviews_of
from witnessmark.web.pages import page
from witnessmark.web.queries import OpenCase, case_for
from witnessmark.web.templatetags.say import plain, plain_name, word


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
class Asked:
    """An inquiry to the company with the questions that it put."""

    inquiry: Inquiry
    questions: Sequence[Question]


@dataclass(frozen=True)
class CompanyLine:
    """A company in a list: its status towards us, its screening and what that came to, its cited
    measures.
    """

    company: Company
    standing: Standing
    screening: Screening | None
    outcome: Outcome | None
    measures: Sequence[Measure]
    components: int


def companies(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the companies of the case."""
    opened = case_for(request.user, public_id)
    lines = _lines(opened)
    if asked_for(request):
        return csv_of(opened, "companies", _companies_table(lines))
    return page(request, "companies", opened, here=Step.COMPANIES, lines=lines)


def screening(request: HttpRequest, public_id: str) -> HttpResponse:
    """List every company with what its screening found, and every cited measure."""
    opened = case_for(request.user, public_id)
    lines = _lines(opened)
    if asked_for(request):
        return csv_of(opened, "screening", _screening_table(lines))
    return page(
        request,
        "screening",
        opened,
        here=Step.SCREENED,
        lines=lines,
        documents=opened.within.documents,
        companies=opened.within.companies,
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
        way=way_of(found, within=within, on=opened.on),
        places=PLACES,
        decisions=DECISIONS,
        signs=SIGNS,
        kin=_kin(found, within),
        latest=screenings[0] if screenings else None,
        findings=_findings(screenings[0], within) if screenings else [],
        earlier=screenings[1:],
        components=_components(found, within),
        asked=[
            Asked(one, _questions(one, within))
            for one in opened.case.inquiries
            if one.company == company_id
        ],
        statements=[one for one in opened.case.statements if company_id in one.companies],
        claims=[one for one in opened.case.claims if company_id in one.companies],
        documents=within.documents,
        people=within.people,
    )


def _lines(opened: OpenCase) -> list[CompanyLine]:
    return [_line(company, opened) for company in opened.case.companies]


def _line(company: Company, opened: OpenCase) -> CompanyLine:
    within = opened.within
    screening = within.screenings.get(company.id)
    return CompanyLine(
        company=company,
        standing=standing_of(company.id, within=within, on=opened.on),
        screening=screening,
        outcome=outcome_of(screening, within=within) if screening else None,
        measures=[one for one in opened.case.measures if company.id in one.companies],
        components=len(_components(company, within)),
    )


def _components(company: Company, within: Lookup) -> tuple[Component, ...]:
    return () if company.maker is None else within.components_by_maker.get(company.maker, ())


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
    reviews = reviews_of(within)
    return [
        ListFinding(
            snapshot,
            [
                (hit, review_of(hit, screening, reviews))
                for hit in screening.hits
                if hit.list == snapshot.list
            ],
        )
        for snapshot in screening.snapshots
    ]


def _questions(inquiry: Inquiry, within: Lookup) -> tuple[Question, ...]:
    sheets = (one for one in within.case.questionnaires if one.id == inquiry.questionnaire)
    return next((sheet.questions for sheet in sheets), ())


def _companies_table(lines: Sequence[CompanyLine]) -> Iterator[Sequence[object]]:
    yield ("id", "company", "headquarters", "components", "screened", "response", "as_of")
    for line in lines:
        yield (
            line.company.id,
            plain_name(line.company),
            line.company.headquarters,
            line.components,
            plain(line.outcome.said) if line.outcome else "",
            plain(line.standing.word),
            line.standing.as_of,
        )


def _screening_table(lines: Sequence[CompanyLine]) -> Iterator[Sequence[object]]:
    yield ("id", "company", "outcome", "decided_on", "machine", "screened_at", "lists", "hits")
    for line in lines:
        if line.screening and line.outcome:
            decided = line.outcome.decided_at
            yield (
                line.company.id,
                plain_name(line.company),
                plain(line.outcome.said),
                decided.date() if decided else None,
                word(line.outcome.machine),
                line.screening.screened_at.isoformat(),
                "; ".join(f"{one.list} {one.sha256}" for one in line.screening.snapshots),
                len(line.screening.hits),
            )
