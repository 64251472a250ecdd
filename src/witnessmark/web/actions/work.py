"""The machine's part of a case: proposals for its markings, screenings of its companies.

A person decides; what the machine found is journalled, so that both can be held side by side.
A replay only reports what others published: the machine leaves it alone.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction

from witnessmark.base.codec import encode
from witnessmark.base.hashes import hash_json
from witnessmark.base.ids import CaseId, ComponentId
from witnessmark.evidence.agreed import agreed_lines
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import Catalogue, open_catalogue
from witnessmark.parts.identify import Proposal, identify
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import read_marking
from witnessmark.publication.case import Case, CaseKind, Enclosure, EnclosureKind
from witnessmark.publication.casefolder import CaseFolder
from witnessmark.reference.makers import load_makers, parse_makers
from witnessmark.screening.lists import list_kind
from witnessmark.screening.screen import screen_company
from witnessmark.screening.screening import Screening
from witnessmark.screening.snapshots import Snapshot, import_list, load_snapshots
from witnessmark.screening.source import SourceFile
from witnessmark.web import models
from witnessmark.web.actions.cases import home, load_case
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.models.mapping import add_row

PROPOSED = "component-proposed"
SCREENED = "company-screened"


def propose_parts(case_id: CaseId, *, actor: str, now: datetime) -> dict[ComponentId, Proposal]:
    """Return what each component's marking allows, and journal what is new."""
    folder = load_case(case_id)
    if folder.case.kind is CaseKind.REPLAY:
        return {}
    makers, catalogue = case_makers(folder), case_catalogue(folder, now=now)
    proposals = {
        component.id: identify(
            read_marking("\n".join(agreed_lines(component))), makers=makers, catalogue=catalogue
        )
        for component in folder.case.components
        if component.readings
    }
    with transaction.atomic():
        row = models.Case.objects.select_for_update().get(local_id=case_id)
        for component_id, proposal in proposals.items():
            detail = {"proposal_sha256": hash_json(encode(proposal)), "verdict": proposal.verdict}
            if not _is_known(folder.case, PROPOSED, component_id, detail["proposal_sha256"]):
                journal_act(
                    row,
                    at=now,
                    actor=actor,
                    act=PROPOSED,
                    subject=f"component:{component_id}",
                    detail=detail,
                )
    return proposals


def screen_companies(case_id: CaseId, *, actor: str, now: datetime) -> tuple[Screening, ...]:
    """Screen each company of the case under all its names; keep and return what is new.

    A company screened before against the same snapshots is not screened again. Without a list
    nothing is screened: "no match" is never said against nothing.
    """
    folder = load_case(case_id)
    snapshots = () if folder.case.kind is CaseKind.REPLAY else case_snapshots(folder)
    if not snapshots:
        return ()
    screenings = tuple(
        screening
        for company in folder.case.companies
        if not _was_screened(folder.case, company.id, snapshots)
        for screening in [screen_company(company, snapshots=snapshots, at=now)]
    )
    with transaction.atomic():
        row = models.Case.objects.select_for_update().get(local_id=case_id)
        for place, screening in enumerate(screenings, start=len(folder.case.screenings)):
            add_row(models.Screening, screening, case=row, position=place)
            journal_act(
                row,
                at=now,
                actor=actor,
                act=SCREENED,
                subject=f"company:{screening.company}",
                detail={"verdict": screening.verdict, "hits": len(screening.hits)},
            )
    return screenings


def case_makers(folder: CaseFolder) -> MakerTable:
    """Return the makers that the case encloses, or those of the reference where it has none."""
    enclosed = tuple(
        maker
        for enclosure in _enclosed(folder.case, EnclosureKind.MAKERS)
        for maker in parse_makers(_content(folder, enclosure), name=enclosure.name)
    )
    return MakerTable(enclosed or load_makers())


def case_catalogue(folder: CaseFolder, *, now: datetime) -> Catalogue | None:
    """Return the catalogue that the case encloses, built once, or None where it has none."""
    enclosures = tuple(_enclosed(folder.case, EnclosureKind.CATALOGUE))
    if not enclosures:
        return None
    key = hash_json([enclosure.sha256 for enclosure in enclosures])
    place = home() / "catalogues" / key
    if not place.exists():
        build_catalogue(
            [folder.files[enclosure.sha256] for enclosure in enclosures], into=place, built_at=now
        )
    return open_catalogue(place)


def case_snapshots(folder: CaseFolder) -> tuple[Snapshot, ...]:
    """Return the lists that the case encloses; where it has none, those imported into the home."""
    enclosures = tuple(_enclosed(folder.case, EnclosureKind.LIST))
    if not enclosures:
        return load_snapshots(home() / "lists")
    place = home() / "cases" / folder.case.id / "lists"
    for enclosure in enclosures:
        _import_enclosed(folder, enclosure, into=place)
    return load_snapshots(place)


def _import_enclosed(folder: CaseFolder, enclosure: Enclosure, *, into: Path) -> None:
    if enclosure.retrieved_at is None:
        return
    import_list(
        [SourceFile(name=enclosure.name, content=_content(folder, enclosure))],
        kind=list_kind(enclosure.list_kind),
        into=into,
        retrieved_at=enclosure.retrieved_at,
        list_id=enclosure.name,
    )


def _enclosed(case: Case, kind: EnclosureKind) -> Iterator[Enclosure]:
    return (enclosure for enclosure in case.enclosures if enclosure.kind is kind)


def _content(folder: CaseFolder, enclosure: Enclosure) -> bytes:
    return folder.files[enclosure.sha256].read_bytes()


def _is_known(case: Case, act: str, subject: str, sha256: object) -> bool:
    return any(
        entry.act == act
        and entry.subject.endswith(f":{subject}")
        and entry.detail.get("proposal_sha256") == sha256
        for entry in case.journal
    )


def _was_screened(case: Case, company: str, snapshots: tuple[Snapshot, ...]) -> bool:
    wanted = {snapshot.edition.sha256 for snapshot in snapshots}
    return any(
        screening.company == company and {ref.sha256 for ref in screening.snapshots} == wanted
        for screening in case.screenings
    )
