"""The machine proposes and screens; it decides nothing, and the same twice changes nothing."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.base.errors import NotConfigured
from witnessmark.base.hashes import hash_bytes
from witnessmark.evidence.journal import check_chain
from witnessmark.publication.case import CaseKind, EnclosureKind
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.screening.screening import Verdict
from witnessmark.web.actions.cases import import_case, load_case
from witnessmark.web.actions.due import look_up_due
from witnessmark.web.actions.work import propose_parts, screen_companies

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LIST = (
    json.dumps(
        {
            "id": "ex-1",
            "schema": "Company",
            "properties": {"name": ["Kestrel Micro Ltd"], "topics": ["sanction"]},
        }
    )
    + "\n"
).encode()


def bench(folder: Path, *, kind: CaseKind = CaseKind.INVESTIGATION) -> CaseFolder:
    """Return the full case with a list of its own that can be read, and no screenings yet."""
    case = full_case()
    enclosure = replace(case.enclosures[0], kind=EnclosureKind.LIST, sha256=hash_bytes(LIST))
    case = replace(case, kind=kind, enclosures=(enclosure,), screenings=(), reviews=())
    files = dict(case_folder(folder).files)
    del files[full_case().enclosures[0].sha256]
    path = folder / "list"
    path.write_bytes(LIST)
    return CaseFolder(case=case, files={**files, enclosure.sha256: path})


def test_companies_are_screened_and_non_hits_kept(home: Path, tmp_path: Path) -> None:
    case_id = import_case(bench(tmp_path), actor="heron", now=NOW)
    screen_companies(case_id, actor="heron", now=NOW)
    kept = {one.company: one for one in load_case(case_id).case.screenings}
    assert kept.keys() == {"kestrel", "hoshi", "hoshi-hd"}
    assert kept["kestrel"].verdict is Verdict.MATCH  # type: ignore[index]
    assert kept["hoshi"].verdict is Verdict.NO_MATCH  # type: ignore[index]
    assert kept["hoshi"].snapshots[0].sha256 == hash_bytes(LIST)  # type: ignore[index]
    check_chain(load_case(case_id).case.journal)


def test_screening_again_against_the_same_lists_changes_nothing(home: Path, tmp_path: Path) -> None:
    case_id = import_case(bench(tmp_path), actor="heron", now=NOW)
    screen_companies(case_id, actor="heron", now=NOW)
    before = load_case(case_id).case
    assert not screen_companies(case_id, actor="heron", now=NOW)
    assert load_case(case_id).case == before


def test_without_a_list_nothing_is_called_no_match(home: Path, tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    case = replace(folder.case, enclosures=(), screenings=())
    import_case(CaseFolder(case=case, files=folder.files), actor="heron", now=NOW)
    with pytest.raises(NotConfigured, match="no list"):
        screen_companies(case.id, actor="heron", now=NOW)


def test_in_a_replay_nothing_is_proposed_or_screened(home: Path, tmp_path: Path) -> None:
    case_id = import_case(bench(tmp_path, kind=CaseKind.REPLAY), actor="heron", now=NOW)
    before = load_case(case_id).case
    assert not propose_parts(case_id, actor="heron", now=NOW)
    assert not screen_companies(case_id, actor="heron", now=NOW)
    assert load_case(case_id).case == before


def test_proposals_are_journaled_once_and_decide_nothing(home: Path, tmp_path: Path) -> None:
    case_id = import_case(bench(tmp_path), actor="heron", now=NOW)
    decided = load_case(case_id).case.identifications
    proposals = propose_parts(case_id, actor="heron", now=NOW)
    propose_parts(case_id, actor="heron", now=NOW)
    case = load_case(case_id).case
    assert proposals.keys() == {"u1", "u2"}
    assert case.identifications == decided
    assert [entry.act for entry in case.journal].count("parts-proposed") == 1


def test_what_is_due_is_journaled_once(home: Path, tmp_path: Path) -> None:
    folder = bench(tmp_path)
    case = replace(folder.case, fictional=False)
    import_case(CaseFolder(case=case, files=folder.files), actor="heron", now=NOW)
    first = list(look_up_due(actor="tick", now=NOW))
    again = list(look_up_due(actor="tick", now=NOW))
    assert {one.subject for one in first} >= {"inquiry:i-hoshi", "inquiry:i-kestrel"}
    assert not [one for one in again if one.is_new]
    acts = [entry.act for entry in load_case(case.id).case.journal]
    assert acts.count("step-due") == len([one for one in first if one.is_new])
