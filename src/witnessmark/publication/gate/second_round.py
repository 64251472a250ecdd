"""The second round of a case: which claims each company is shown before they are published."""

from operator import attrgetter

from witnessmark.base.ids import CompanyId
from witnessmark.inquiries.final_text import Wording
from witnessmark.inquiries.inquiry import Inquiry, SentClaim
from witnessmark.inquiries.next_step import Progress
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, text_hash
from witnessmark.publication.gate.locks_said import standing_claims


def inquiry_of(company: CompanyId, case: Case) -> Inquiry | None:
    """Return the inquiry to `company`, or to a company that it is related to."""
    related = {
        relation.company
        for one in case.companies
        if one.id == company
        for relation in one.relations
    }
    found = [one for one in case.inquiries if one.company == company]
    found += [one for one in case.inquiries if one.company in related]
    return next(iter(found), None)


def named_companies(case: Case) -> list[CompanyId]:
    """Return the companies that a claim on its way to the page, or on it, names."""
    return sorted({company for claim in standing_claims(case) for company in claim.companies})


def named_inquiries(case: Case) -> list[Inquiry]:
    """Return the inquiries to the companies that are named, each once."""
    found = {
        inquiry.id: inquiry
        for company in named_companies(case)
        if (inquiry := inquiry_of(company, case)) is not None
    }
    return list(found.values())


def claims_for(inquiry: Inquiry, case: Case) -> tuple[Claim, ...]:
    """Return the claims that the addressee of `inquiry` is shown: those that name its company."""
    near = [
        one.id
        for one in case.companies
        if inquiry.company in (one.id, *(relation.company for relation in one.relations))
    ]
    shown = {
        company
        for company in (inquiry.company, *near)
        if (asked := inquiry_of(company, case)) is not None and asked.id == inquiry.id
    }
    return tuple(claim for claim in standing_claims(case) if not shown.isdisjoint(claim.companies))


def present_wording(claim: Claim) -> Wording:
    """Return the claim in its present wording."""
    return (claim.id, claim.text_hash)


def published_wording(claim: Claim) -> Wording:
    """Return the claim in the wording that it was, or will be, first published in."""
    first = min(claim.corrections, key=attrgetter("at"), default=None)
    return (claim.id, text_hash(first.before) if first else claim.text_hash)


def progress_of(inquiry: Inquiry, case: Case) -> Progress:
    """Return what the next step of `inquiry` must know beyond its letters."""
    sheet = next((one for one in case.questionnaires if one.id == inquiry.questionnaire), None)
    return Progress(
        questions=tuple(question.id for question in sheet.questions) if sheet else None,
        settlements=case.settlements,
        claims=tuple(
            SentClaim(claim=claim.id, sha256=claim.text_hash) for claim in claims_for(inquiry, case)
        ),
        published_on=case.published_on,
    )
