"""How firmly single things of a case hold: a reading, a part, a screening, a claim."""

from datetime import date

from witnessmark.base.ids import MakerId
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Authenticity, Component
from witnessmark.evidence.document import StatementKind
from witnessmark.parts.identification import Identification, Verdict
from witnessmark.publication.chain.state import LinkState
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.publication.lookup import SPOKEN, Lookup
from witnessmark.screening.screening import Screening
from witnessmark.screening.screening import Verdict as ListVerdict


def reading_state(component: Component) -> LinkState:
    """Return how firmly the marking of `component` was read: by two people, alike, in full."""
    readings = component.readings
    if not readings:
        return LinkState.NOT_KNOWN
    alone = len({reading.reader for reading in readings}) < 2
    differ = len({reading.lines for reading in readings}) > 1
    unread = any("?" in line for reading in readings for line in reading.lines)
    return LinkState.CANDIDATES if alone or differ or unread else LinkState.ESTABLISHED


def part_state(component: Component, *, within: Lookup) -> LinkState:
    """Return how firmly `component` is known as a part; doubt about its authenticity counts."""
    if component.authenticity in (Authenticity.DISPUTED, Authenticity.CONFIRMED_COUNTERFEIT):
        return LinkState.CONTESTED
    identification = within.identifications.get(component.id)
    if identification is None or identification.verdict is Verdict.NOT_IDENTIFIED:
        return LinkState.NOT_KNOWN
    if component.authenticity is Authenticity.SIGNS_OF_DOUBT:
        return LinkState.CANDIDATES
    sure = identification.verdict is Verdict.CONSISTENT
    return LinkState.ESTABLISHED if sure else LinkState.CANDIDATES


def makers_of(identification: Identification | None) -> tuple[MakerId, ...]:
    """Return the makers that `identification` leaves open, best first, each once."""
    candidates = identification.left_open if identification else ()
    return tuple(dict.fromkeys(candidate.maker_id for candidate in candidates))


def maker_state(component: Component, *, within: Lookup) -> LinkState:
    """Return how firmly the maker of `component` is known; rivals for one chip are candidates."""
    makers = makers_of(within.identifications.get(component.id))
    if len(makers) == 1:
        return part_state(component, within=within)
    return LinkState.CANDIDATES if makers else LinkState.NOT_KNOWN


def screening_state(company: Company, *, within: Lookup) -> LinkState:
    """Return whether `company` was screened, and whether a hit still waits for a decision."""
    screening = within.screenings.get(company.id)
    if screening is None or screening.verdict is ListVerdict.UNKNOWN:
        return LinkState.NOT_KNOWN
    return LinkState.CANDIDATES if open_hits(screening, within=within) else LinkState.ESTABLISHED


def open_hits(screening: Screening, *, within: Lookup) -> int:
    """Return how many hits of `screening` no person has decided yet."""
    decided = {
        (review.company, review.list, review.entry_id)
        for review in within.case.reviews
        if review.verdict in (ListVerdict.MATCH, ListVerdict.NO_MATCH)
    }
    return sum((screening.company, hit.list, hit.entry_id) not in decided for hit in screening.hits)


def claim_state(claim: Claim) -> LinkState:
    """Return how firmly `claim` stands on the page: said, waiting to be said, or withdrawn."""
    if claim.status in SPOKEN:
        return LinkState.ESTABLISHED
    return LinkState.BLOCKED if claim.status is ClaimStatus.WITHDRAWN else LinkState.WAITING


def asked_companies(within: Lookup, *, on: date) -> tuple[Company, ...]:
    """Return the companies that were asked: by our letters, or as others reported by `on`."""
    told = {
        company
        for said in within.case.statements
        if said.kind is StatementKind.RESPONSE and said.response and (said.as_of or on) <= on
        for company in said.companies
    }
    written = {asked.company for asked in within.case.inquiries}
    return tuple(one for one in within.case.companies if one.id in told | written)
