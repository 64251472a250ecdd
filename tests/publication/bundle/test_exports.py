"""What leaves is public, complete, and harmless in a spreadsheet."""

import csv
import io
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from web.cases import full_case
from witnessmark.base.codec import decode
from witnessmark.base.fields import is_restricted
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.text import Text
from witnessmark.evidence.journal import Entry, check_chain
from witnessmark.publication.bundle.bundle import build_bundle
from witnessmark.publication.bundle.descriptors import describe
from witnessmark.publication.bundle.exports import FORMULA, export_case
from witnessmark.publication.bundle.tables import TABLES
from witnessmark.publication.case import Case
from witnessmark.publication.claim import ClaimStatus
from witnessmark.publication.redaction.public import public_case

CANARY = "kanarienvogel"


def planted(value: Any) -> Any:
    """Return `value` with a canary in every restricted text and every unknown field."""
    if isinstance(value, tuple):
        return tuple(planted(part) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name == "unknown":
            changes[field.name] = {CANARY: CANARY}
        elif is_restricted(field) and isinstance(old, str):
            changes[field.name] = CANARY
        elif is_restricted(field) and isinstance(old, dict):
            changes[field.name] = {CANARY: CANARY}
        elif not is_restricted(field):
            changes[field.name] = planted(old)
    return replace(value, **changes)


def exported(case: Case) -> dict[str, bytes]:
    files = dict(export_case(case))
    return {**files, **describe(case, files=files, on=case.as_of)}


def rows(case: Case, name: str) -> list[dict[str, str]]:
    text = export_case(case)[f"data/{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_no_restricted_or_unknown_field_leaves() -> None:
    case: Case = planted(full_case())
    for path, content in exported(case).items():
        assert CANARY.encode() not in content, path
    from witnessmark.base.signing import make_key

    assert CANARY.encode() not in build_bundle(case, files=exported(case), key=make_key(bytes(32)))


def test_the_published_journal_still_holds() -> None:
    lines = export_case(full_case())["data/journal.jsonl"].splitlines()
    journal = [decode(json.loads(line), Entry, where="it") for line in lines]
    check_chain(journal)
    assert len(journal) == len(full_case().journal) > 0
    assert not any(entry.reason or entry.detail or entry.salt for entry in journal)


def test_a_claim_that_is_not_published_stays_inside() -> None:
    case = full_case()
    claims = tuple(
        replace(claim, status=status, text=Text(en=f"{CANARY} {status}"))
        for claim, status in zip(case.claims * 5, ClaimStatus, strict=False)
    )
    shown = public_case(replace(case, claims=claims))
    assert [claim.status for claim in shown.claims] == [
        ClaimStatus.PUBLISHED,
        ClaimStatus.CORRECTED,
        ClaimStatus.WITHDRAWN,
    ]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert exported(full_case()) == exported(full_case())


def test_every_table_is_exported_with_its_heading() -> None:
    files = export_case(full_case())
    for table in TABLES:
        heading = next(csv.reader([files[f"data/{table.name}.csv"].decode().splitlines()[0]]))
        assert heading == [column.name for column in table.columns]


def test_every_row_has_one_cell_a_column() -> None:
    for table in TABLES:
        for row in table.rows(full_case()):
            assert len(row) == len(table.columns), table.name


def test_a_table_without_rows_is_left_out() -> None:
    case = replace(full_case(), codes=(), settlements=())
    assert "data/codes.csv" not in export_case(case)
    assert b"codes" not in exported(case)["datapackage.json"]


@pytest.mark.parametrize("sign", FORMULA)
def test_a_spreadsheet_runs_no_cell(sign: str) -> None:
    case = full_case()
    named = replace(case.companies[0].names[0], text=f"{sign}HYPERLINK()")
    company = replace(case.companies[0], names=(named,))
    case = replace(case, companies=(company, *case.companies[1:]))
    assert rows(case, "companies")[0]["name_en"] == f"'{sign}HYPERLINK()"


def test_a_second_hand_statement_names_the_copy_that_was_read() -> None:
    second = [row for row in rows(full_case(), "statements") if row["mark"] == "second_hand"]
    assert all(row["copy_read"] for row in second)
    assert all(row["address"] or row["document"] for row in rows(full_case(), "statements"))


def test_a_screening_without_a_hit_is_kept_with_the_editions_searched() -> None:
    found = rows(full_case(), "screenings")
    assert {row["company"] for row in found} == {one.company for one in full_case().screenings}
    assert all(row["snapshots"] for row in found)


def test_the_data_package_describes_each_file_and_column() -> None:
    files = exported(full_case())
    package = json.loads(files["datapackage.json"])
    assert package["name"] == full_case().id
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {path for path in files if path.startswith("data/")}
    for path, resource in described.items():
        assert resource["hash"] == f"sha256:{hash_bytes(files[path])}"
        assert resource["bytes"] == len(files[path])
        if path.endswith(".csv"):
            heading = next(csv.reader([files[path].decode().splitlines()[0]]))
            assert [field["name"] for field in resource["schema"]["fields"]] == heading
    assert len({resource["name"] for resource in package["resources"]}) == len(described)


def test_the_crate_describes_itself_its_root_and_each_file() -> None:
    case = full_case()
    files = exported(case)
    crate = json.loads(files["ro-crate-metadata.json"])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    things = {thing["@id"]: thing for thing in crate["@graph"]}
    about = things["ro-crate-metadata.json"]
    assert about["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = things[about["about"]["@id"]]
    assert root["@type"] == "Dataset"
    for needed in ("name", "description", "datePublished", "license"):
        assert root[needed]
    parts = {part["@id"] for part in root["hasPart"]}
    assert parts == {path for path in files if path.startswith("data/")}
    assert all(things[part]["@type"] == "File" for part in parts)
    assert date.fromisoformat(root["datePublished"])
