"""The machine's part of the work on a case: propose parts, screen companies; a person decides."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import ComponentId
from witnessmark.base.json import JsonObject
from witnessmark.companies.company import Company
from witnessmark.evidence.agreed import agreed_lines
from witnessmark.evidence.component import Component
from witnessmark.parts.identify import Proposal, identify
from witnessmark.parts.marking import Marking, read_marking
from witnessmark.publication.case import Case, CaseKind, EnclosureKind
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.screening.screen import screen_company
from witnessmark.screening.screening import Screening
from witnessmark.screening.snapshots import Snapshot
from witnessmark.web import models
from witnessmark.web.actions.cases import home, load_case
from witnessmark.web.actions.enclosed import catalogue_of, makers_of, snapshots_of
from witnessmark.web.actions.journal import clock, journal_act
from witnessmark.web.actions.originals import find_originals
from witnessmark.web.models.mapping import add_row

PROPOSED = "parts-proposed"
SCREENED = "companies-screened"


def propose_parts(case_id: str, *, actor: str, now: datetime) -> Mapping[ComponentId, Proposal]:
    """Return what the markings of a case allow, and keep it in the journal, the same only once.

    Proposed is from what the readers agree on. What a component is held to be stays as it is: that
    is a person's decision. A replay has no markings of ours, and nothing is proposed.
    """
    folder = load_case(case_id)
    case = folder.case
    if case.kind is CaseKind.REPLAY or not case.components:
        return {}
    with catalogue_of(folder) as catalogue:
        makers = makers_of(folder)
        proposals = {
            component.id: identify(marking_of(component), makers=makers, catalogue=catalogue)
            for component in case.components
            if component.readings
        }
    detail: JsonObject = {component: _in_short(made) for component, made in proposals.items()}
    if any(entry.act == PROPOSED and entry.detail == detail for entry in case.journal):
        return proposals
    with transaction.atomic():
        journal_act(
            _locked(case),
            at=clock(case, now),
            actor=actor,
            act=PROPOSED,
            subject=f"case:{case_id}",
            detail=detail,
        )
    return proposals


def propose_part(case: Case, component: Component) -> Proposal:
    """Return what the marking of `component` allows, from what its readers agree on."""
    kinds = (EnclosureKind.MAKERS, EnclosureKind.CATALOGUE)
    own = {one.sha256 for one in case.enclosures if one.kind in kinds}
    folder = CaseFolder(case=case, files=find_originals(own, home=home()))
    with catalogue_of(folder) as catalogue:
        return identify(marking_of(component), makers=makers_of(folder), catalogue=catalogue)


def screen_companies(case_id: str, *, actor: str, now: datetime) -> Sequence[Screening]:
    """Hold every company of a case against the lists, and keep what was found and what was not.

    A company that was screened against the same snapshots under the same names is left as it is.
    In a replay nothing is screened: measures are cited there. Returns the new screenings.
    """
    folder = load_case(case_id)
    case = folder.case
    if case.kind is CaseKind.REPLAY or not case.companies:
        return ()
    at = clock(case, now)
    snapshots = snapshots_of(folder)
    found = [
        screen_company(company, snapshots=snapshots, at=at)
        for company in case.companies
        if not _is_screened(company, case, snapshots)
    ]
    if not found:
        return ()
    with transaction.atomic():
        row = _locked(case)
        for position, screening in enumerate(found, start=len(case.screenings)):
            add_row(models.Screening, screening, case=row, position=position)
        journal_act(
            row,
            at=at,
            actor=actor,
            act=SCREENED,
            subject=f"case:{case_id}",
            detail={screening.company: screening.verdict.value for screening in found},
        )
    return found


def marking_of(component: Component) -> Marking:
    """Return what the readers of `component` agree on, a `?` where they do not.

    Readings of different length cannot be laid on each other: then the first counts, as doubted.
    A logo counts where all who saw one saw the same.
    """
    logos = {reading.logo for reading in component.readings if reading.logo}
    lines, doubted = agreed_lines(component.readings)
    return read_marking(
        "\n".join(lines) + ("?" if doubted else ""),
        doubt_mark=doubted,
        role=component.role,
        package=component.package,
        logo=logos.pop() if len(logos) == 1 else "",
    )


def _locked(case: Case) -> models.Case:
    """Return the row of `case`, locked. Raises BadInput where somebody worked on it meanwhile."""
    row = models.Case.objects.select_for_update().get(local_id=case.id)
    last = models.Entry.objects.filter(case=row).order_by("-number").first()
    if (last.sha256 if last else None) != (case.journal[-1].sha256 if case.journal else None):
        raise BadInput(
            f"Somebody else worked on the case {case.id} meanwhile.", remedy="Run it again."
        )
    return row


def _in_short(proposal: Proposal) -> JsonObject:
    if not proposal.candidates:
        return {"verdict": proposal.verdict.value}
    best = proposal.candidates[0]
    return {
        "verdict": proposal.verdict.value,
        "maker": best.maker_id,
        "mpn": best.mpn,
        "score": best.score,
    }


def _is_screened(company: Company, case: Case, snapshots: Sequence[Snapshot]) -> bool:
    names = {form.text for form in company.names}
    wanted = {(snapshot.edition.list, snapshot.edition.sha256) for snapshot in snapshots}
    return any(
        screening.company == company.id
        and screening.name in names
        and {(used.list, used.sha256) for used in screening.snapshots} == wanted
        for screening in case.screenings
    )
