"""Claims on their ladder, and the gate before publication."""

import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.hashes import Sha256
from witnessmark.base.text import PUBLISHED, Language
from witnessmark.publication.case import Case
from witnessmark.publication.chain.link_states import claim_state
from witnessmark.publication.chain.state import LinkState, Step
from witnessmark.publication.claim import Claim, ClaimStatus, Evidence, EvidenceKind, Level
from witnessmark.publication.claims.basis import basis_of, step_of
from witnessmark.publication.claims.ladder import Fault, faults
from witnessmark.publication.labels import BASIS_NOTES
from witnessmark.publication.lookup import Lookup
from witnessmark.publication.pages.proofs import Proof, proof_of
from witnessmark.web.actions.claiming import NEXT, move_claim, review_claim
from witnessmark.web.actions.recording import AlreadySent
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.kinds import EDITORS, REVIEWERS
from witnessmark.web.models import Role
from witnessmark.web.pages import address, page, reader_of
from witnessmark.web.queries import OpenCase, case_for
from witnessmark.web.templatetags.say import plain, word

_PAGES: Final = {
    EvidenceKind.COMPONENT: "component",
    EvidenceKind.COMPANY: "company",
    EvidenceKind.INQUIRY: "inquiry",
}


@dataclass(frozen=True)
class Stretch:
    """A stretch of a sentence; `fault` says why it says too much, if it does."""

    text: str
    fault: Fault | None = None


@dataclass(frozen=True)
class Said:
    """The claim's sentence in one language, cut where it says too much."""

    language: Language
    stretches: Sequence[Stretch]


@dataclass(frozen=True)
class Rest:
    """One thing that a claim rests on, laid open, and where it stands."""

    evidence: Evidence
    proof: Proof
    address: str


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a list."""

    claim: Claim
    state: LinkState
    faults: int


def claims(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the claims with level, status and faults; in a replay also what others stated."""
    opened = case_for(request.user, public_id)
    lines = [
        ClaimLine(claim, claim_state(claim), len(faults(claim, case=opened.case)))
        for claim in opened.case.claims
    ]
    if asked_for(request):
        return csv_of(opened, "claims", _table(lines, case=opened.case))
    return page(
        request,
        "claims",
        opened,
        here=Step.SAID,
        lines=lines,
        documents=opened.within.documents,
    )


def claim(request: HttpRequest, public_id: str, claim_id: str) -> HttpResponse:
    """Show one claim: sentence in each language, ladder, faults, grounds."""
    opened = case_for(request.user, public_id)
    found = next((one for one in opened.case.claims if one.id == claim_id), None)
    if found is None:
        raise Http404
    return _claim_page(request, opened, found)


def _claim_page(
    request: HttpRequest, opened: OpenCase, found: Claim, fault: WitnessmarkError | None = None
) -> HttpResponse:
    wrong = faults(found, case=opened.case)
    answer = page(
        request,
        "claim",
        opened,
        here=Step.SAID,
        claim=found,
        number=[one.id for one in opened.case.claims].index(found.id) + 1,
        state=claim_state(found),
        levels=tuple(Level),
        note=BASIS_NOTES.get(basis_of(found, case=opened.case)),
        said=[_said(found, language, wrong) for language in PUBLISHED],
        faults=wrong,
        rests=_rests(found, opened),
        companies=[opened.within.company(company) for company in found.companies],
        people=opened.within.people,
        fault=fault,
        once=secrets.token_urlsafe(12),
        may_review=opened.role in REVIEWERS and bool(opened.person),
        moves=NEXT[found.status] if opened.may_edit else (),
    )
    answer.status_code = 409 if fault else 200
    return answer


@require_POST
def review(request: HttpRequest, public_id: str, claim_id: str) -> HttpResponse:
    """Note that the visitor reviewed a claim in the wording that stood on the page."""
    opened, found = _acted_on(request, public_id, claim_id, REVIEWERS)
    seen = Sha256(request.POST.get("seen", ""))
    once = request.POST.get("once", "")
    return _after(
        request,
        opened,
        found,
        lambda: review_claim(opened, found, seen=seen, once=once, now=timezone.now()),
    )


@require_POST
def move(request: HttpRequest, public_id: str, claim_id: str) -> HttpResponse:
    """Move a claim to another status."""
    opened, found = _acted_on(request, public_id, claim_id, EDITORS)
    try:
        to = ClaimStatus(request.POST.get("to", ""))
    except ValueError as error:
        raise Http404 from error
    reason, once = request.POST.get("why", "").strip(), request.POST.get("once", "")
    return _after(
        request,
        opened,
        found,
        lambda: move_claim(opened, found, to=to, reason=reason, once=once, now=timezone.now()),
    )


def _acted_on(
    request: HttpRequest, public_id: str, claim_id: str, who: Collection[Role]
) -> tuple[OpenCase, Claim]:
    opened = case_for(request.user, public_id)
    found = next((one for one in opened.case.claims if one.id == claim_id), None)
    if found is None:
        raise Http404
    if opened.role not in who or not opened.person:
        raise PermissionDenied
    return opened, found


def _after(
    request: HttpRequest, opened: OpenCase, claim: Claim, act: Callable[[], None]
) -> HttpResponse:
    """Do `act`, and show the claim again; where it cannot be done, with the reason."""
    try:
        act()
    except AlreadySent:
        pass
    except WitnessmarkError as error:
        return _claim_page(request, case_for(request.user, opened.row.public_id), claim, error)
    return redirect("claim", opened.row.public_id, claim.id)


def gate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the locks of the gate: open or shut, why, what opens each, who may."""
    opened = case_for(request.user, public_id)
    found = opened.locks() or ()
    return page(
        request,
        "gate",
        opened,
        locks=sorted(found, key=lambda lock: lock.open),
        shut=sum(not lock.open for lock in found),
    )


def _table(lines: Sequence[ClaimLine], *, case: Case) -> Iterator[Sequence[object]]:
    yield ("id", "sentence", "level", "status", "faults", "companies")
    for line in lines:
        yield (
            line.claim.id,
            plain(line.claim.text),
            plain(step_of(line.claim, case=case)),
            word(line.claim.status),
            line.faults,
            "; ".join(line.claim.companies),
        )


def _said(claim: Claim, language: Language, wrong: Sequence[Fault]) -> Said:
    own = sorted((one for one in wrong if one.language == language), key=lambda one: one.start)
    return Said(language, tuple(_stretches(claim.text.within(language), own)))


def _stretches(text: str, wrong: Sequence[Fault]) -> Iterator[Stretch]:
    place = 0
    for fault in wrong:
        if fault.start < place or fault.end <= fault.start:
            continue
        yield Stretch(text[place : fault.start])
        yield Stretch(text[fault.start : fault.end], fault)
        place = fault.end
    yield Stretch(text[place:])


def _rests(claim: Claim, opened: OpenCase) -> list[Rest]:
    reader = reader_of(opened)
    return [
        Rest(evidence, proof_of(evidence, reader=reader), _address(evidence, opened))
        for evidence in claim.evidence
    ]


def _address(evidence: Evidence, opened: OpenCase) -> str:
    if evidence.kind is EvidenceKind.SCREENING:
        screened = {one.id: one.company for one in opened.case.screenings}
        return address(opened, "company", screened.get(evidence.id, evidence.id))
    if evidence.kind in _PAGES:
        return address(opened, _PAGES[evidence.kind], evidence.id)
    if evidence.kind is EvidenceKind.PHOTO:
        return f"{address(opened, 'device')}#{evidence.id}"
    if evidence.kind is EvidenceKind.REPLY:
        return _reply_address(evidence.id, opened.within, opened)
    if evidence.kind is EvidenceKind.MEASURE:
        return f"{address(opened, 'screening')}#{evidence.id}"
    return f"{address(opened, 'sources')}#{evidence.id}"


def _reply_address(reply_id: str, within: Lookup, opened: OpenCase) -> str:
    found = within.replies.get(reply_id)
    if found is None:
        return address(opened, "inquiries")
    return f"{address(opened, 'inquiry', found[0].id)}#{reply_id}"
